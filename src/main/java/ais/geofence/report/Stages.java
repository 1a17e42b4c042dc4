package ais.geofence.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The stages of a run, timed one after the other. */
public final class Stages {
    /**
     * A stage that is done.
     *
     * @param rows how many rows it worked on; -1 if it does not work on rows
     */
    public record Stage(String name, Duration wall, long rows) {}

    private final Progress progress;
    private final List<Stage> done = new ArrayList<>();

    /**
     * @param progress where each stage is announced when it starts
     */
    public Stages(Progress progress) {
        this.progress = progress;
    }

    /** Runs a stage that does not work on rows, and returns its result. */
    public <T> T call(String name, Supplier<T> work) {
        progress.begin(name);
        long start = System.nanoTime();
        T result = work.get();
        progress.end();
        done.add(new Stage(name, Duration.ofNanos(System.nanoTime() - start), -1));
        return result;
    }

    /**
     * Runs a stage that can describe its progress.
     *
     * @param status describes it, while the stage runs
     */
    public <T> T call(String name, Supplier<Optional<String>> status, Supplier<T> work) {
        progress.status(status);
        T result = call(name, work);
        progress.status(Optional::empty);
        return result;
    }

    /** Runs a stage that has no result and does not work on rows. */
    public void run(String name, Runnable work) {
        call(name, () -> {
            work.run();
            return true;
        });
    }

    /** Sets how many rows the last stage worked on. */
    public void rowsOfLast(long rows) {
        Stage last = done.remove(done.size() - 1);
        done.add(new Stage(last.name(), last.wall(), rows));
    }

    /** Where the stages are announced. */
    public Progress progress() {
        return progress;
    }

    /** The stages that are done, in order. */
    public List<Stage> done() {
        return List.copyOf(done);
    }
}
