package ais.geofence.zone.locate;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import ais.geofence.zone.locate.grid.ZoneGrid;
import ais.geofence.zone.locate.grid.ZoneGridBuilder;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Every way to locate zones that has to keep the contract of {@link ZoneLocator}. */
public enum Engine {
    PREPARED {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
            return new PreparedZones(zones, validities, rule);
        }
    },
    GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
            return grid(zones, validities, rule).build();
        }
    },
    /** It has all zones, and gives the first too. */
    GRID_FOR_ALL_ZONES {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
            return grid(zones, validities, rule).forAllZones().build();
        }
    },
    /** Half of the ints that the grid would like to have. */
    HALF_GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
            long wanted = grid(zones, validities, rule).build().stats().bytes();
            return grid(zones, validities, rule).maxBytes(wanted / 2).build();
        }
    },
    /** A grid with room for nothing but a list of all zones. */
    ONE_CELL_GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
            return grid(zones, validities, rule).maxBytes(1).build();
        }
    };

    /** A locator of zones that are valid for a time. */
    public abstract ZoneLocator build(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule);

    /** A locator of zones that are always valid. */
    public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
        return build(zones, Collections.nCopies(zones.size(), Validity.ALWAYS), rule);
    }

    private static ZoneGridBuilder grid(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
        return ZoneGrid.builder(zones).validities(validities).boundary(rule);
    }
}
