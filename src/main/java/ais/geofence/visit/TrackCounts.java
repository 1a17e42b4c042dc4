package ais.geofence.visit;

import ais.geofence.spark.BinCounter;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.SparkContext;

/** What a run counts while it follows ships. */
public final class TrackCounts {
    private final BinCounter counter;

    private TrackCounts(BinCounter counter) {
        this.counter = counter;
    }

    /** What is counted. */
    public enum Bin {
        /** A position that counts. */
        FOLLOWED,
        /** A second report of the same position. */
        DUPLICATE,
        /** An MMSI that has a position. */
        STATION,
        /** Two positions between which a ship was faster than ships are. */
        JUMP,
        /** An ended visit that is too short. */
        SHORTER
    }

    static TrackCounts register(SparkContext context) {
        return new TrackCounts(BinCounter.register(
                context,
                "followed",
                Arrays.stream(Bin.values())
                        .map(bin -> bin.name().toLowerCase(Locale.ROOT))
                        .toList()));
    }

    BinCounter counter() {
        return counter;
    }

    /** How many there are of one. */
    public long of(Bin bin) {
        return counter.bins()[bin.ordinal()];
    }
}
