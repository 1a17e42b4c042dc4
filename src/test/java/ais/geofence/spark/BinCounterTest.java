package ais.geofence.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestSpark;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** Counts are right also where Spark runs a task more than once. */
class BinCounterTest {
    private static final Set<Integer> FAILED = ConcurrentHashMap.newKeySet();

    @Test
    void countsRowsOfATableOnce() {
        SparkSession spark = TestSpark.session();
        BinCounter counts = BinCounter.register(spark.sparkContext(), 3);
        counting(spark.range(0, 300, 1, 7).toDF(), counts)
                .write()
                .format("noop")
                .mode("overwrite")
                .save();
        assertThat(counts.bins()).containsExactly(100, 100, 100);
        assertThat(counts.total()).isEqualTo(300);
    }

    @Test
    void dropsWhatItHasHadAlready() {
        BinCounter merged = counter(3);
        BinCounter first = partition(merged, 0, 1, 1, 2);
        BinCounter again = partition(merged, 0, 1, 1, 2);
        BinCounter second = partition(merged, 1, 0);
        merged.merge(first);
        merged.merge(second);
        merged.merge(again);
        merged.merge(merged.copyAndReset());
        assertThat(merged.bins()).containsExactly(1, 2, 1);
        assertThat(((BinCounter) merged.copy()).bins()).containsExactly(1, 2, 1);
        assertThat(merged.copyAndReset().isZero()).isTrue();
        assertThat(merged.isZero()).isFalse();
        merged.reset();
        assertThat(merged.total()).isZero();
        merged.merge(first);
        assertThat(merged.bins()).containsExactly(0, 2, 1);
    }

    @Test
    void givesAwayNoneOfItsState() {
        BinCounter counts = counter(2);
        counts.bins()[0] = 7;
        assertThat(counts.bins()).containsExactly(0, 0);
    }

    @Test
    void showsItsSumAndWhatItIsMadeOf() {
        BinCounter counts =
                BinCounter.register(TestSpark.session().sparkContext(), "rows", List.of("good", "bad", "ugly"));
        assertThat(counts.value()).isEqualTo("0");
        counts.merge(partition(counts, 0, 0, 0, 2));
        assertThat(counts.value()).isEqualTo("3: good 2, ugly 1");
        assertThat(counts.name().get()).isEqualTo("rows");
    }

    /** Every task fails once, after it has counted rows. */
    @Test
    void countsRowsOnceWhereTasksAreRepeated() {
        TestSpark.session().stop();
        TestSpark.configure();
        SparkSession spark = SparkSession.builder()
                .config(new SparkConf().setMaster("local[2,3]"))
                .getOrCreate();
        try {
            FAILED.clear();
            BinCounter counts = BinCounter.register(spark.sparkContext(), 3);
            Dataset<Row> counted = counting(spark.range(0, 300, 1, 4).toDF(), counts);
            Column failing = Invocation.nonDeterministic(new FailsOnce(), DataTypes.IntegerType, col("bin"));
            // A shuffle behind it, whose map stage is the one that counts.
            counted.withColumn("bin", failing)
                    .repartition(3)
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            assertThat(FAILED).hasSize(4);
            assertThat(counts.bins()).containsExactly(100, 100, 100);
        } finally {
            spark.stop();
        }
    }

    private static Dataset<Row> counting(Dataset<Row> ids, BinCounter counts) {
        return ids.withColumn("bin", col("id").mod(3).cast("int"))
                .withColumn(
                        "bin",
                        Invocation.nonDeterministic(new CountRows(counts, 0), DataTypes.IntegerType, col("bin")));
    }

    private static BinCounter counter(int bins) {
        return BinCounter.register(TestSpark.session().sparkContext(), bins);
    }

    /** What a task hands in that counted rows of one partition. */
    private static BinCounter partition(BinCounter counter, int partition, int... rows) {
        BinCounter task = (BinCounter) counter.copyAndReset();
        task.startPartition(partition);
        for (int bin : rows) {
            task.add(bin);
        }
        return task;
    }

    /** Fails at the 20th row of each partition's first attempt. */
    public static final class FailsOnce implements java.io.Serializable {
        private transient int rows;

        public int invoke(int number) {
            if (++rows == 20 && FAILED.add(TaskContext.getPartitionId())) {
                throw new IllegalStateException("a task that fails once");
            }
            return number;
        }
    }
}
