package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.Validities;
import ais.geofence.zone.locate.ZoneLocator;

/**
 * The look-up of {@link GridCells#quickZone} among the zones that are valid at the time of a position. The edges of the others are not
 * compared. Immutable; a look-up allocates nothing.
 */
final class TimedLookup {
    private final GridCells grid;
    private final int[] cells;
    private final Validities times;

    TimedLookup(GridCells grid, Validities times) {
        this.grid = grid;
        this.cells = grid.cells();
        this.times = times;
    }

    Validities times() {
        return times;
    }

    /** The first zone of a position in the world that is valid at its time. */
    int firstZone(double lon, double lat, long micros) {
        int zone = quickZone(lon, lat, micros);
        return zone != GridCells.UNDECIDED ? zone : grid.walk(lon, lat, candidate -> times.includes(candidate, micros));
    }

    private int quickZone(double lon, double lat, long micros) {
        int x = GridUnits.x(lon);
        long found = grid.find(x, GridUnits.y(lat));
        if (found >= ZoneLocator.NO_ZONE) {
            return ifValid((int) found, micros);
        }
        double westSide = GridCells.westSide(x, found);
        return GridCells.isInlineLeaf(found)
                ? ifValid(grid.quickInlineLeaf((int) found, lon, lat, westSide), micros)
                : quickLeaf((int) found, lon, lat, westSide, micros);
    }

    /** The only zone that can be the answer, if it is valid. */
    private int ifValid(int found, long micros) {
        return found < 0 || times.includes(found, micros) ? found : ZoneLocator.NO_ZONE;
    }

    private int quickLeaf(int leaf, double lon, double lat, double westSide, long micros) {
        int at = leaf;
        while (true) {
            int header = cells[at++];
            boolean isValid = times.includes(GridEncoding.zone(header), micros);
            int inside = GridEncoding.cellParity(header);
            if (GridEncoding.hasEdges(header)) {
                int run;
                do {
                    run = cells[at++];
                    if (isValid) {
                        int crossings = grid.quickCrossings(
                                GridEncoding.firstVertex(run), GridEncoding.edges(run), lon, lat, westSide);
                        if (crossings == GridCells.UNDECIDED) {
                            return GridCells.UNDECIDED;
                        }
                        inside ^= crossings;
                    }
                } while (!GridEncoding.isLast(run));
            }
            if (isValid && inside != 0) {
                return GridEncoding.zone(header);
            }
            if (GridEncoding.isLast(header)) {
                return ZoneLocator.NO_ZONE;
            }
        }
    }
}
