package ais.geofence.report;

import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How many things there are so far, and how many a second. */
public final class CountProgress implements IntConsumer, Supplier<Optional<String>> {
    private final String things;
    private final LongSupplier nanoTime;
    private final long start;
    private volatile int count;

    /**
     * @param things what is counted, such as "zones read"
     */
    public CountProgress(String things) {
        this(things, System::nanoTime);
    }

    CountProgress(String things, LongSupplier nanoTime) {
        this.things = things;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Takes note of progress.
     *
     * @param soFar how many there are
     */
    @Override
    public void accept(int soFar) {
        count = soFar;
    }

    @Override
    public Optional<String> get() {
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        return count == 0
                ? Optional.empty()
                : Optional.of("%s %s, %s/s"
                        .formatted(Figures.count(count), things, Figures.count(Math.round(count / seconds))));
    }
}
