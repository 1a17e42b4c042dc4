package ais.geofence.zone.read;

import static ais.geofence.zone.read.GeoJson.BOW_TIE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.geometryCollection;
import static ais.geofence.zone.read.GeoJson.multiPolygon;
import static ais.geofence.zone.read.GeoJson.named;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class ZoneRepairTest {
    @Test
    void aBowTieBecomesItsTwoTrianglesAndIsToldSo() {
        ZoneSet zones = repair(named("bow", BOW_TIE));

        assertThat(zones.zones().get(0).geometry().isValid()).isTrue();
        assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(1);
        assertThat(zones.repairs())
                .containsExactly(
                        "eez.json, feature 1 \"bow\": repaired, it is invalid: Self-intersection at lon 100.5 lat 51.0;"
                                + " area 0 km² before, 7780.94 km² after; parts 1 before, 2 after");
    }

    @Test
    void aShellInsideAnotherIsMergedWithIt() {
        String nested = multiPolygon(TOKYO, "[[[139.5,34.25],[140,34.25],[140,34.5],[139.5,34.25]]]");

        ZoneSet zones = repair(feature("\"id\":5,", nested));

        assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(2);
        assertThat(zones.repairs())
                .singleElement()
                .asString()
                .startsWith("eez.json, feature 1 \"5\": repaired, it is invalid: Nested shells at lon 139.5 lat 34.25;")
                .endsWith("parts 2 before, 1 after");
    }

    @Test
    void membersOfACollectionThatOverlapAreMerged() {
        ZoneSet zones = repair(feature(
                "", geometryCollection(polygon(TOKYO), polygon("[[[140,34],[142,34],[142,35],[140,35],[140,34]]]"))));

        assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(3);
    }

    @Test
    void anOpenRingIsClosed() {
        ZoneSet zones = repair(named("open", "[[[139,34],[141,34],[141,35],[139,35]]]"));

        assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(2);
        assertThat(zones.repairs())
                .singleElement()
                .asString()
                .contains(
                        "it has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat 35.0;");
    }

    @Test
    void anOpenRingOfThreePositionsIsClosedByOneMore() {
        ZoneSet zones = repair(named("open", "[[[139,34],[141,34],[141,35]]]"));

        assertThat(zones.zones().get(0).geometry().getCoordinates())
                .containsExactly(
                        new Coordinate(139, 34),
                        new Coordinate(141, 34),
                        new Coordinate(141, 35),
                        new Coordinate(139, 34));
    }

    @Test
    void aHoleOfTooFewPositionsIsDropped() {
        ZoneSet zones =
                repair(named("hole", "[[[139,34],[141,34],[141,35],[139,35],[139,34]],[[140,34.2],[140.5,34.3]]]"));

        assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(2);
        assertThat(zones.repairs()).hasSize(1);
    }

    @Test
    void validZonesAreLeftAsTheyAre() {
        ZoneSet zones = repair(collection(named("bow", BOW_TIE), named("tokyo", TOKYO)));

        assertThat(zones.repairs()).hasSize(1);
        assertThat(zones.zones().get(1).geometry().getCoordinates())
                .containsExactly(
                        new Coordinate(139, 34),
                        new Coordinate(141, 34),
                        new Coordinate(141, 35),
                        new Coordinate(139, 35),
                        new Coordinate(139, 34));
    }

    @Test
    void whatStandsBesidePolygonsIsLeftOutAndNamed() {
        String line = "{\"coordinates\":[[9.75,53.5],[10,53.5]],\"type\":\"LineString\"}";
        String point = "{\"type\":\"Point\",\"coordinates\":[9.75,53.5]}";
        String basin = polygon("[[[9.5,53.25],[10.25,53.25],[10.25,53.75],[9.5,53.75],[9.5,53.25]]]");
        for (String members : List.of(
                geometryCollection(basin, line),
                geometryCollection(line, basin),
                geometryCollection(geometryCollection(line), basin))) {
            ZoneSet zones = repair(feature("\"id\":\"basin\",", members));

            assertThat(zones.zones())
                    .singleElement()
                    .matches(zone -> zone.geometry().getNumPoints() == 5);
            assertThat(zones.zones().get(0).geometry().getArea()).isEqualTo(0.375);
            assertThat(zones.repairs())
                    .singleElement()
                    .asString()
                    .startsWith("eez.json, feature 1 \"basin\": repaired, it has a LineString beside its polygons;");
        }
        assertThat(repair(feature("", geometryCollection(point, basin, line, polygon(TOKYO))))
                        .repairs())
                .singleElement()
                .asString()
                .contains("it has 2 geometries beside its polygons, the first a Point; area")
                .endsWith("parts 2 before, 2 after");
        assertThat(repair(feature("", geometryCollection(polygon(BOW_TIE), line)))
                        .repairs())
                .singleElement()
                .asString()
                .contains(
                        "it has a LineString beside its polygons, and is invalid: Self-intersection at lon 100.5 lat 51.0;");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> repair(feature("", geometryCollection(line, point))))
                .withMessage("eez.json, feature 1: is a LineString: a zone is a Polygon or MultiPolygon");
    }

    /** JTS fails to check these rings. */
    @Test
    void ringsCloserThanNumbersCanTellAreRepairedOrRefused() {
        String close = multiPolygon(
                "[[[139,34],[139,0],[6.486302176E-315,5.326359674E-315],[5.336640034E-315,5.326035883E-315],[5.336518613E-315,5.326035883E-315],[139,34]]]",
                "[[[5.336559086E-315,5.32611683E-315],[5.33659956E-315,5.32611683E-315],[5.33659956E-315,5.32619778E-315],[5.336559086E-315,4.778310870511361E-299],[5.336559086E-315,5.32611683E-315]]]");

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        new ZoneReader(false, null).read(List.of(TextFile.of("eez.json", feature("", close)))))
                .withMessageContaining(
                        "is invalid: its rings are too close together to be told apart at lon 139.0 lat 34.0");
        assertThat(repair(feature("", close)).zones())
                .singleElement()
                .matches(zone -> zone.geometry().isValid());
    }

    @Test
    void whatLeavesNothingIsRefused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> repair(named("flat", "[[[139,34],[141,34],[140,34],[139,34]]]")))
                .withMessage(
                        "eez.json, feature 1 \"flat\": is invalid: Self-intersection at lon 140.0 lat 34.0; the repair leaves nothing of it");
    }

    @Test
    void aRingOfOnePositionIsRefused() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> repair(named("dot", "[[[139,34]]]")))
                .withMessageEndingWith("the repair leaves nothing of it");
    }

    @Test
    void whatLeavesTheWorldIsNotRepaired() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> repair(named("wide", "[[[179,34],[361.5,34],[361.5,35],[179,34]]]")))
                .withMessageContaining("leaves the world at lon 361.5 lat 34.0");
    }

    @Test
    void aHoleThatLeavesTheWorldIsNotRepaired() {
        String hole =
                "[[[139,34],[141,34],[141,35],[139,35],[139,34]],[[140,34.2],[1e999,34.2],[140,34.5],[140,34.2]]]";

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> repair(named("hole", hole)))
                .withMessageContaining("leaves the world at lon Infinity lat 34.2");
    }

    private static ZoneSet repair(String text) {
        return new ZoneReader(true, null).read(List.of(TextFile.of("eez.json", text)));
    }
}
