package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Place;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.locationtech.jts.geom.Geometry;

/** Compares locators with the oracle on aimed positions, and counts what kinds of positions these were. Thread-safe. */
public final class Exactness {
    /** Fewer places than this are left out of the arrays before the positions: some, by the name of the check. */
    private static final int MOST_BEFORE = 300;

    /** What no locator answers. */
    private static final int NONE = -99;

    private final LongAdder[] places = {new LongAdder(), new LongAdder(), new LongAdder()};
    private final LongAdder positions = new LongAdder();
    private final LongAdder undecided = new LongAdder();
    private final LongAdder answers = new LongAdder();

    /** Positions compared. */
    public long positions() {
        return positions.sum();
    }

    /** Positions in the interior, on the boundary, outside of the zone they were aimed at: the first that is not exterior. */
    public long count(Place place) {
        return places[place.ordinal()].sum();
    }

    /** Positions that were in a zone by the rule. */
    public long answers() {
        return answers.sum();
    }

    /** Positions where the grid's quick path left the answer to the exact one. */
    public long undecided() {
        return undecided.sum();
    }

    /**
     * Compares so many positions, one at a time and all at once; a grid's in blocks, too, however small the grid is.
     *
     * @throws AssertionError with all that is needed to repeat it
     */
    public void check(
            String name,
            ZoneLocator locator,
            List<? extends Geometry> zones,
            ExactOracle oracle,
            BoundaryRule rule,
            AimedPositions aimed,
            int count) {
        int before = Math.floorMod(name.hashCode(), MOST_BEFORE);
        double[] lons = new double[before + count + 1];
        double[] lats = new double[before + count + 1];
        int[] expectedZones = new int[before + count + 1];
        for (int i = 0; i < count; i++) {
            aimed.next();
            double lon = aimed.lon();
            double lat = aimed.lat();
            lons[before + i] = lon;
            lats[before + i] = lat;
            int expected = ZoneLocator.isValid(lon, lat) ? oracle.firstZone(lon, lat, rule) : ZoneLocator.NO_ZONE;
            int actual = locator.firstZone(lon, lat);
            if (actual != expected) {
                throw new AssertionError(
                        describe(name, rule, lon, lat) + ": " + actual + " instead of " + expected + show(zones));
            }
            if (locator instanceof ZoneGrid grid && grid.isUndecided(lon, lat)) {
                undecided.increment();
            }
            if (expected != ZoneLocator.NO_ZONE) {
                answers.increment();
            }
            expectedZones[before + i] = expected;
            places[placeOf(oracle, zones.size(), lon, lat).ordinal()].increment();
        }
        int[] atOnce = expectedZones.clone();
        Arrays.fill(atOnce, before, before + count, NONE);
        int[] inBlocks = atOnce.clone();
        locator.firstZones(lons, lats, before, before + count, atOnce);
        compare(name + ", at once", rule, lons, lats, zones, expectedZones, atOnce);
        if (locator instanceof ZoneGrid grid) {
            grid.firstZonesInBlocks(lons, lats, before, before + count, inBlocks);
            compare(name + ", in blocks", rule, lons, lats, zones, expectedZones, inBlocks);
        }
        positions.add(count);
    }

    private static void compare(
            String name,
            BoundaryRule rule,
            double[] lons,
            double[] lats,
            List<? extends Geometry> zones,
            int[] expected,
            int[] actual) {
        int at = Arrays.mismatch(expected, actual);
        if (at >= 0) {
            throw new AssertionError(describe(name, rule, lons[at], lats[at]) + ", number " + at + ": " + actual[at]
                    + " instead of " + expected[at] + show(zones));
        }
    }

    /** Compares so many positions aimed at the zones, with boundaries outside; the same positions in every run. */
    public static void checkGrid(String name, ZoneGrid grid, List<? extends Geometry> zones, int positions) {
        AimedPositions aimed = new AimedPositions(new SplittableRandom(17), zones);
        Exactness exactness = new Exactness();
        exactness.check(name, grid, zones, new ExactOracle(zones), BoundaryRule.CONTAINS, aimed, positions);
        assertThat(exactness.answers()).isPositive();
        assertThat(exactness.undecided()).isPositive();
    }

    public static String describe(String name, BoundaryRule rule, double lon, double lat) {
        return String.format("%s, %s, at (%a, %a)", name, rule, lon, lat);
    }

    public static String show(List<? extends Geometry> zones) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < zones.size(); i++) {
            text.append('\n').append(i).append(' ').append(zones.get(i).toText());
        }
        return text.toString();
    }

    private static Place placeOf(ExactOracle oracle, int zones, double lon, double lat) {
        for (int zone = 0; zone < zones; zone++) {
            Place place = oracle.place(zone, lon, lat);
            if (place != Place.EXTERIOR) {
                return place;
            }
        }
        return Place.EXTERIOR;
    }
}
