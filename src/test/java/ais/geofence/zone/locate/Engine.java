package ais.geofence.zone.locate;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Every way to locate zones that has to keep the contract of {@link ZoneLocator}. */
public enum Engine {
    PREPARED {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
            return new PreparedZones(zones, rule);
        }
    },
    GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
            return ZoneGrid.builder(zones).boundary(rule).build();
        }
    },
    /** It has all zones, and gives the first too. */
    GRID_FOR_ALL_ZONES {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
            return ZoneGrid.builder(zones).boundary(rule).forAllZones().build();
        }
    },
    /** Half of the ints that the grid would like to have. */
    HALF_GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
            long wanted = ZoneGrid.builder(zones).boundary(rule).build().stats().bytes();
            return ZoneGrid.builder(zones).boundary(rule).maxBytes(wanted / 2).build();
        }
    },
    /** A grid with room for nothing but a list of all zones. */
    ONE_CELL_GRID {
        @Override
        public ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule) {
            return ZoneGrid.builder(zones).boundary(rule).maxBytes(1).build();
        }
    };

    public abstract ZoneLocator build(List<? extends Geometry> zones, BoundaryRule rule);
}
