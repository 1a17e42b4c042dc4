package ais.geofence.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestSpark;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Rows are counted once, and in each of their numbers. */
class CountListsTest {
    private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    @Test
    void countsRowsAndTheNumbersOfTheirLists() {
        SparkSession spark = TestSpark.session();
        BinCounter rows = BinCounter.register(spark.sparkContext(), 2);
        BinCounter numbers = BinCounter.register(spark.sparkContext(), 4);
        Column third = col("id").mod(3);
        Column list = when(third.equalTo(0), array().cast(NUMBERS))
                .when(third.equalTo(1), array(lit(1)))
                .otherwise(array(lit(0), lit(2)));
        Dataset<Row> counted = spark.range(0, 300, 1, 7)
                .select(
                        col("id"),
                        Invocation.nonDeterministic(new CountLists(rows, numbers), NUMBERS, list)
                                .as("list"));
        assertThat(counted.collectAsList().stream()
                        .filter(row -> row.getList(1).size() == 2)
                        .count())
                .isEqualTo(100);
        assertThat(rows.bins()).containsExactly(100, 200);
        assertThat(rows.total()).isEqualTo(300);
        assertThat(numbers.bins()).containsExactly(100, 100, 100, 100);
    }
}
