package ais.geofence.zone.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ais.geofence.fault.UserError;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.PreparedZones;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class AntimeridianCutTest {
    @Test
    void aRingAcrossBecomesTwoPartsAndIsToldSo() {
        ZoneSet zones = read(GeoJson.named("fiji", "[[[177,-20],[182.5,-20],[182.5,-16],[177,-16],[177,-20]]]"));

        Geometry fiji = zones.zones().get(0).geometry();
        assertThat(fiji.getNumGeometries()).isEqualTo(2);
        assertThat(fiji.getGeometryN(0).equalsTopo(ZoneShapes.box(177, -20, 180, -16)))
                .isTrue();
        assertThat(fiji.getGeometryN(1).equalsTopo(ZoneShapes.box(-180, -20, -177.5, -16)))
                .isTrue();
        assertThat(zones.cuts())
                .containsExactly("ports.json, feature 1 \"fiji\": cut at the antimeridian,"
                        + " its longitudes go from 177.0 to 182.5; parts 1 before, 2 after");
        assertThat(zones.repairs()).isEmpty();
        assertThat(zones.warnings()).isEmpty();
    }

    @Test
    void aZoneThatWasCutAlreadyIsLeftAsItIs() {
        ZoneSet zones = read(GeoJson.feature(
                "",
                GeoJson.multiPolygon(
                        "[[[177,-20],[180,-20],[180,-16],[177,-20]]]",
                        "[[[-180,-20],[-178,-18],[-180,-16],[-180,-20]]]")));

        assertThat(zones.zones().get(0).geometry().getNumGeometries()).isEqualTo(2);
        assertThat(zones.cuts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "181.25, 190.5",
        "-190.75, -180.5",
        "180, 200",
        "-360, -185",
        "-179, 180.5",
        "-181, 179",
        "0, 360",
        "-360, 0"
    })
    void isTheSamePlaceWhereverItsLongitudesBegin(double west, double east) {
        Geometry cut = AntimeridianCut.cut(ZoneShapes.box(west, 50, east, 53));

        assertThat(cut.isValid()).isTrue();
        assertThat(cut.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(cut.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
        assertThat(cut.getArea()).isCloseTo(3 * (east - west), within(1e-9));
        ZoneLocator locator = new PreparedZones(List.of(cut), BoundaryRule.CONTAINS);
        for (double lon = -179.9; lon < 180; lon += 0.3) {
            boolean inside = false;
            for (double turned : new double[] {lon - 360, lon, lon + 360}) {
                inside |= turned > west && turned < east;
            }
            assertThat(locator.firstZone(lon, 51)).as("at %s", lon).isEqualTo(inside ? 0 : -1);
        }
    }

    /** Only positions at ±180 are new, at the same latitudes on both sides; all others are those of the ring, to the bit. */
    @Test
    void keepsAllOtherPositions() {
        SplittableRandom random = new SplittableRandom(5);
        int seams = 0;
        for (int i = 0; i < 300; i++) {
            double lon = (random.nextBoolean() ? 180 : -180) + 4 * (random.nextDouble() - 0.5);
            Polygon star =
                    ZoneShapes.starWithHole(random, lon, -60 + 120 * random.nextDouble(), 3, 5 + random.nextInt(60));
            Geometry cut = AntimeridianCut.cut(star);
            assertThat(cut.isValid()).isTrue();
            List<Coordinate> given = List.of(star.getCoordinates());
            for (Coordinate position : cut.getCoordinates()) {
                if (Math.abs(position.x) == 180) {
                    Coordinate other = new Coordinate(-position.x, position.y);
                    assertThat(cut.getCoordinates()).contains(other);
                    seams++;
                } else {
                    double offset = position.x * lon < 0 ? Math.copySign(360, lon) : 0;
                    assertThat(given).contains(new Coordinate(position.x + offset, position.y));
                }
            }
            assertThat(cut.getNumPoints()).isGreaterThanOrEqualTo(star.getNumPoints());
        }
        assertThat(seams).isGreaterThan(1000);
    }

    @Test
    void aCutZoneGoesOnAcrossTheAntimeridian() {
        Geometry cut = AntimeridianCut.cut(ZoneShapes.polygon(177, -20, 183, -18, 177, -15));
        ZoneLocator locator = ZoneGrid.builder(List.of(cut)).build();

        for (double lon : new double[] {180, -180}) {
            assertThat(locator.firstZone(lon, -18)).isEqualTo(0);
            assertThat(locator.firstZone(lon, -19)).isEqualTo(-1);
            assertThat(locator.firstZone(lon, Math.nextUp(-19.0))).isEqualTo(0);
        }
    }

    @Test
    void partsThatLieOnEachOtherAfterwardsAreMerged() {
        Geometry twice = new GeometryFactory()
                .createMultiPolygon(new Polygon[] {ZoneShapes.box(-178, 5, -170, 9), ZoneShapes.box(181, 7, 185, 12)});

        Geometry cut = AntimeridianCut.cut(twice);

        assertThat(cut.isValid()).isTrue();
        assertThat(cut.getArea()).isEqualTo(8 * 4 + 4 * 5 - 3 * 2);
    }

    @Test
    void whatGoesTooFarIsRefused() {
        assertThat(refusal("[[[-190,5],[190,5],[190,9],[-190,5]]]"))
                .isEqualTo(
                        "ports.json, feature 1 \"far\": goes more than once round the world: it spans 380.0 degrees of longitude");
        assertThat(refusal("[[[179,34],[361,34],[361,35],[179,34]]]"))
                .isEqualTo("ports.json, feature 1 \"far\": leaves the world at lon 361.0 lat 34.0:"
                        + " longitudes go from -180 to 180, latitudes from -90 to 90");
    }

    @Test
    void aBowTieAcrossIsRepairedAndCut() {
        ZoneSet zones = new ZoneReader(true, null)
                .read(List.of(TextFile.of(
                        "ports.json", GeoJson.named("bow", "[[[178,5],[184,9],[184,5],[178,9],[178,5]]]"))));

        assertThat(zones.zones().get(0).geometry().isValid()).isTrue();
        assertThat(zones.repairs()).hasSize(1);
        assertThat(zones.cuts()).singleElement().asString().endsWith("parts 2 before, 3 after");
    }

    private static ZoneSet read(String text) {
        return new ZoneReader(false, null).read(List.of(TextFile.of("ports.json", text)));
    }

    private static String refusal(String coordinates) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(GeoJson.named("far", coordinates)));
        return Objects.requireNonNull(error.getMessage());
    }
}
