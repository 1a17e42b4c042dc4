package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How many things there are so far, how many a second, and how much time is left once that can be told. */
public final class CountProgress implements Supplier<Optional<String>> {
    private final String things;
    private final LongSupplier nanoTime;
    private final long start;
    private volatile int count;
    private volatile double share;

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
     * @param done what share of the work is done, from 0 to 1
     */
    public void accept(int soFar, double done) {
        count = soFar;
        share = done;
    }

    @Override
    public Optional<String> get() {
        double seconds = (nanoTime.getAsLong() - start) / 1e9;
        if (count == 0) {
            return Optional.empty();
        }
        String rate = "%s %s, %s/s".formatted(Figures.count(count), things, Figures.count(Math.round(count / seconds)));
        return Optional.of(rate
                + ShareProgress.phrase(share, seconds).map(left -> ", " + left).orElse(""));
    }
}
