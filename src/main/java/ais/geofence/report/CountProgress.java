package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reports how many things are done, how many a second, and the time left once it can be estimated. */
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
     * Records the progress.
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
