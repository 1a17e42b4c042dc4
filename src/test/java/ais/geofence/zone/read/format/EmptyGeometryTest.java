package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.DiskFile;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.ShapefileBytes;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * In every format a feature without a geometry is passed over and named, and one with an empty geometry is refused: somebody has lost the
 * zone. The second feature of each file is such a one, between two good ones.
 */
class EmptyGeometryTest {
    private static final String TOKYO = "POLYGON((139 34,141 34,141 35,139 34))";
    private static final double[] RING = {139, 34, 141, 35, 141, 34, 139, 34};
    private static final String GEO =
            "{\"version\":\"1.1.0\",\"primary_column\":\"g\",\"columns\":{\"g\":{\"encoding\":\"WKB\",\"geometry_types\":[]}}}";

    @TempDir
    static Path folder;

    private static final AtomicInteger files = new AtomicInteger();

    static Stream<Arguments> absent() {
        return Stream.of(
                Arguments.of("null", geoJson("null")),
                Arguments.of("null in a line", geoJsonLines("null")),
                Arguments.of("empty", csv("")),
                Arguments.of("null", geoParquet(null)),
                Arguments.of("NULL", geoPackage("NULL")),
                Arguments.of("none", flatGeobuf(builder -> 0)),
                Arguments.of(
                        "null shape",
                        shapefile(new ShapefileBytes(ShapefileBytes.POLYGON)
                                .polygon(RING)
                                .none()
                                .polygon(RING))),
                Arguments.of("none", kml("")));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("absent")
    void aFeatureWithoutAGeometryIsPassedOver(String kind, ZoneFile file) {
        ZoneSet zones = new ZoneReader(false, null).read(List.of(file));

        assertThat(zones.zones()).extracting(Zone::feature).containsExactly(1, 3);
        assertThat(zones.warnings())
                .filteredOn(warning -> warning.startsWith("features without a geometry"))
                .singleElement()
                .asString()
                .startsWith("features without a geometry: 1 (" + file.name() + ", feature 2")
                .endsWith("they are passed over and have no number");
    }

    static Stream<Arguments> empty() {
        return Stream.of(
                        Stream.of(
                                        "{\"type\":\"Polygon\",\"coordinates\":[]}",
                                        "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
                                        "{\"type\":\"GeometryCollection\",\"geometries\":[]}")
                                .flatMap(geometry -> Stream.of(
                                        Arguments.of(geometry, geoJson(geometry)),
                                        Arguments.of(geometry, geoJsonLines(geometry)))),
                        Stream.of(
                                        "POLYGON EMPTY",
                                        "POLYGON(EMPTY)",
                                        "POLYGON(EMPTY,(139 34,141 34,141 35,139 34))",
                                        "POLYGON((139 34,141 34,141 35,139 34),EMPTY)",
                                        "MULTIPOLYGON EMPTY",
                                        "MULTIPOLYGON(EMPTY,((139 34,141 34,141 35,139 34)))",
                                        "GEOMETRYCOLLECTION EMPTY",
                                        "GEOMETRYCOLLECTION(POLYGON EMPTY)")
                                .map(geometry -> Arguments.of(geometry, csv(geometry))),
                        Stream.of("POLYGON EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY")
                                .flatMap(geometry -> Stream.of(
                                        Arguments.of(geometry, geoParquet(GeoPackages.wkb(geometry))),
                                        Arguments.of(geometry, geoPackage(GeoPackages.blob(geometry))),
                                        Arguments.of(
                                                geometry + " with a flag",
                                                geoPackage(GeoPackages.blob(4326, 16, GeoPackages.wkb(geometry)))))),
                        Stream.of(
                                Arguments.of("no ring", flatGeobuf(FlatGeobufs.polygon())),
                                Arguments.of("empty ring", flatGeobuf(FlatGeobufs.polygon(RING, new double[0]))),
                                Arguments.of("no part", flatGeobuf(FlatGeobufs.collection(GeometryType.MultiPolygon))),
                                Arguments.of(
                                        "no ring",
                                        shapefile(polygons().polygon().polygon(RING))),
                                Arguments.of(
                                        "empty ring",
                                        shapefile(polygons()
                                                .polygon(RING, new double[0])
                                                .polygon(RING))),
                                Arguments.of("no ring", kml("<Polygon/>")),
                                Arguments.of("no part", kml("<MultiGeometry/>")),
                                Arguments.of("empty ring", kml(kmlPolygon(" \n"))),
                                Arguments.of("empty hole", kml(kmlPolygon("139,34 141,34 141,35 139,34", "")))))
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("empty")
    void anEmptyGeometryIsRefused(String kind, ZoneFile file) {
        for (boolean repairs : new boolean[] {false, true}) {
            assertThat(refusal(file, repairs))
                    .matches("\\Q" + file.name()
                            + ", feature 2\\E( \"b\")?: has an empty geometry: correct it, or leave the feature out");
        }
    }

    /** Points and lines are refused as such, empty or not. */
    static Stream<Arguments> emptyPoints() {
        return Stream.of(
                Arguments.of("GeoJSON", geoJson("{\"type\":\"Point\",\"coordinates\":[]}")),
                Arguments.of("CSV", csv("POINT EMPTY")),
                Arguments.of("CSV", csv("GEOMETRYCOLLECTION(POINT EMPTY)")),
                Arguments.of("GeoPackage", geoPackage(GeoPackages.blob("POINT EMPTY"))),
                Arguments.of("FlatGeobuf", flatGeobuf(FlatGeobufs.typed(GeometryType.Point))),
                Arguments.of("KML", kml("<Point/>")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("emptyPoints")
    void anEmptyPointIsAPoint(String kind, ZoneFile file) {
        assertThat(refusal(file, false)).endsWith(": is a Point: a zone is a Polygon or MultiPolygon");
    }

    private static String refusal(ZoneFile file, boolean repairs) {
        UserError error =
                catchThrowableOfType(UserError.class, () -> new ZoneReader(repairs, null).read(List.of(file)));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }

    private static String[] features(String second) {
        return new String[] {
            GeoJson.named("a", GeoJson.TOKYO),
            GeoJson.feature("\"properties\":{\"name\":\"b\"},", second),
            GeoJson.named("c", GeoJson.SINGAPORE)
        };
    }

    private static ZoneFile geoJson(String second) {
        return TextFile.of("ports.geojson", GeoJson.collection(features(second)));
    }

    private static ZoneFile geoJsonLines(String second) {
        return TextFile.of("ports.geojsonl", String.join("\n", features(second)));
    }

    private static ZoneFile csv(String second) {
        return TextFile.of("ports.tsv", "name\twkt\na\t" + TOKYO + "\nb\t" + second + "\nc\t" + TOKYO + "\n");
    }

    private static ZoneFile geoParquet(byte[] second) {
        MessageType schema = MessageTypeParser.parseMessageType("message zones { optional binary g; }");
        Path file = folder.resolve("ports" + files.incrementAndGet() + ".parquet");
        byte[] good = GeoPackages.wkb(TOKYO);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withExtraMetaData(Map.of("geo", GEO))
                .build()) {
            for (byte[] geometry : new byte[][] {good, second, good}) {
                Group row = new SimpleGroup(schema);
                if (geometry != null) {
                    row.add("g", Binary.fromConstantByteArray(geometry));
                }
                writer.write(row);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new DiskFile(file);
    }

    private static ZoneFile geoPackage(String second) {
        String good = GeoPackages.blob(TOKYO);
        return new DiskFile(GeoPackages.write(
                folder.resolve("ports" + files.incrementAndGet() + ".gpkg"),
                GeoPackages.layer(
                        "ports", 4326, "fid INTEGER PRIMARY KEY, geom BLOB", "1," + good, "2," + second, "3," + good)));
    }

    private static ZoneFile flatGeobuf(ToIntFunction<FlatBufferBuilder> second) {
        byte[] none = FlatGeobufs.properties();
        return new TextFile(
                "ports.fgb",
                new FlatGeobufs(GeometryType.Unknown, 3, null)
                        .add(FlatGeobufs.polygon(RING), none)
                        .add(second, none)
                        .add(FlatGeobufs.polygon(RING), none)
                        .bytes());
    }

    private static ShapefileBytes polygons() {
        return new ShapefileBytes(ShapefileBytes.POLYGON).polygon(RING);
    }

    private static ZoneFile shapefile(ShapefileBytes shapes) {
        return new TextFile("ports.shp", shapes.bytes());
    }

    private static ZoneFile kml(String second) {
        return TextFile.of(
                "ports.kml",
                "<kml><Placemark>" + kmlPolygon("139,34 141,34 141,35 139,34") + "</Placemark><Placemark>" + second
                        + "</Placemark><Placemark>" + kmlPolygon("103,1 106,1 106,2 103,1") + "</Placemark></kml>");
    }

    private static String kmlPolygon(String shell, String... holes) {
        StringBuilder polygon = new StringBuilder("<Polygon><outerBoundaryIs>" + ring(shell) + "</outerBoundaryIs>");
        for (String hole : holes) {
            polygon.append("<innerBoundaryIs>").append(ring(hole)).append("</innerBoundaryIs>");
        }
        return polygon + "</Polygon>";
    }

    private static String ring(String coordinates) {
        return "<LinearRing><coordinates>" + coordinates + "</coordinates></LinearRing>";
    }
}
