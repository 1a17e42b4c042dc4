package ais.geofence.zone.read;

import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.geometryCollection;
import static ais.geofence.zone.read.GeoJson.multiPolygon;
import static ais.geofence.zone.read.GeoJson.named;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class ZoneReaderTest {
    @Test
    void longitudeComesFirst() {
        Envelope tokyo = read(named("tokyo", TOKYO)).get(0).geometry().getEnvelopeInternal();

        assertThat(tokyo).isEqualTo(new Envelope(139, 141, 34, 35));
    }

    @Test
    void aPolygonIsOneZone() {
        assertThat(read(polygon(TOKYO))).extracting(Zone::name).containsExactly("ports");
    }

    @Test
    void aMultiPolygonIsOneZoneOfSeveralParts() {
        List<Zone> zones = read(multiPolygon(TOKYO, SINGAPORE));

        assertThat(zones).hasSize(1);
        assertThat(zones.get(0).geometry().getNumGeometries()).isEqualTo(2);
    }

    @Test
    void eachMemberOfATopLevelGeometryCollectionIsAZone() {
        assertThat(read(geometryCollection(polygon(TOKYO), multiPolygon(SINGAPORE))))
                .extracting(Zone::name)
                .containsExactly("ports#1", "ports#2");
    }

    @Test
    void aGeometryCollectionInAFeatureIsOneZone() {
        String nested = geometryCollection(geometryCollection(multiPolygon(TOKYO)), polygon(SINGAPORE));

        List<Zone> zones = read(feature("", nested));

        assertThat(zones).hasSize(1);
        assertThat(zones.get(0).geometry().getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(zones.get(0).geometry().getEnvelopeInternal()).isEqualTo(new Envelope(103, 141, 1, 35));
    }

    @Test
    void aMultiPolygonMayFollowAPolygonInACollection() {
        String shifted = "[[[107,1],[109,1],[109,2],[107,1]]]";
        String several = geometryCollection(
                polygon(TOKYO), multiPolygon(SINGAPORE, shifted), multiPolygon("[[[9,1],[12,1],[12,4],[9,1]]]"));

        assertThat(read(feature("", several)).get(0).geometry().getNumGeometries())
                .isEqualTo(4);
    }

    @Test
    void aPolygonAloneInACollectionStaysOne() {
        assertThat(read(feature("", geometryCollection(polygon(TOKYO))))
                        .get(0)
                        .geometry()
                        .getGeometryType())
                .isEqualTo("Polygon");
    }

    @Test
    void aFeatureKeepsIdPropertiesSourceAndNumber() {
        String members = "\"id\":7,\"properties\":{\"z\":\"first\",\"depth\":12.50,\"open\":true,\"none\":null,"
                + "\"tags\":[1,{\"a\":\"b\"}]},";

        Zone zone = read(collection(named("tokyo", TOKYO), feature(members, polygon(SINGAPORE))))
                .get(1);

        assertThat(zone.index()).isEqualTo(1);
        assertThat(zone.id()).isEqualTo("7");
        assertThat(zone.source()).isEqualTo("data/ports.geojson");
        assertThat(zone.feature()).isEqualTo(2);
        assertThat(zone.properties().toString()).isEqualTo("{z=first, depth=12.50, open=true, tags=[1,{\"a\":\"b\"}]}");
    }

    @Test
    void propertiesMayBeNullOrMissing() {
        assertThat(read(collection(feature("\"properties\":null,", polygon(TOKYO)), feature("", polygon(SINGAPORE)))))
                .allSatisfy(zone -> assertThat(zone.properties()).isEmpty());
    }

    @Test
    void membersMayComeInAnyOrderWithForeignOnesBetween() {
        String text = "{\"foreign\":{\"features\":[{}],\"type\":1},\"features\":[{\"geometry\":{\"bbox\":[1,2],"
                + "\"coordinates\":" + TOKYO + ",\"deep\":[[[null]]],\"type\":\"Polygon\"},\"x\":[1],"
                + "\"properties\":{\"name\":\"tokyo\"},\"type\":\"Feature\"}],\"other\":null,"
                + "\"type\":\"FeatureCollection\",\"bbox\":[139,34,141,35],"
                + "\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"},\"type\":\"name\"}}";

        assertThat(read(text)).extracting(Zone::name).containsExactly("tokyo");
    }

    @Test
    void eitherWindingIsAccepted() {
        String clockwise = "[[[139,34],[139,35],[141,35],[141,34],[139,34]]]";

        assertThat(read(polygon(clockwise)).get(0).geometry().getArea()).isEqualTo(2);
    }

    @Test
    void aHoleIsKept() {
        String withHole =
                "[[[139,34],[141,34],[141,35],[139,35],[139,34]],[[140,34.2],[140.5,34.2],[140,34.4],[140,34.2]]]";

        assertThat(read(polygon(withHole)).get(0).geometry().getArea())
                .isLessThan(2)
                .isGreaterThan(1.9);
    }

    @Test
    void altitudesAreIgnored() {
        Coordinate[] corners = read(polygon("[[[139,34,5],[141,34,-6.5,1],[141,35],[139,34,7]]]"))
                .get(0)
                .geometry()
                .getCoordinates();

        assertThat(corners[0].getZ()).isNaN();
        assertThat(corners[1]).isEqualTo(new Coordinate(141, 34));
    }

    @Test
    void aRingMayCloseWithAnotherSpellingOfItsFirstPosition() {
        assertThat(read(polygon("[[[139.50,34],[141,34],[141,35],[1395e-1,34.0]]]")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1",
                "1E-2",
                "12.00000000000000000000000000000000000000001",
                "2.2250738585072011e-308",
                "4.9E-324",
                "89.99999999999999999",
                "0.30000000000000004",
                "1.7976931348623157e-300",
                "9007199254740993e-15"
            })
    void coordinatesAreTheDoublesOfTheText(String number) {
        Coordinate corner = read(polygon("[[[-7," + number + "],[141,-35],[141,-34],[-7," + number + "]]]"))
                .get(0)
                .geometry()
                .getCoordinates()[0];

        assertThat(corner.getX()).isEqualTo(-7);
        assertThat(Double.doubleToRawLongBits(corner.getY()))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
    }

    @Test
    void negativeZeroStaysNegative() {
        Coordinate corner = read(polygon("[[[-0,34],[5,34],[5,35],[-0,34]]]"))
                .get(0)
                .geometry()
                .getCoordinates()[0];

        assertThat(Double.doubleToRawLongBits(corner.getX())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void aByteOrderMarkIsTolerated() {
        assertThat(read("\ufeff" + polygon(TOKYO))).hasSize(1);
    }

    @Test
    void manyFeaturesKeepTheirOrderAcrossFiles() {
        String[] features = IntStream.range(0, 3000)
                .mapToObj(i -> named("n" + i, box(i % 170, i / 170)))
                .toArray(String[]::new);

        List<Zone> zones = new ZoneReader(false, null)
                .read(List.of(
                        TextFile.of("one.geojson", collection(features)),
                        TextFile.of("two.geojson", collection(features))))
                .zones();

        assertThat(zones).hasSize(6000);
        assertThat(zones).allSatisfy(zone -> {
            assertThat(zone.name()).isEqualTo("n" + zone.index() % 3000);
            assertThat(zone.feature()).isEqualTo(zone.index() % 3000 + 1);
        });
    }

    @Test
    void progressCountsTheZones() {
        List<Integer> counts = new ArrayList<>();

        new ZoneReader(false, null)
                .read(
                        List.of(TextFile.of("a.json", collection(named("t", TOKYO), named("s", SINGAPORE)))),
                        counts::add);

        assertThat(counts).containsExactly(1, 2);
    }

    @Test
    void aValidSetHasNoWarningsAndNoRepairs() {
        ZoneSet zones = new ZoneReader(true, null)
                .read(List.of(TextFile.of("a.json", collection(named("t", TOKYO), named("s", SINGAPORE)))));

        assertThat(zones.warnings()).isEmpty();
        assertThat(zones.repairs()).isEmpty();
    }

    private static String box(int lon, int lat) {
        return "[[[%1$d.5,%2$d],[%1$d.75,%2$d],[%1$d.5,%2$d.5],[%1$d.5,%2$d]]]".formatted(lon, lat);
    }

    private static List<Zone> read(String text) {
        TextFile file = new TextFile("data/ports.geojson", text.getBytes(StandardCharsets.UTF_8));
        return new ZoneReader(false, null).read(List.of(file)).zones();
    }
}
