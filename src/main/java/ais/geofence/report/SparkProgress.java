package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reports the rows of the current Spark stage, from finished tasks and the heartbeats of running ones. The time left is
 * estimated for the stage that tags only, once a twentieth of it is done.
 */
public final class SparkProgress extends SparkListener implements Supplier<Optional<String>>, AutoCloseable {
    /** The accumulators that count rows, best first: those of the program, then one of Spark. */
    private static final Map<String, String> COUNTERS = new LinkedHashMap<>();

    private static final String TAGGED = "rows tagged";

    static {
        COUNTERS.put(TAGGED, TAGGED);
        COUNTERS.put("rows read", "rows read");
        COUNTERS.put("internal.metrics.output.recordsWritten", "rows written");
    }

    private final LongSupplier expected;
    private final LongSupplier nanoTime;
    private final Runnable onClose;
    private int stage = -1;
    private long start;
    private int tasks;
    private int done;
    private final Map<String, Long> ofDone = new HashMap<>();
    private final Map<Long, Map<String, Long>> ofRunning = new HashMap<>();

    SparkProgress(LongSupplier expected, LongSupplier nanoTime, Runnable onClose) {
        this.expected = expected;
        this.nanoTime = nanoTime;
        this.onClose = onClose;
    }

    /**
     * Listens to Spark until it is closed.
     *
     * @param expected how many rows will be tagged; 0 if unknown: then the tasks are the measure
     */
    public static SparkProgress listening(SparkContext context, LongSupplier expected) {
        SparkProgress[] listener = new SparkProgress[1];
        listener[0] = new SparkProgress(expected, System::nanoTime, () -> context.removeSparkListener(listener[0]));
        context.addSparkListener(listener[0]);
        return listener[0];
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        stage = submitted.stageInfo().stageId();
        tasks = submitted.stageInfo().numTasks();
        start = nanoTime.getAsLong();
        done = 0;
        ofDone.clear();
        ofRunning.clear();
    }

    @Override
    public synchronized void onStageCompleted(SparkListenerStageCompleted completed) {
        stage = completed.stageInfo().stageId() == stage ? -1 : stage;
    }

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        CollectionConverters.asJava(update.accumUpdates()).forEach(ofTask -> {
            if ((int) ofTask._2() == stage) {
                ofRunning.put((Long) ofTask._1(), rows(ofTask._4()));
            }
        });
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.stageId() == stage) {
            ofRunning.remove(end.taskInfo().taskId());
            if (end.taskInfo().successful()) {
                done++;
                rows(end.taskInfo().accumulables()).forEach((name, rows) -> ofDone.merge(name, rows, Long::sum));
            }
        }
    }

    private static Map<String, Long> rows(Iterable<AccumulableInfo> accumulators) {
        Map<String, Long> rows = new HashMap<>();
        CollectionConverters.asJava(accumulators).forEach(accumulator -> {
            String name = accumulator.name().getOrElse(() -> "");
            if (COUNTERS.containsKey(name) && accumulator.update().isDefined()) {
                String sum = String.valueOf(accumulator.update().get()).split(":")[0];
                rows.put(name, Long.parseLong(sum));
            }
        });
        return rows;
    }

    @Override
    public synchronized Optional<String> get() {
        if (stage < 0) {
            return Optional.empty();
        }
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        for (Map.Entry<String, String> counter : COUNTERS.entrySet()) {
            String name = counter.getKey();
            long rows = ofDone.getOrDefault(name, 0L)
                    + ofRunning.values().stream()
                            .mapToLong(counts -> counts.getOrDefault(name, 0L))
                            .sum();
            if (rows > 0) {
                String rate = Figures.count(Math.round(rows / seconds));
                String left = name.equals(TAGGED) ? left(rows, seconds) : "";
                return Optional.of("%s %s, %s/s%s".formatted(Figures.count(rows), counter.getValue(), rate, left));
            }
        }
        return Optional.of("%s of %s tasks done".formatted(Figures.count(done), Figures.count(tasks)));
    }

    private String left(long rows, double seconds) {
        long all = expected.getAsLong();
        double part = all > 0 ? (double) rows / all : partOfTasks();
        return ShareProgress.phrase(part, seconds).map(phrase -> ", " + phrase).orElse("");
    }

    /** What part of the tasks is done, where a running task has as many rows as those that are done, on average. */
    private double partOfTasks() {
        long rowsOfDone = ofDone.getOrDefault(TAGGED, 0L);
        if (rowsOfDone == 0) {
            return 0;
        }
        double rowsOfTask = (double) rowsOfDone / done;
        double running = ofRunning.values().stream()
                .mapToDouble(counts -> Math.min(1, counts.getOrDefault(TAGGED, 0L) / rowsOfTask))
                .sum();
        return (done + running) / tasks;
    }
}
