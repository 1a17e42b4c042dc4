package ais.geofence.report;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.spark.BinCounter;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.Invocation;
import ais.geofence.testing.TestSpark;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

/** What is said of a stage of Spark's while it runs. */
class SparkProgressTest {
    private static final int TASKS = 10;
    private static final int ROWS = 1000;

    /** What was said while ten tasks, of which two run at a time, took a quarter of a second each. */
    private static Set<String> watched(String counter, long expected) {
        return watched(counter, expected, TASKS, new Pause());
    }

    private static Set<String> watched(String counter, long expected, int tasks, Serializable pause) {
        SparkContext context = TestSpark.session().sparkContext();
        BinCounter counts = BinCounter.register(context, counter, 1);
        Dataset<Row> rows = TestSpark.session()
                .range(0, ROWS, 1, tasks)
                .select(
                        col("id").cast("int"),
                        Invocation.nonDeterministic(
                                        new CountRows(counts, 0),
                                        DataTypes.IntegerType,
                                        col("id").multiply(0).cast("int"))
                                .as("bin"))
                .select(Invocation.nonDeterministic(
                                pause, DataTypes.IntegerType, col("id").plus(col("bin")))
                        .as("bin"));
        Set<String> said = new LinkedHashSet<>();
        try (SparkProgress progress = SparkProgress.listening(context, () -> expected)) {
            Thread work = new Thread(
                    () -> rows.write().format("noop").mode("overwrite").save());
            work.start();
            while (work.isAlive()) {
                progress.get().ifPresent(said::add);
                Thread.sleep(20);
            }
            context.listenerBus().waitUntilEmpty();
            assertThat(progress.get()).isEmpty();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
        assertThat(counts.total()).isEqualTo(ROWS);
        return said;
    }

    @Test
    void saysHowManyRowsAreTaggedAndWhatIsLeftByTheTasks() {
        Set<String> said = watched("rows tagged", 0);
        assertThat(said).anyMatch(line -> line.matches("[4-9]\\d\\d rows tagged, [\\d,]+/s, [2-9]0 %, \\d s left"));
        assertThat(said).noneMatch(line -> line.contains("100 %") || line.contains(" 0 %"));
    }

    @Test
    void saysWhatIsLeftOfTheRowsThatAreExpected() {
        Set<String> said = watched("rows tagged", 4 * ROWS);
        assertThat(said)
                .anyMatch(line -> line.matches("[4-9]\\d\\d rows tagged, [\\d,]+/s, (1\\d|2[0-5]) %, \\d+ s left"));
    }

    @Test
    void saysNothingOfTheTimeLeftWhileRowsAreOnlyRead() {
        Set<String> said = watched("rows read", 0);
        assertThat(said).anyMatch(line -> line.matches("[4-9]\\d\\d rows read, [\\d,]+/s"));
        assertThat(said).noneMatch(line -> line.contains("left"));
    }

    @Test
    void countsTasksWhereThereIsNothingElse() {
        assertThat(watched("something else", 0)).contains("4 of 10 tasks done");
    }

    /** As of a compressed file that two tasks read: one has just ended, the other has its last row. */
    @Test
    void doesNotSayThatHalfIsDoneWhenAllRowsAreTagged() {
        Set<String> said = watched("rows tagged", 0, 2, new LastPause());
        assertThat(said).anyMatch(line -> line.startsWith("1,000 rows tagged"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("1,000 rows tagged"))
                .noneMatch(line -> line.contains("%"));
    }

    /** Rests at the last row of all. */
    public static final class LastPause implements Serializable {
        public int invoke(int number) throws InterruptedException {
            if (number == ROWS - 1) {
                Thread.sleep(2500);
            }
            return number;
        }
    }

    /** Rests before the first row of a task. */
    public static final class Pause implements Serializable {
        private transient boolean rested;

        public int invoke(int number) throws InterruptedException {
            if (!rested) {
                rested = true;
                Thread.sleep(250);
            }
            return number;
        }
    }
}
