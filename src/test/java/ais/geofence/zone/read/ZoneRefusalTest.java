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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.read.format.ZoneFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneRefusalTest {
    static Stream<Arguments> features() {
        return Stream.of(
                Arguments.of(
                        named("bow", BOW_TIE),
                        "is invalid: Self-intersection at lon 100.5 lat 51.0; --fix-zones can repair it"),
                Arguments.of(
                        named("open", "[[[139,34],[141,34],[141,35],[139,35]]]"),
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat 35.0; --fix-zones can repair it"),
                Arguments.of(
                        named("short", "[[[139,34],[141,34],[139,34]]]"),
                        "has a ring of 3 positions at lon 139.0 lat 34.0: at least 4 are needed, and is invalid: Too few distinct points in"
                                + " geometry component at lon 139.0 lat 34.0; the repair leaves nothing of it"),
                Arguments.of(
                        named("flat", "[[[139,34],[141,34],[140,34],[139,34]]]"),
                        "is invalid: Self-intersection at lon 140.0 lat 34.0; the repair leaves nothing of it"),
                Arguments.of(
                        named("dot", "[[[139,34],[139,34],[139,34],[139,34]]]"),
                        "is invalid: Too few distinct points in geometry component at lon 139.0 lat 34.0; the repair leaves nothing of it"),
                Arguments.of(
                        named("swapped", "[[[34,139],[35,139],[35,141],[34,139]]]"),
                        "leaves the world at lon 34.0 lat 139.0: longitude and latitude look swapped, longitude comes first"),
                Arguments.of(
                        named("wide", "[[[179,34],[361.5,34],[361.5,35],[179,34]]]"),
                        "leaves the world at lon 361.5 lat 34.0: longitudes go from -180 to 180, latitudes from -90 to 90"),
                Arguments.of(
                        named("both", "[[[34,139],[200,139],[35,141],[34,139]]]"),
                        "leaves the world at lon 34.0 lat 139.0: longitudes go from -180 to 180, latitudes from -90 to 90"),
                Arguments.of(
                        named("huge", "[[[139,34],[1e999,34],[141,35],[139,34]]]"),
                        "leaves the world at lon Infinity lat 34.0: longitudes go from -180 to 180, latitudes from -90 to 90"),
                Arguments.of(
                        named("nan", "[[[139,34],[141,NaN],[141,35],[139,34]]]"),
                        "has the coordinate NaN, which is not a finite number"),
                Arguments.of(
                        named("infinite", "[[[139,34],[141,-Infinity],[141,35],[139,34]]]"),
                        "has the coordinate -Infinity, which is not a finite number"),
                Arguments.of(
                        named("null", "[[[139,34],[141,null],[141,35],[139,34]]]"),
                        "has null where a position should have a number"),
                Arguments.of(
                        named("text", "[[[139,34],[141,\"34\"],[141,35],[139,34]]]"),
                        "has a text where a position should have a number"),
                Arguments.of(
                        named("object", "[[[139,34],{\"lon\":141,\"lat\":34},[141,35],[139,34]]]"),
                        "has an object where its coordinates should have an array"),
                Arguments.of(
                        named("altitude", "[[[139,34],[141,34,null],[141,35],[139,34]]]"),
                        "has null where a position should have a number"),
                Arguments.of(
                        named("lonely", "[[[139],[141,34],[141,35],[139]]]"),
                        "has a position of one number: longitude and latitude are needed"),
                Arguments.of(
                        named("uneven", "[[[139,34],[[141,34]],[141,35],[139,34]]]"),
                        "has coordinates that are nested unevenly"),
                Arguments.of(
                        named("hollow", "[[]]"),
                        "has an empty array among its coordinates: correct it, or leave the feature out"),
                Arguments.of(
                        named("deep", "[[[[[139,34]]]]]"), "has an array where its coordinates should have a number"),
                Arguments.of(named("number", "139"), "has coordinates that are not an array"),
                Arguments.of(
                        named("shallow", "[[139,34],[141,34],[141,35],[139,34]]"),
                        "is a Polygon whose coordinates are nested 2 deep instead of 3"),
                Arguments.of(named("empty", "[]"), "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        feature("\"id\":\"empty\",", multiPolygon()),
                        "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        feature("\"id\":\"none\",", geometryCollection()),
                        "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of("{\"type\":\"Feature\",\"id\":\"no\"}", "has no geometry"),
                Arguments.of(feature("\"id\":\"text\",", "\"POLYGON\""), "has a text for its geometry"),
                Arguments.of(
                        feature("\"id\":\"p\",", "{\"type\":\"Point\",\"coordinates\":[139,34]}"),
                        "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        feature("\"id\":\"l\",", "{\"coordinates\":[[139,34],[141,35]],\"type\":\"LineString\"}"),
                        "is a LineString: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        feature(
                                "\"id\":\"c\",",
                                geometryCollection(
                                        polygon(TOKYO), "{\"type\":\"MultiPoint\",\"coordinates\":[[139,34]]}")),
                        "has a MultiPoint beside its polygons; --fix-zones can repair it"),
                Arguments.of(
                        feature("\"id\":\"c\",", "{\"type\":\"Circle\",\"coordinates\":[139,34]}"),
                        "has a geometry of unknown type \"Circle\": a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        feature("\"id\":\"t\",", "{\"coordinates\":" + TOKYO + "}"), "has a geometry without a type"),
                Arguments.of(feature("\"id\":\"t\",", "{\"type\":\"Polygon\"}"), "is a Polygon without coordinates"),
                Arguments.of(
                        feature("\"id\":\"t\",", "{\"type\":\"GeometryCollection\"}"),
                        "has a GeometryCollection without geometries"),
                Arguments.of(
                        feature(
                                "\"id\":\"t\",",
                                "{\"type\":\"GeometryCollection\",\"coordinates\":[],\"geometries\":[" + polygon(TOKYO)
                                        + "]}"),
                        "has a GeometryCollection without geometries"),
                Arguments.of(
                        feature("\"id\":\"t\",", "{\"type\":\"GeometryCollection\",\"geometries\":3}"),
                        "has geometries that are not an array"),
                Arguments.of(
                        feature("\"id\":\"t\",", geometryCollection("[" + polygon(TOKYO) + "]")),
                        "has a geometry that is not an object"),
                Arguments.of(
                        feature(
                                "\"id\":\"t\",",
                                "{\"type\":\"Polygon\",\"crs\":\"EPSG:3857\",\"coordinates\":" + TOKYO + "}"),
                        "is in coordinate system \"EPSG:3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg data/ports.geojson"),
                Arguments.of(
                        feature("\"id\":\"t\",\"properties\":3,", polygon(TOKYO)), "has a number for its properties"),
                Arguments.of(
                        feature("\"id\":\"t\",\"crs\":\"EPSG:3857\",", polygon(TOKYO)),
                        "is in coordinate system \"EPSG:3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg data/ports.geojson"),
                Arguments.of(
                        "{\"id\":\"t\",\"type\":\"Polygon\",\"coordinates\":" + TOKYO + "}",
                        "is of type \"Polygon\" instead of \"Feature\""));
    }

    @ParameterizedTest
    @MethodSource("features")
    void aFeatureThatCannotBeAZoneIsNamedWithItsReason(String feature, String reason) {
        assertThat(refusal(collection(named("good", TOKYO), feature)))
                .startsWith("data/ports.geojson, feature 2 \"")
                .endsWith("\": " + reason)
                .doesNotContain("\n");
    }

    @Test
    void aFeatureWithoutANameIsKnownByItsNumber() {
        assertThat(refusal(collection(named("good", TOKYO), "3")))
                .isEqualTo("data/ports.geojson, feature 2: is a number instead of an object");
        assertThat(refusal("{\"type\":\"Feature\",\"properties\":{}}"))
                .isEqualTo("data/ports.geojson, feature 1: has no geometry");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("  \n ", "is empty"),
                Arguments.of("[]", "is no GeoJSON: it holds an array"),
                Arguments.of("12", "is no GeoJSON: it holds a number"),
                Arguments.of("{}", "is no GeoJSON: it has no type"),
                Arguments.of("{\"type\":3}", "is no GeoJSON: it has no type"),
                Arguments.of("{\"type\":\"Dataset\"}", "is no GeoJSON: its type is \"Dataset\""),
                Arguments.of("lon,lat\n139,34", "is not valid JSON at line 1, column 5: Unrecognized token 'lon'"),
                Arguments.of("<kml/>", "has no Placemarks: at least one is needed"),
                Arguments.of(
                        "{\"type\":\"Polygon\",\"coordinates\":[[[139,34],[141",
                        "ends in the middle of its JSON at line 1, column 48: is it truncated?"),
                Arguments.of(
                        "{\"type\":\"Polygon\",\n\"type\":\"Polygon\"}",
                        "is not valid JSON at line 2, column 7: Duplicate field 'type'"),
                Arguments.of(
                        polygon(TOKYO) + polygon(TOKYO),
                        "goes on after the end of its GeoJSON object: one object in a file is needed, or one feature a line in a .geojsonl"),
                Arguments.of(
                        polygon(TOKYO) + "]", "is not valid JSON at line 1, column 82: Unexpected close marker ']'"),
                Arguments.of(collection(), "has no features: at least one is needed"),
                Arguments.of(geometryCollection(), "has no geometries: at least one is needed"),
                Arguments.of("{\"type\":\"FeatureCollection\"}", "is a FeatureCollection that must have features"),
                Arguments.of(
                        "{\"type\":\"FeatureCollection\",\"features\":{}}",
                        "has an object for its features instead of an array"),
                Arguments.of(
                        "{\"type\":\"Feature\",\"features\":[]}",
                        "is a Feature that must not have features or geometries"),
                Arguments.of(
                        "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                        "is not valid JSON: Document nesting depth (1001) exceeds the maximum allowed (1000)"),
                Arguments.of(
                        "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},\"type\":\"Polygon\",\"coordinates\":"
                                + TOKYO + "}",
                        "is in coordinate system \"urn:ogc:def:crs:EPSG::25832\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg data/ports.geojson"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeReadIsNamedWithItsReason(String text, String reason) {
        String message = refusal(text);

        assertThat(message.lines()).anyMatch(line -> line.strip().equals("data/ports.geojson: " + reason));
    }

    @Test
    void geometriesNestedBeyondAllReasonAreRefused() {
        String nested = "{\"type\":\"GeometryCollection\",\"geometries\":[".repeat(5000);

        assertThat(refusal(nested)).contains("Document nesting depth (1001) exceeds the maximum allowed (1000)");
    }

    @Test
    void zstdThatIsCutOffIsNamed() {
        assertThat(refusal(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}))
                .isEqualTo("data/ports.geojson: ends in the middle of its compressed data: is it truncated?");
    }

    @Test
    void utf16IsNamedWithAndWithoutByteOrderMark() {
        String refusal = "data/ports.geojson: is in UTF-16 or UTF-32: save it as UTF-8";

        assertThat(refusal(polygon(TOKYO).getBytes(StandardCharsets.UTF_16))).isEqualTo(refusal);
        assertThat(refusal(polygon(TOKYO).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(refusal);
        assertThat(refusal(polygon(TOKYO).getBytes(StandardCharsets.UTF_16BE))).isEqualTo(refusal);
    }

    @Test
    void latin1IsRefused() {
        assertThat(refusal("{\"type\":\"Gr\u00f6nland\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .startsWith("data/ports.geojson: is not valid JSON at line 1, column 14: Invalid UTF-8");
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() {
        ZoneFile missing = new ZoneFile() {
            @Override
            public String name() {
                return "s3a://bucket/ports.geojson";
            }

            @Override
            public InputStream open() throws IOException {
                throw new FileNotFoundException("no such key\nrequest 17");
            }

            @Override
            public InputFile seekable() throws IOException {
                throw new FileNotFoundException();
            }
        };

        assertThat(refusal(List.of(missing))).isEqualTo("s3a://bucket/ports.geojson: can't be read: no such key");
    }

    @Test
    void noFilesAreRefused() {
        assertThat(refusal(List.of())).isEqualTo("there are no zones: name at least one file with a polygon in it");
    }

    @Test
    void allProblemsOfAllFilesAreListedInOrder() {
        String message = refusal(List.of(
                TextFile.of("a.json", collection(named("bow", BOW_TIE), named("good", TOKYO), GeoJson.NO_GEOMETRY)),
                TextFile.of("b.json", "{"),
                TextFile.of("c.json", polygon(BOW_TIE))));

        assertThat(message.lines())
                .containsExactly(
                        "the zones can't be used for 4 reasons:",
                        "  a.json, feature 1 \"bow\": is invalid: Self-intersection at lon 100.5 lat 51.0",
                        "  a.json, feature 3: has no geometry",
                        "  b.json: ends in the middle of its JSON at line 1, column 2: is it truncated?",
                        "  c.json, feature 1: is invalid: Self-intersection at lon 100.5 lat 51.0",
                        "--fix-zones can repair 2 of them");
    }

    @Test
    void aFileInMetresIsNamedOnce() {
        String metres = "[[[430000,6710000],[440000,6710000],[440000,6730000],[430000,6710000]]]";
        String message = refusal(List.of(
                TextFile.of("a.json", collection(named("one", metres), named("two", metres), named("bow", BOW_TIE))),
                TextFile.of(
                        "b.json",
                        "{\"type\":\"FeatureCollection\",\"features\":[" + named("three", metres)
                                + "],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}}}")));

        assertThat(message.lines())
                .containsExactly(
                        "the zones can't be used for 3 reasons:",
                        "  a.json, feature 1 \"one\": leaves the world: its numbers look like metres (EPSG:3857?); convert them to degrees, CRS84 (EPSG:4326)",
                        "  a.json, feature 3 \"bow\": is invalid: Self-intersection at lon 100.5 lat 51.0",
                        "  b.json: is in coordinate system \"EPSG:3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg b.json",
                        "--fix-zones can repair 1 of them");
    }

    @Test
    void aLongListIsCutAfterFiftyLines() {
        String message = refusal(
                collection(Collections.nCopies(120, named("bow", BOW_TIE)).toArray(String[]::new)));

        assertThat(message.lines()).hasSize(53).contains("  and 70 more", "--fix-zones can repair them");
    }

    @Test
    void aListOfFiftyIsWhole() {
        String bow = named("bow", BOW_TIE);
        String[] features = Collections.nCopies(50, bow).toArray(String[]::new);

        assertThat(refusal(collection(features)).lines()).hasSize(52).noneMatch(line -> line.contains("more"));
        features[7] = GeoJson.NO_GEOMETRY;
        assertThat(refusal(collection(features))).endsWith("--fix-zones can repair 49 of them");
    }

    @Test
    void nothingIsSaidOfARepairWhereNoneHelps() {
        assertThat(refusal(collection(GeoJson.NO_GEOMETRY, GeoJson.NO_GEOMETRY)))
                .doesNotContain("--fix-zones");
    }

    @Test
    void noRepairIsPromisedThatLeavesNothing() {
        assertThat(refusal(named("clamped", "[[[10,90],[20,90],[20,90],[10,90],[10,90]]]")))
                .isEqualTo(
                        "data/ports.geojson, feature 1 \"clamped\": is invalid: Too few distinct points in geometry component at lon 10.0 lat 90.0;"
                                + " the repair leaves nothing of it");
        assertThat(refusal(named("short", "[[[139,34],[141,34]]]")))
                .startsWith("data/ports.geojson, feature 1 \"short\": has a ring that is not closed")
                .endsWith("the repair leaves nothing of it");
        assertThat(refusal(named("wide", "[[[-170,34],[200,34],[200,35],[-170,35]]]")))
                .contains("goes more than once round the world")
                .doesNotContain("--fix-zones");
        assertThat(refusal(collection(named("flat", "[[[139,34],[141,34],[140,34],[139,34]]]"), named("bow", BOW_TIE))))
                .endsWith("--fix-zones can repair 1 of them");
    }

    @Test
    void aFileWithNoGeometryButNullIsRefused() {
        String nothing = feature("\"properties\":{\"name\":\"pier\"},", "null");
        assertThat(refusal(collection(nothing, feature("", "null"))))
                .isEqualTo(
                        "there are no zones, only features without a geometry: 2 (data/ports.geojson, feature 1 \"pier\","
                                + " data/ports.geojson, feature 2); they are passed over and have no number");
        assertThat(refusal(nothing)).startsWith("there are no zones, only features without a geometry: 1 (");
    }

    @Test
    void aNameWithLineBreaksStaysInItsLine() {
        assertThat(refusal(named("two\\nlines\\u2028", BOW_TIE)))
                .startsWith("data/ports.geojson, feature 1 \"two lines \": is invalid")
                .doesNotContain("\n");
    }

    private static String refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] bytes) {
        return refusal(List.of(new TextFile("data/ports.geojson", bytes)));
    }

    private static String refusal(List<? extends ZoneFile> files) {
        UserError error = catchThrowableOfType(UserError.class, () -> new ZoneReader(false, null).read(files));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
