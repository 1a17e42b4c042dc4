package ais.geofence.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The stages of a run, timed one after the other. */
public final class Stages {
    /**
     * A stage that is done.
     *
     * @param rows how many rows it worked on; -1 where rows are not what it works on
     */
    public record Stage(String name, Duration wall, long rows) {}

    private final PrintStream progress;
    private final List<Stage> done = new ArrayList<>();

    /**
     * @param progress where each stage is announced when it starts
     */
    public Stages(PrintStream progress) {
        this.progress = progress;
    }

    /** Runs a stage that works on no rows. */
    public <T> T run(String name, Supplier<T> work) {
        return run(name, work, -1);
    }

    /** Runs a stage that works on so many rows. */
    public <T> T run(String name, Supplier<T> work, long rows) {
        progress.println(name + " ...");
        long start = System.nanoTime();
        T result = work.get();
        done.add(new Stage(name, Duration.ofNanos(System.nanoTime() - start), rows));
        return result;
    }

    /** Says how many rows the last stage turned out to work on. */
    public void rowsOfLast(long rows) {
        Stage last = done.remove(done.size() - 1);
        done.add(new Stage(last.name(), last.wall(), rows));
    }

    /** The stages that are done, in order. */
    public List<Stage> done() {
        return List.copyOf(done);
    }
}
