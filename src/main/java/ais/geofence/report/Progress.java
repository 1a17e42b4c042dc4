package ais.geofence.report;

import ais.geofence.fault.OneLine;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Prints the current stage and its progress: on a terminal in one line that is rewritten every second; in a log a line for each
 * stage and one more every ten seconds.
 */
public final class Progress implements AutoCloseable {
    /** How progress is printed. */
    enum Mode {
        NOWHERE,
        LINES,
        REWRITTEN
    }

    private static final long LOG_SECONDS = 10;
    /** Moves to the margin and erases the line. */
    private static final String ERASED = "\r\u001B[K";

    private final PrintStream out;
    private final Mode mode;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private String stage = "";
    private long stageStart;
    private Supplier<Optional<String>> status = Optional::empty;

    Progress(PrintStream out, Mode mode) {
        this.out = out;
        this.mode = mode;
    }

    /** Progress on standard error. */
    public static Progress standard(boolean quiet) {
        Progress progress = new Progress(
                System.err, quiet ? Mode.NOWHERE : Terminal.STANDARD_ERROR.rewrites() ? Mode.REWRITTEN : Mode.LINES);
        long seconds = progress.mode == Mode.REWRITTEN ? 1 : LOG_SECONDS;
        progress.timer.scheduleAtFixedRate(progress::tick, seconds, seconds, TimeUnit.SECONDS);
        return progress;
    }

    /** Begins a stage. */
    public synchronized void begin(String name) {
        stage = OneLine.of(name);
        stageStart = System.nanoTime();
        switch (mode) {
            case NOWHERE -> {}
            case LINES -> out.println(stage + " ...");
            case REWRITTEN -> tick();
        }
    }

    /** Ends the stage and, on a terminal, removes its line. */
    public synchronized void end() {
        stage = "";
        erase();
    }

    /** Prints a line that stays. */
    public synchronized void note(String line) {
        erase();
        if (mode != Mode.NOWHERE) {
            out.println(OneLine.of(line));
        }
    }

    /**
     * Sets what describes the progress of the stage.
     *
     * @param further a phrase; empty if unknown
     */
    public synchronized void status(Supplier<Optional<String>> further) {
        status = further;
    }

    synchronized void tick() {
        if (stage.isEmpty()) {
            return;
        }
        String elapsed = Figures.elapsed((System.nanoTime() - stageStart) / 1e9);
        Optional<String> further = status.get();
        switch (mode) {
            case NOWHERE -> {}
            case LINES ->
                out.println("  " + elapsed + further.map(text -> ": " + text).orElse(""));
            case REWRITTEN -> {
                String figures =
                        ": " + elapsed + further.map(text -> ", " + text).orElse("");
                int room = Math.max(1, Table.WIDEST - 1 - TextWidth.width(figures));
                out.print(ERASED + TextWidth.shortened(stage, room) + figures);
                out.flush();
            }
        }
    }

    private void erase() {
        if (mode == Mode.REWRITTEN) {
            out.print(ERASED);
            out.flush();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        end();
    }
}
