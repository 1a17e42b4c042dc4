package ais.geofence.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.sql.SparkSession;

/**
 * Says every ten seconds how far Spark is, where Spark's own progress bar does not show: that is in a terminal, and this is
 * in a log.
 */
public final class ProgressLines implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SparkStatusTracker tracker;
    private final PrintStream out;
    private final long start = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private ProgressLines(SparkStatusTracker tracker, PrintStream out) {
        this.tracker = tracker;
        this.out = out;
    }

    /** Starts to print, unless Spark's progress bar is on. */
    public static ProgressLines start(SparkSession spark, PrintStream out) {
        ProgressLines lines = new ProgressLines(spark.sparkContext().statusTracker(), out);
        if (!spark.sparkContext().getConf().getBoolean("spark.ui.showConsoleProgress", false)) {
            long millis = INTERVAL.toMillis();
            lines.timer.scheduleAtFixedRate(lines::print, millis, millis, TimeUnit.MILLISECONDS);
        }
        return lines;
    }

    private void print() {
        int done = 0;
        int running = 0;
        int all = 0;
        for (int stage : tracker.getActiveStageIds()) {
            SparkStageInfo info = tracker.getStageInfo(stage).getOrElse(() -> null);
            if (info != null) {
                done += info.numCompletedTasks();
                running += info.numActiveTasks();
                all += info.numTasks();
            }
        }
        if (all > 0) {
            out.printf(
                    "  %s: %d of %d tasks done, %d running%n",
                    Figures.seconds(Duration.ofNanos(System.nanoTime() - start)), done, all, running);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
