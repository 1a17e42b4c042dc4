package ais.geofence.report;

import java.io.PrintStream;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Says every two seconds how many things there are so far, and how many a second; nothing where that is all it takes. */
public final class CountProgress implements IntConsumer {
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    private final String things;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private long lastLine;

    /**
     * @param things what is counted, such as "zones read"
     */
    public CountProgress(String things, PrintStream out) {
        this(things, out, System::nanoTime);
    }

    CountProgress(String things, PrintStream out, LongSupplier nanoTime) {
        this.things = things;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastLine = start;
    }

    /**
     * Takes note of progress.
     *
     * @param count how many there are so far
     */
    @Override
    public void accept(int count) {
        long now = nanoTime.getAsLong();
        if (now - lastLine >= INTERVAL_NANOS) {
            lastLine = now;
            long perSecond = Math.round(count / ((now - start) / 1e9));
            out.printf("  %s %s, %s a second%n", Figures.count(count), things, Figures.count(perSecond));
        }
    }
}
