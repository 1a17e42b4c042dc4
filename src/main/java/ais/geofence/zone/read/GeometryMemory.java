package ais.geofence.zone.read;

import ais.geofence.zone.read.geometry.RawGeometry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What it takes to check a geometry, as what was read becomes positions and an index of edges, beside those that are kept already. Where
 * that is more than there is, the JVM would collect garbage for minutes before it gives up. Safe for many threads.
 */
final class GeometryMemory {
    /** What checking takes for each position besides what was read, measured with an outline that turns at each, bytes. */
    private static final long CHECKED_BYTES = 120;

    /** What a position takes that is kept: JTS's coordinate and a reference to it, bytes. */
    private static final long KEPT_BYTES = 44;

    /** Of a position, in any format. */
    private static final int FEWEST_CHARACTERS = 4;

    private static final double GIBI = 1L << 30;

    private final long heap;
    private final AtomicLong kept = new AtomicLong();

    /** @param heap what the program has, bytes */
    GeometryMemory(long heap) {
        this.heap = heap;
    }

    /** Takes note of a geometry that is kept. */
    void keep(Geometry geometry) {
        kept.addAndGet(KEPT_BYTES * geometry.getNumPoints());
    }

    /** Why a geometry can't be checked, or null if it can. */
    @Nullable String validate(RawGeometry raw) {
        long before = kept.get();
        if (before + raw.length() * (1 + CHECKED_BYTES / FEWEST_CHARACTERS) < heap) {
            return null;
        }
        long positions = raw.positions();
        long needed = raw.length() + CHECKED_BYTES * positions;
        return before + needed < heap
                ? null
                : String.format(
                        Locale.ROOT,
                        "has about %,d positions, whose check takes %.1f GiB of memory beside %.1f GiB of the zones before it;"
                                + " the program has %.1f GiB: give it more (SPARK_DRIVER_MEMORY, --driver-memory)",
                        positions,
                        needed / GIBI,
                        before / GIBI,
                        heap / GIBI);
    }
}
