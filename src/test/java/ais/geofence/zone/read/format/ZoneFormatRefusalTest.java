package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.TestFiles;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKBWriter;

/** What can't be read in other formats than GeoJSON, and how that is told. */
class ZoneFormatRefusalTest {
    private static final String GOOD = "POLYGON((139 34,141 34,141 35,139 34))";

    static Stream<Arguments> wkt() {
        return Stream.of(
                Arguments.of("POINT(139 34)", "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of("LINESTRING(139 34,141 35)", "is a LineString: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        "GEOMETRYCOLLECTION(" + GOOD + ",MULTIPOINT((139 34)))",
                        "has a MultiPoint beside its polygons; --fix-zones can repair it"),
                Arguments.of(
                        "GEOMETRYCOLLECTION(LINESTRING(139 34,141 35),MULTIPOINT((139 34)))",
                        "is a LineString: a zone is a Polygon or MultiPolygon"),
                Arguments.of("01zz", "has WKB that is not all pairs of hexadecimal digits: is it cut off?"),
                Arguments.of("010300000", "has WKB that is not all pairs of hexadecimal digits: is it cut off?"),
                Arguments.of("0x01030000zz", "has WKB that is not all pairs of hexadecimal digits: is it cut off?"),
                Arguments.of("0103000000", "has WKB that can't be read: Attempt to read past end of input"),
                Arguments.of(hex(0) + "00", "has WKB that goes on after its end: it has 1 byte too many"),
                Arguments.of(hex(0) + hex(4326), "has WKB that goes on after its end: it has 97 bytes too many"),
                Arguments.of(
                        hex(3857),
                        "is in coordinate system \"SRID 3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.csv"),
                Arguments.of(
                        WKBWriter.toHex(
                                new WKBWriter().write(new GeometryFactory().createPoint(new Coordinate(139, 34)))),
                        "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of("POLYGON EMPTY", "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of("MULTIPOLYGON EMPTY", "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        "GEOMETRYCOLLECTION(" + GOOD + ",POLYGON EMPTY)",
                        "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        "SRID=3857;" + GOOD,
                        "is in coordinate system \"SRID 3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.csv"),
                Arguments.of(
                        "POLYGON((139 34,141 34,141 35",
                        "has WKT that can't be read: Expected word but found End-of-Stream"),
                Arguments.of(
                        "GEOMETRYCOLLECTION (MULTIPOINT ((139 34, 140 35)))",
                        "has WKT that can't be read: a point has several positions"),
                Arguments.of("CIRCLE (139 34)", "has WKT that can't be read: Unknown geometry type: CIRCLE"),
                Arguments.of(GOOD + ")", "has WKT that goes on after its end"),
                Arguments.of(
                        "GEOMETRYCOLLECTION(".repeat(200_000),
                        "has WKT that can't be read: its collections are nested too deep"),
                Arguments.of(
                        "POLYGON((139 34,141 NaN,141 35,139 34))",
                        "has the coordinate NaN, which is not a finite number"),
                Arguments.of(
                        "010A00000000000000",
                        "is a CurvePolygon: a zone is a Polygon or MultiPolygon with straight edges; convert it with ogr2ogr -nlt MULTIPOLYGON"),
                Arguments.of(
                        "POLYGON((139 34,141 1e999,141 35,139 34))",
                        "has the coordinate Infinity, which is not a finite number"),
                Arguments.of(
                        "POLYGON((34 139,35 139,35 141,34 139))",
                        "leaves the world at lon 34.0 lat 139.0: longitude and latitude look swapped, longitude comes first"),
                Arguments.of(
                        "POLYGON((100 50,101 52,101 50,100 52,100 50))",
                        "is invalid: Self-intersection at lon 100.5 lat 51.0; --fix-zones can repair it"),
                Arguments.of(
                        "POLYGON((139 34,141 34,141 35,139 35))",
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat 35.0; --fix-zones can repair it"),
                Arguments.of(
                        "POLYGON((139 34,141 34,139 34))",
                        "has a ring of 3 positions at lon 139.0 lat 34.0: at least 4 are needed, and is invalid: Too few distinct points in"
                                + " geometry component at lon 139.0 lat 34.0; the repair leaves nothing of it"));
    }

    /** PostGIS's, where it has an SRID. */
    private static String hex(int srid) {
        Polygon shape = new GeometryFactory(new PrecisionModel(), srid).createPolygon(new Coordinate[] {
            new Coordinate(139, 34),
            new Coordinate(141, 34),
            new Coordinate(141, 35),
            new Coordinate(139, 35),
            new Coordinate(139, 34)
        });
        return WKBWriter.toHex(new WKBWriter(2, srid != 0).write(shape));
    }

    @ParameterizedTest
    @MethodSource("wkt")
    void aRowThatCannotBeAZoneIsNamedWithItsReason(String wkt, String reason) {
        String csv = "name\twkt\ngood\t" + GOOD + "\nodd\t" + wkt + "\n";

        assertThat(refusal("ports.csv", csv)).isEqualTo("ports.csv, feature 2 \"odd\": " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aRowWithoutAGeometryIsPassedOver(String nothing) {
        ZoneSet zones = new ZoneReader(false, null)
                .read(List.of(TextFile.of("ports.csv", "name\twkt\nodd\t" + nothing + "\ngood\t" + GOOD + "\n")));

        assertThat(zones.zones()).singleElement().matches(zone -> zone.index() == 0 && zone.feature() == 2);
        assertThat(zones.warnings())
                .containsExactly(
                        "features without a geometry: 1 (ports.csv, feature 1 \"odd\"); they are passed over and have no number");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("ports.csv", "", "is empty"),
                Arguments.of("ports.csv", "\n \r\n", "is empty"),
                Arguments.of(
                        "ports.csv",
                        "name;polygon\na;" + GOOD,
                        "has no column of geometries by the name of wkt, geometry, geom, the_geom, wkt_geom, wkb, wkb_geometry;"
                                + " its header has name, polygon"),
                Arguments.of("ports.csv", "name,wkt\n", "has no rows below its header: at least one is needed"),
                Arguments.of("ports.csv", "wkt,name,name\n", "has two columns by the name of \"name\""),
                Arguments.of(
                        "ports.csv",
                        "wkt,name\n\"" + GOOD + "\",\"Tok",
                        "ends in the middle of a quoted value: is it truncated?"),
                Arguments.of(
                        "ports.csv",
                        "name,wkt\na,\"" + GOOD + "\"\nb,\"x\"y\"\n",
                        "is not valid CSV after feature 1: is a quote left open?"),
                Arguments.of("ports.geojsonl", "\n", "has no features: at least one is needed"),
                Arguments.of("ports.geojsonl", "\u001e\n", "has no features: at least one is needed"),
                Arguments.of(
                        "ports.geojsonl",
                        GeoJson.named("a", GeoJson.TOKYO) + "\n{\"type\":\"Fea",
                        "ends in the middle of its JSON at line 2, column 13: is it truncated?"),
                Arguments.of(
                        "ports.geojsonl",
                        GeoJson.named("a", GeoJson.TOKYO) + "\nb",
                        "is not valid JSON at line 2, column 2: Unrecognized token 'b'"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeReadIsNamedWithItsReason(String name, String text, String reason) {
        assertThat(refusal(name, text).lines()).anyMatch(line -> line.strip().startsWith(name + ": " + reason));
    }

    @Test
    void aRowOfOtherLengthThanTheHeaderIsRefused() {
        assertThat(refusal("ports.csv", "name;wkt;note\na;" + GOOD + "\n"))
                .isEqualTo("ports.csv, feature 1 \"a\": has 2 values where the header has 3 columns");
        assertThat(refusal("ports.csv", "wkt\n" + GOOD + "\n"))
                .isEqualTo("ports.csv, feature 1: has 4 values where the header has 1 columns");
    }

    @Test
    void aLineThatIsNoFeatureIsRefused() {
        assertThat(refusal("ports.jsonl", GeoJson.named("a", GeoJson.TOKYO) + "\n" + GeoJson.polygon(GeoJson.TOKYO)))
                .isEqualTo("ports.jsonl, feature 2: is of type \"Polygon\" instead of \"Feature\"");
        assertThat(refusal("ports.jsonl", "3")).isEqualTo("ports.jsonl, feature 1: is a number instead of an object");
    }

    @Test
    void aFileThatIsCutOffWhileCompressedIsRefused() {
        byte[] packed = ZoneFormatTwinsTest.gzip(("wkt\n\"" + GOOD + "\"\n").getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("ports.csv.gz", "ports.geojson.gz", "ports.geojsonl.gz")) {
            assertThat(refusal(name, Arrays.copyOf(packed, packed.length - 9)))
                    .contains(name + ": ends in the middle of its compressed data: is it truncated?");
        }
        packed[packed.length - 6] ^= 1;
        assertThat(refusal("ports.csv.gz", packed))
                .contains(
                        "ports.csv.gz: is damaged, its compressed data can't be unpacked: the checksum of its data does not match");
    }

    @Test
    void aFileWhoseSecondMemberIsCutAnywhereIsRefused() {
        byte[] first =
                ZoneFormatTwinsTest.gzip((GeoJson.named("a", GeoJson.TOKYO) + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] second =
                ZoneFormatTwinsTest.gzip(GeoJson.named("b", GeoJson.TOKYO).getBytes(StandardCharsets.UTF_8));
        byte[] both = TestFiles.joined(first, second);
        for (int length = first.length + 1; length < both.length; length++) {
            assertThat(refusal("ports.geojsonl.gz", Arrays.copyOf(both, length)))
                    .as("%d bytes of the second", length - first.length)
                    .contains("ports.geojsonl.gz: ends in the middle of its compressed data: is it truncated?");
        }
        both[first.length + 1] ^= 1;
        assertThat(refusal("ports.geojsonl.gz", both))
                .isEqualTo("ports.geojsonl.gz: is damaged, its compressed data can't be unpacked: " + second.length
                        + " bytes that are not gzip follow its compressed data; compress the file again");
    }

    @Test
    void aFileThatIsCompressedByOthersIsRefused() {
        assertThat(refusal("ports.geojson.bz2", "BZh91AY"))
                .isEqualTo("ports.geojson.bz2: is compressed by bzip2: unpack it first");
        assertThat(refusal("ports.csv.xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}))
                .isEqualTo("ports.csv.xz: is compressed by xz: unpack it first");
    }

    @Test
    void aFileThatIsCompressedTwiceIsRefused() {
        byte[] once = ZoneFormatTwinsTest.gzip(GeoJson.polygon(GeoJson.TOKYO).getBytes(StandardCharsets.UTF_8));

        assertThat(refusal("ports.geojson.gz", ZoneFormatTwinsTest.gzip(once)))
                .isEqualTo("ports.geojson.gz: is compressed twice: unpack it first");
        assertThat(refusal("ports.parquet.gz", ZoneFormatTwinsTest.gzip(new byte[] {'P', 'A', 'R', '1', 0})))
                .isEqualTo("ports.parquet.gz: is Parquet that was compressed as a whole: unpack it first");
    }

    @Test
    void latin1IsRefused() {
        assertThat(refusal("ports.csv", ("wkt;name\n" + GOOD + ";Gr\u00f6nland").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("ports.csv: is not in UTF-8: save it as UTF-8");
    }

    private static String refusal(String name, String text) {
        return refusal(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String name, byte[] bytes) {
        UserError error = catchThrowableOfType(
                UserError.class, () -> new ZoneReader(false, null).read(List.of(new TextFile(name, bytes))));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
