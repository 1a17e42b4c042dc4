package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeating a table, both ways: shared by all executors, and partition by partition where it is too large for that. */
class CopiesTest {
    private static final String THRESHOLD = "spark.sql.autoBroadcastJoinThreshold";
    private static final long SMALL = 1000;
    private static final long LARGE = 1 << 30;

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session();

    @AfterEach
    void reset() {
        spark.conf().unset(THRESHOLD);
    }

    private Dataset<Row> table(int rows) {
        return spark.range(0, rows, 1, 3).selectExpr("id", "id * 1.5D AS __lon", "repeat('x', 1000) AS `a.b`");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 1024})
    void repeatsEveryRowExactly(long factor) {
        for (long bytes : new long[] {SMALL, LARGE}) {
            Dataset<Row> multiplied = new Copies(factor).of(table(30), bytes);
            assertThat(multiplied.columns()).containsExactly("id", "__lon", "a.b");
            Map<Long, Long> copies = new TreeMap<>();
            for (Row row : multiplied.groupBy("id").count().collectAsList()) {
                copies.put(row.getLong(0), row.getLong(1));
            }
            assertThat(copies).hasSize(30);
            assertThat(copies.values()).containsOnly(factor);
        }
    }

    @Test
    void repeatsAnEmptyTable() {
        assertThat(new Copies(1024).of(table(0), SMALL).count()).isZero();
        assertThat(new Copies(1024).of(table(0), LARGE).count()).isZero();
    }

    @Test
    void goesThroughTheTableForEachReplica() {
        for (long bytes : new long[] {SMALL, LARGE}) {
            for (List<Long> ids : idsByPartition(new Copies(8).of(table(30), bytes))) {
                for (int i = 1; i < ids.size(); i++) {
                    assertThat(ids.get(i)).isNotEqualTo(ids.get(i - 1));
                }
            }
        }
        List<Long> first = idsByPartition(new Copies(8).of(table(30), SMALL)).get(0);
        assertThat(first.subList(0, 30)).doesNotHaveDuplicates().isEqualTo(first.subList(30, 60));
    }

    private static List<List<Long>> idsByPartition(Dataset<Row> rows) {
        return rows.select("id").as(Encoders.LONG()).javaRDD().glom().collect();
    }

    @Test
    void shufflesNothing() {
        String shared = new Copies(1024)
                .of(table(30), SMALL)
                .queryExecution()
                .executedPlan()
                .toString();
        assertThat(shared)
                .contains("BroadcastNestedLoopJoin BuildRight")
                .doesNotContain("Exchange hash", "Exchange Round");
        assertThat(shared.replace("BroadcastExchange", "")).doesNotContain("Exchange");
        String parted = new Copies(1024)
                .of(table(30), LARGE)
                .queryExecution()
                .executedPlan()
                .toString();
        assertThat(parted).contains("CartesianProduct").doesNotContain("Exchange");
    }

    @Test
    void takesTheWayThatTheSizeOfTheFilesAsksFor() {
        Path file = TestFiles.lines(folder.resolve("a.csv"), "lon,lat", "103.75,1.25", "103.5,1.5");
        PositionReader reader = new PositionReader(spark, ColumnOptions.AUTO);
        for (String threshold : new String[] {"10b", "10MB", "-1"}) {
            spark.conf().set(THRESHOLD, threshold);
            Positions positions = reader.read(List.of(file.toString()), new Copies(1024));
            Dataset<Row> multiplied = new Copies(1024).of(positions.rows(), positions.bytes());
            assertThat(multiplied.queryExecution().executedPlan().toString())
                    .contains(threshold.equals("10MB") ? "BroadcastNestedLoopJoin" : "CartesianProduct");
            assertThat(multiplied.count()).isEqualTo(2048);
            assertThat(positions.readCounts().bins()[0]).isEqualTo(2);
        }
    }

    /** The copies are larger than this JVM's heap; what is live half way is not more than at the start. */
    @ParameterizedTest
    @ValueSource(longs = {SMALL, LARGE})
    @Tag("slow")
    void holdsTheTableAndNotItsCopies(long bytes) {
        int rows = 2000;
        long factor = bytes == SMALL ? 3_500 : 2_500;
        Probe.reset();
        long count = new Copies(factor)
                .of(table(rows), bytes)
                .mapPartitions(new Probe(), Encoders.LONG())
                .reduce((org.apache.spark.api.java.function.ReduceFunction<Long>) Long::sum);
        assertThat(count).isEqualTo(rows * factor);
        assertThat(Probe.early).isPositive();
        assertThat(Probe.late).isLessThan(Probe.early + (64L << 20));
    }

    /** Counts rows, and measures what is live on the heap after its 10,000th and its 1,500,000th row. */
    private static final class Probe implements MapPartitionsFunction<Row, Long> {
        private static volatile long early;
        private static volatile long late;

        static void reset() {
            early = 0;
            late = 0;
        }

        @Override
        public Iterator<Long> call(Iterator<Row> rows) {
            long count = 0;
            while (rows.hasNext()) {
                rows.next();
                count++;
                if (count == 10_000) {
                    early = Math.max(early, live());
                } else if (count == 1_500_000) {
                    late = Math.max(late, live());
                }
            }
            return List.of(count).iterator();
        }

        /** What a collection left, not what the other tasks have taken since. */
        private static synchronized long live() {
            System.gc();
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
        }
    }
}
