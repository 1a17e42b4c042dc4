package ais.geofence.zone.locate.grid;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import ais.geofence.zone.locate.Validities;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.locationtech.jts.geom.Geometry;

/**
 * The options of a {@link ZoneGrid}. By default a position on a boundary is outside, each zone is always valid, the memory is not limited, and
 * the grid is built for the first zone of each position.
 */
public final class ZoneGridBuilder {
    private final List<? extends Geometry> zones;
    private BoundaryRule rule = BoundaryRule.CONTAINS;
    private List<Validity> validities = List.of();
    private long maxBytes;
    private boolean forAllZones;
    private DoubleConsumer progress = ZoneGrid.NO_PROGRESS;

    ZoneGridBuilder(List<? extends Geometry> zones) {
        this.zones = zones;
    }

    /** Sets whether a zone's boundary is part of it. */
    public ZoneGridBuilder boundary(BoundaryRule rule) {
        this.rule = rule;
        return this;
    }

    /**
     * Sets when the zones are valid.
     *
     * @param validities one for each zone, in their order
     */
    public ZoneGridBuilder validities(List<Validity> validities) {
        if (validities.size() != zones.size()) {
            throw new IllegalArgumentException(
                    "%s zones and %s times of theirs".formatted(zones.size(), validities.size()));
        }
        this.validities = List.copyOf(validities);
        return this;
    }

    /**
     * Limits the memory of the grid. A grid that needs more gets coarser, down to a list of all zones; its answers stay the same.
     *
     * @param maxBytes the limit in bytes; 0 for none but the one that protects from absurd zone sets
     */
    public ZoneGridBuilder maxBytes(long maxBytes) {
        this.maxBytes = maxBytes;
        return this;
    }

    /** Builds the grid for all zones of each position from the start. It is larger, and gives the first zone too. */
    public ZoneGridBuilder forAllZones() {
        this.forAllZones = true;
        return this;
    }

    /**
     * Reports progress.
     *
     * @param progress receives, on any thread, about what share of the work is done, from 0 to 1; it starts again from 0 where the
     *     grid has to be coarser
     */
    public ZoneGridBuilder progress(DoubleConsumer progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Builds the grid.
     *
     * @throws IllegalArgumentException if a coordinate is not a finite number of degrees, or there are too many zones or vertices
     */
    public ZoneGrid build() {
        return ZoneGrid.build(zones, rule, Validities.of(validities), maxBytes, forAllZones, progress);
    }
}
