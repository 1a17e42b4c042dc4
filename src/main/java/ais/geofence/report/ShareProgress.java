package ais.geofence.report;

import ais.geofence.text.Figures;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Reports what share of a piece of work is done, and the time left once it can be estimated. */
public final class ShareProgress implements DoubleConsumer, Supplier<Optional<String>> {
    /** The share that has to be done before the time left is estimated from it. */
    private static final double TELLING = 0.05;

    private static final double PERCENT = 100;
    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private final long start;
    private volatile double share;

    /** Progress of work that begins now. */
    public ShareProgress() {
        this(System::nanoTime);
    }

    ShareProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Records the progress.
     *
     * @param done from 0 to 1
     */
    @Override
    public void accept(double done) {
        share = done;
    }

    @Override
    public Optional<String> get() {
        return phrase(share, (nanoTime.getAsLong() - start) / NANOS);
    }

    /**
     * A phrase for a part of some work, such as "25 %, 3 s left".
     *
     * @param part from 0 to 1
     * @param seconds that it took
     * @return empty where it is too early to say, or all is done
     */
    static Optional<String> phrase(double part, double seconds) {
        return part < TELLING || part >= 1
                ? Optional.empty()
                : Optional.of("%s %%, %s left"
                        .formatted(Figures.decimal(PERCENT * part, 0), Figures.elapsed(seconds * (1 - part) / part)));
    }
}
