package ais.geofence.map;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class LandTest {
    private static final Land LAND = Land.load();

    @ParameterizedTest
    @CsvSource({
        "Paris, 2.35, 48.86, true",
        "Tokyo, 139.69, 35.69, true",
        "Nairobi, 36.8, -1.3, true",
        "Navarino near Cape Horn, -67.6, -55.1, true",
        "Chukotka just west of the antimeridian, 175, 66.2, true",
        "Chukotka just east of it, -175, 66.8, true",
        "Vanua Levu, 179.2, -16.6, true",
        "South Pole, 12, -89.9, true",
        "the Antarctic at the antimeridian, 179.99, -84.7, true",
        "Hawaii, -155.5, 19.6, true",
        "Lake Victoria counts as land, 33, -1, true",
        "the Caspian Sea, 51, 42, false",
        "the Bay of Biscay, -6, 45, false",
        "the Pacific, -150, 5, false",
        "the Tasman Sea, 160, -38, false",
        "the North Pole, 30, 89, false",
        "Drake's passage, -63, -58.5, false",
        "the Bering Strait, -168.5, 65.9, false",
        "the Gulf of Guinea where no island is, 0, 0, false",
        "the Singapore Strait, 103.9, 1.18, false"
    })
    void isWhereTheWorldHasLand(String place, double lon, double lat, boolean land) {
        assertThat(Drawn.isFilled(LAND.rings(), lon, lat)).as(place).isEqualTo(land);

        Shape world = new LandDetail().of(LAND);
        boolean small = place.contains("Strait");
        if (!small) {
            assertThat(Drawn.isFilled(Drawn.rings(world), lon, lat))
                    .as(place + " on a map of the world")
                    .isEqualTo(land);
        }
    }

    @Test
    void leavesTheWorldNowhereAndCrossesItNowhere() {
        for (Coordinate[] ring : LAND.rings()) {
            assertThat(Land.WORLD.covers(Land.envelope(ring))).isTrue();
            assertThat(ring[0]).isEqualTo(ring[ring.length - 1]);
        }
        for (Coordinate[] ring : LAND.rings()) {
            for (int i = 1; i < ring.length; i++) {
                boolean alongThePole = ring[i].y == -90 && ring[i - 1].y == -90;
                assertThat(Math.abs(ring[i].x - ring[i - 1].x)).isLessThan(alongThePole ? 361 : 10);
            }
        }
    }

    @Test
    void aWindowHasItsLandAndNoMore() {
        Envelope harbour = new Envelope(139, 140.5, 34.8, 36);

        List<Coordinate[]> within = LAND.within(harbour);

        assertThat(within).isNotEmpty();
        assertThat(within)
                .allSatisfy(
                        ring -> assertThat(harbour.covers(Land.envelope(ring))).isTrue());
        int land = 0;
        int places = 0;
        for (double lon = 139.013; lon < 140.5; lon += 0.1) {
            for (double lat = 34.817; lat < 36; lat += 0.1) {
                boolean isLand = Drawn.isFilled(LAND.rings(), lon, lat);
                assertThat(Drawn.isFilled(within, lon, lat)).isEqualTo(isLand);
                land += isLand ? 1 : 0;
                places++;
            }
        }
        assertThat(land).isBetween(places / 4, places - places / 10);
        assertThat(LAND.within(new Envelope(-30, -29, 30, 31))).isEmpty();
    }

    @Test
    void aWindowGoesOnPastTheAntimeridian() {
        Envelope chukotka = new Envelope(175, 195, 60, 70);

        List<Coordinate[]> within = LAND.within(chukotka);

        for (double lon = 175.013; lon < 195; lon += 0.5) {
            for (double lat = 60.017; lat < 70; lat += 0.5) {
                assertThat(Drawn.isFilled(within, lon, lat))
                        .isEqualTo(Drawn.isFilled(LAND.rings(), lon > 180 ? lon - 360 : lon, lat));
            }
        }
        assertThat(Drawn.isFilled(within, 178.5, 67)).isTrue();
        assertThat(Drawn.isFilled(within, 182, 67)).isTrue();
    }

    @Test
    void isDetailedNearZonesAndCoarseElsewhere() {
        Envelope channel = new Envelope(-6, 2, 48, 52);
        LandDetail detail = new LandDetail();
        detail.add(channel);

        List<Coordinate[]> coarse = Drawn.rings(new LandDetail().of(LAND));
        List<Coordinate[]> near = Drawn.rings(detail.of(LAND));

        assertThat(Drawn.positions(coarse)).isBetween(10_000, 30_000);
        assertThat(within(channel, near)).isGreaterThan(within(channel, LAND.rings()) * 9 / 10);
        assertThat(within(channel, coarse)).isLessThan(within(channel, LAND.rings()) / 5);
        assertThat(Drawn.positions(near) - within(channel, near)).isLessThan(Drawn.positions(coarse) + 2_000);
        assertThat(Drawn.signedArea(near)).isCloseTo(Drawn.signedArea(LAND.rings()), within(0.01));
    }

    @Test
    void isDetailedOnBothSidesOfTheAntimeridian() {
        LandDetail detail = new LandDetail();
        detail.add(new Envelope(175, 195, 60, 70));

        List<Coordinate[]> near = Drawn.rings(detail.of(LAND));

        for (Envelope side : List.of(new Envelope(175, 179.9, 60, 70), new Envelope(-179.9, -165, 60, 70))) {
            assertThat(within(side, near)).isGreaterThan(within(side, LAND.rings()) * 9 / 10);
        }
    }

    /** The first view is as wide as the page, whatever the zone's shape: hardly a place of it is on the wrong side of the coast. */
    @ParameterizedTest
    @CsvSource({
        "10.636, 11.564, 54.92, 56.08, 9.1, 13.1, 54.92, 56.08", // taller than wide, in Denmark
        "4.18, 5.52, 57.68, 62.32, -5, 14.5, 57.68, 62.32",
        "179.18, 180.52, -17.62, -16.08, 178, 181.8, -17.62, -16.08", // Fiji
        "-2.6, 6.6, 48.4, 50.1, -2.6, 6.6, 46.5, 52", // wider than tall
    })
    void isAsDetailedAsCanBeSeenInTheFirstView(
            double west, double east, double south, double north, double left, double right, double low, double high) {
        Envelope view = new Envelope(left, right, low, high);
        List<Coordinate[]> drawn = Drawn.rings(ZoneMaps.detail(new Envelope(west, east, south, north), List.of())
                .of(LAND));
        List<Coordinate[]> seen = new Land(drawn).within(view);
        List<Coordinate[]> all = LAND.within(view);
        int places = 0;
        int differ = 0;
        for (double lon = left + 0.0013; lon < right; lon += (right - left) / 100) {
            for (double lat = low + 0.0017; lat < high; lat += (right - left) / 100) {
                differ += Drawn.isFilled(seen, lon, lat) == Drawn.isFilled(all, lon, lat) ? 0 : 1;
                places++;
            }
        }

        assertThat(differ).isLessThan(places / 200);
        assertThat(Drawn.positions(drawn)).isLessThan(60_000);
    }

    @Test
    void isCoarserWhereDetailIsAskedForEverywhere() {
        LandDetail detail = new LandDetail();
        detail.add(Land.WORLD);

        assertThat(Drawn.positions(Drawn.rings(detail.of(LAND)))).isLessThan(46_000);
    }

    private static org.assertj.core.data.Percentage within(double share) {
        return org.assertj.core.data.Percentage.withPercentage(100 * share);
    }

    private static int within(Envelope window, List<Coordinate[]> rings) {
        return (int)
                rings.stream().flatMap(Arrays::stream).filter(window::contains).count();
    }
}
