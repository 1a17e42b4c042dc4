package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.FilesBeside;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.ShapefileBytes;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** The same zones are the same set in every text format. */
class ZoneFormatTwinsTest {
    /** One with a hole, one in two parts with altitudes and a negative zero, one nested, and names that need quoting. */
    private static final String[] FEATURES = {
        GeoJson.feature(
                "\"id\":\"7\",\"properties\":{\"name\":\"tokyo\",\"note\":\"with a, and \\\"b\\\"; c\\nd\"},",
                GeoJson.polygon("[[[139,34],[141,34],[141.25,35.1],[139,35],[139,34]],"
                        + "[[140,34.2],[140.5,34.2],[140,34.4],[140,34.2]]]")),
        GeoJson.feature(
                "\"id\":\"8\",\"properties\":{\"name\":\"Æbeltoft\"},",
                GeoJson.multiPolygon(
                        "[[[103,1,5],[106,1,5],[106,2,5],[103,1,5]]]", "[[[107,1],[109.1,-0],[109,2],[107,1]]]")),
        GeoJson.feature(
                "\"properties\":{\"name\":\"tokyo\"},",
                GeoJson.geometryCollection(
                        GeoJson.polygon("[[[9,1],[12,1],[12,4e-1],[9,1]]]"),
                        GeoJson.geometryCollection(GeoJson.polygon("[[[19,1],[22,1],[22,4],[19,1]]]"))))
    };

    private static final String[] WKT = {
        "POLYGON ((139 34, 141 34, 141.25 35.1, 139 35, 139 34), (140 34.2, 140.5 34.2, 140 34.4, 140 34.2))",
        "SRID=4326;MULTIPOLYGON Z(((103 1 5,106 1 5,106 2 5,103 1 5)),((107 1 0,109.1 -0 0,109 2 0,107 1 0)))",
        "geometrycollection(POLYGON((9 1,12 1,12 4e-1,9 1)),GEOMETRYCOLLECTION(POLYGON((19 1,22 1,22 4,19 1))))"
    };

    static Stream<Arguments> twins() {
        String lines = String.join("\n", FEATURES);
        return Stream.of(
                Arguments.of("ports.geojsonl", lines),
                Arguments.of("ports.ndjson", lines + "\n"),
                Arguments.of("ports.JSONL", "\ufeff" + lines.replace("\n", "\r\n\r\n")),
                Arguments.of("ports.geojsons", "\u001e" + lines.replace("\n", "\n\u001e") + "\n"),
                Arguments.of("ports.json", "\u001e" + lines.replace("\n", "\u001e")),
                Arguments.of("ports.csv", csv(",")),
                Arguments.of("ports.csv", csv(";")),
                Arguments.of("ports.tsv", csv("\t")),
                Arguments.of(
                        "ports.CSV",
                        "\ufeff\r\n" + csv(",").replace("\n", "\r\n").replace("c\r\nd", "c\nd")));
    }

    private static String csv(String separator) {
        String[][] rows = {
            {"id", "the_geom", "name", "note"},
            {"7", quoted(WKT[0]), "tokyo", quoted("with a, and \"\"b\"\"; c\nd")},
            {"8", quoted(WKT[1]), "\u00c6beltoft", ""},
            {"", quoted(WKT[2]), "tokyo", "\"\""}
        };
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            text.append(String.join(separator, row)).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("twins")
    void areTheSameSet(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ZoneSet expected = read(TextFile.of("ports.geojson", GeoJson.collection(FEATURES)));
        assertThat(expected.warnings()).isNotEmpty();
        for (ZoneFile file : List.of(
                new TextFile(name, bytes),
                new TextFile(name + ".gz", gzip(bytes)),
                new TextFile(name + ".zst", Zstd.compress(bytes)))) {
            ZoneSet zones = read(file);
            SameZones.require(zones, expected);
            assertThat(zones.warnings()).isEqualTo(expected.warnings());
        }
    }

    /** Which has the other winding, and whose table can't tell an empty text from none. */
    @Test
    void areTheSameSetInAShapefile() {
        ZoneSet expected = read(TextFile.of("ports.geojson", GeoJson.collection(FEATURES)));
        ShapefileBytes shapes = new ShapefileBytes(ShapefileBytes.POLYGON);
        expected.zones().forEach(zone -> shapes.polygon(clockwiseShells(zone.geometry())));
        Map<String, byte[]> companions = Map.of(
                ".dbf",
                ShapefileBytes.table(
                        "id N4, name C12, note C40",
                        "   7|tokyo|with a, and \"b\"; c\nd",
                        "8|\u00c6beltoft|",
                        "|tokyo|"),
                ".prj",
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]".getBytes(StandardCharsets.UTF_8));

        ZoneSet zones = read(new FilesBeside("ports.shp", shapes.bytes(), companions));

        SameZones.require(zones, expected);
        assertThat(zones.warnings()).isEqualTo(expected.warnings());
    }

    private static double[][] clockwiseShells(Geometry geometry) {
        List<double[]> rings = new ArrayList<>();
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(part);
            rings.add(ring(polygon.getExteriorRing(), false));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(ring(polygon.getInteriorRingN(hole), true));
            }
        }
        return rings.toArray(double[][]::new);
    }

    private static double[] ring(LinearRing ring, boolean counterclockwise) {
        Coordinate[] positions = ring.getCoordinates();
        return Arrays.stream(
                        Orientation.isCCW(positions) == counterclockwise
                                ? positions
                                : ring.reverse().getCoordinates())
                .flatMapToDouble(position -> DoubleStream.of(position.x, position.y))
                .toArray();
    }

    @Test
    void areUnpackedWhateverTheirName() {
        byte[] packed = gzip(GeoJson.collection(FEATURES).getBytes(StandardCharsets.UTF_8));

        assertThat(read(new TextFile("ports.geojson", packed)).zones()).hasSize(3);
    }

    @Test
    void haveTheSameNamesByTheFile() {
        String bare = "POLYGON((9 1,12 1,12 4,9 1))";

        assertThat(read(TextFile.of("x/ports.csv", "wkt\n\"" + bare + "\"\n")).zones())
                .extracting(Zone::name)
                .containsExactly("ports");
        assertThat(read(new TextFile(
                                "x/ports.v2.csv.gz",
                                gzip(("wkt\tn\n" + bare + "\t1\n" + bare + "\t2").getBytes(StandardCharsets.UTF_8))))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("ports.v2#1", "ports.v2#2");
    }

    @Test
    void areNamedByAnyColumn() {
        ZoneSet zones = new ZoneReader(false, "MRGID")
                .read(List.of(TextFile.of("eez.csv", "MRGID;GEOMETRY\n5677;POLYGON((9 1,12 1,12 4,9 1))\n")));

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("5677");
        assertThat(zones.zones().get(0).properties().toString()).isEqualTo("{MRGID=5677}");
    }

    @Test
    void areRepairedTheSameWay() {
        String[] rings = {"[[100,50],[101,52],[101,50],[100,52],[100,50]]", "[[139,34],[141,34],[141,35],[139,35]]"};
        String[] wkt = {"100 50,101 52,101 50,100 52,100 50", "139 34,141 34,141 35,139 35"};
        ZoneReader reader = new ZoneReader(true, null);
        for (int i = 0; i < rings.length; i++) {
            ZoneSet json =
                    reader.read(List.of(TextFile.of("ports.csv.json", GeoJson.named("odd", "[" + rings[i] + "]"))));
            ZoneSet csv = reader.read(List.of(TextFile.of("ports.csv", "name,wkt\nodd,\"POLYGON((" + wkt[i] + "))\"")));
            assertThat(csv.fingerprint()).isEqualTo(json.fingerprint());
            assertThat(csv.repairs()).hasSize(1);
            assertThat(csv.repairs().get(0)).isEqualTo(json.repairs().get(0).replace("ports.csv.json", "ports.csv"));
        }
    }

    @Test
    void areTheSameInHexadecimalDigits() throws ParseException {
        Geometry shape =
                new WKTReader().read("MULTIPOLYGON(((139 34,141 34,141 35,139 34)),((103 1,106 1,106 2,103 1)))");
        Geometry high = new WKTReader()
                .read("MULTIPOLYGON(((139 34 5,141 34 5,141 35 5,139 34 5)),((103 1 5,106 1 5,106 2 5,103 1 5)))");
        String text = fingerprint(shape.toText());
        shape.setSRID(4326);
        high.setSRID(4326);
        for (int order : new int[] {ByteOrderValues.BIG_ENDIAN, ByteOrderValues.LITTLE_ENDIAN}) {
            for (boolean srid : new boolean[] {false, true}) {
                String hex = WKBWriter.toHex(new WKBWriter(2, order, srid).write(shape));
                assertThat(fingerprint(hex)).isEqualTo(text);
                assertThat(fingerprint(hex.toLowerCase(Locale.ROOT))).isEqualTo(text);
                assertThat(fingerprint(" \\x" + hex + " ")).isEqualTo(text);
                assertThat(fingerprint("0x" + hex)).isEqualTo(text);
                assertThat(fingerprint(" 0X" + hex.toLowerCase(Locale.ROOT))).isEqualTo(text);
                assertThat(fingerprint(WKBWriter.toHex(new WKBWriter(3, order, srid).write(high))))
                        .isEqualTo(text);
            }
        }
        assertThat(fingerprint("SRID=4326;" + shape.toText())).isEqualTo(text);
    }

    private static String fingerprint(String geometry) {
        return new ZoneReader(false, null)
                .read(List.of(TextFile.of("ports.csv", "wkb_geometry\tname\n" + geometry + "\tports\n")))
                .fingerprint();
    }

    @Test
    void mayBeMixed() {
        ZoneSet zones = new ZoneReader(false, null)
                .read(List.of(
                        TextFile.of("a.csv", csv(";")),
                        TextFile.of("b.geojson", GeoJson.collection(FEATURES)),
                        TextFile.of("c.geojsonl", FEATURES[1])));

        assertThat(zones.zones())
                .extracting(zone -> zone.source() + " " + zone.feature())
                .containsExactly(
                        "a.csv 1", "a.csv 2", "a.csv 3", "b.geojson 1", "b.geojson 2", "b.geojson 3", "c.geojsonl 1");
    }

    private static ZoneSet read(ZoneFile file) {
        return new ZoneReader(false, null).read(List.of(file));
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
