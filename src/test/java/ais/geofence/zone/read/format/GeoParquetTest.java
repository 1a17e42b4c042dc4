package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.UserError;
import ais.geofence.testing.NewerParquet;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.DiskFile;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoParquetTest {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message zones {
              optional binary id (STRING);
              optional binary name (STRING);
              optional int32 day (DATE);
              optional binary geometry;
            }""");
    private static final String TOKYO = "POLYGON ((139 34, 141 34, 141 35, 139 35, 139 34))";
    private static final String GEO = "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":"
            + "{\"geometry\":{\"encoding\":\"WKB\",\"geometry_types\":[]%s}}}";

    @TempDir
    Path folder;

    /** By GeoPandas, with a covering, which is no property, in three row groups. */
    @Test
    void anotherToolsFileIsReadLikeTheGeoJsonItWasMadeOf() throws IOException {
        Path parquet = Path.of("src/test/resources/zones/sample.parquet");
        ZoneSet geoJson = new ZoneReader(false, null).read(List.of(new DiskFile(Path.of("sample-data/zones.geojson"))));

        List<Zone> zones = read(parquet).zones();

        assertThat(zones).hasSize(5).allSatisfy(zone -> {
            Zone twin = geoJson.zones().get(zone.index());
            assertThat(zone.name()).isEqualTo(twin.name());
            assertThat(zone.geometry().equalsExact(twin.geometry())).isTrue();
        });
        assertThat(zones)
                .extracting(zone -> zone.properties().toString())
                .containsExactly(
                        "{name=tokyo, depth=12.5, open=true, tags=[\"port\",\"city\"]}",
                        "{name=channel, open=true, tags=[]}",
                        "{name=hamburg, depth=7.25, open=false, tags=[\"river\"]}",
                        "{name=athens, depth=100.0}",
                        "{name=singapore, depth=0.0, open=true, tags=[\"strait\"]}");
    }

    @Test
    void isTheSameSetAsItsGeoJson() throws IOException {
        String[] wkt = {
            "POLYGON ((139 34, 141 34, 141.25 35.1, 139 35, 139 34), (140 34.2, 140.5 34.2, 140 34.4, 140 34.2))",
            "MULTIPOLYGON Z(((103 1 5, 106 1 5, 106 2 5, 103 1 5)), ((107 1 5, 109.1 -0 5, 109 2 5, 107 1 5)))"
        };
        String geoJson = GeoJson.collection(
                GeoJson.feature(
                        "\"id\":\"0\",\"properties\":{\"name\":\"Æ \\\"0\\\"\",\"day\":\"2026-01-02\"},",
                        GeoJson.polygon("[[[139,34],[141,34],[141.25,35.1],[139,35],[139,34]],"
                                + "[[140,34.2],[140.5,34.2],[140,34.4],[140,34.2]]]")),
                GeoJson.feature(
                        "\"id\":\"1\",\"properties\":{\"name\":\"Æ \\\"1\\\"\",\"day\":\"2026-01-03\"},",
                        GeoJson.multiPolygon(
                                "[[[103,1],[106,1],[106,2],[103,1]]]", "[[[107,1],[109.1,-0],[109,2],[107,1]]]")));
        Path file = write(GEO.formatted(""), wkb(wkt[0], 2), wkb(wkt[1], 3));

        assertThat(read(file).fingerprint())
                .isEqualTo(new ZoneReader(false, null)
                        .read(List.of(TextFile.of("zones.geojson", geoJson)))
                        .fingerprint());
    }

    @Test
    void datesAndTimestampsSayWhenAZoneIsValid() throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("""
                message zones {
                  required binary geometry;
                  optional int32 begin (DATE);
                  optional int64 end (TIMESTAMP(MICROS,true));
                  optional int64 local (TIMESTAMP(NANOS,false));
                }""");
        Path file = folder.resolve("seasons.parquet");
        try (ParquetWriter<Group> writer = writer(file, schema, GEO.formatted(""))) {
            Group row = new SimpleGroup(schema);
            row.add("geometry", Binary.fromConstantByteArray(wkb(TOKYO, 2)));
            row.add("begin", 20_028);
            row.add("end", 1_746_057_600_250_000L);
            row.add("local", 1_746_057_600_250_000_999L);
            writer.write(row);
        }
        assertThat(validity(file, "begin", "end")).isEqualTo("from 2024-11-01, before 2025-05-01T00:00:00.250Z");
        assertThat(validity(file, "begin", "local")).isEqualTo("from 2024-11-01, before 2025-05-01T00:00:00.250Z");
    }

    private static String validity(Path file, String from, String to) {
        ValidityNames names = new ValidityNames(Optional.of(from), Optional.of(to));
        return new ZoneReader(false, null, names)
                .read(List.of(new DiskFile(file)))
                .get(0)
                .validity()
                .toString();
    }

    @Test
    void whatIsNestedBecomesJson() throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("""
                message zones {
                  required binary geometry;
                  optional group names { optional binary primary (STRING); optional int64 rank; optional double share; }
                  optional group codes (MAP) { repeated group key_value { required binary key (STRING); optional int32 value; } }
                  optional group lists (LIST) { repeated group list { optional group element (LIST) { repeated group list { optional int32 element; } } } }
                  repeated int32 bare;
                  optional int64 at (TIMESTAMP(MILLIS,true));
                  optional int32 price (DECIMAL(6,2));
                }""");
        Group row = new SimpleGroup(schema);
        row.add("geometry", Binary.fromConstantByteArray(wkb(TOKYO, 2)));
        row.addGroup("names").append("primary", "a \"b\"").append("share", 0.5);
        row.addGroup("codes").addGroup("key_value").append("key", "k").append("value", 7);
        Group inner = row.addGroup("lists").addGroup("list").addGroup("element");
        inner.addGroup("list").append("element", 1);
        inner.addGroup("list");
        row.append("bare", 3).append("bare", 4).append("at", 1_767_323_045_678L).append("price", 1250);
        Path file = folder.resolve("nested.parquet");
        try (ParquetWriter<Group> writer = writer(file, schema, GEO.formatted(""))) {
            writer.write(row);
        }

        assertThat(read(file).zones().get(0).properties().toString())
                .isEqualTo("{names={\"primary\":\"a \\\"b\\\"\",\"rank\":null,\"share\":0.5}, codes={\"k\":7},"
                        + " lists=[[1,null]], bare=[3,4], at=2026-01-02T03:04:05.678+0000, price=12.50}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"crs\":null",
                ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"WGS 84 (CRS84)\",\"id\":{\"authority\":\"OGC\",\"code\":\"CRS84\"}}",
                ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"WGS 84\",\"id\":{\"authority\":\"EPSG\",\"code\":4326}}",
                ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"WGS 84\"}",
                ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"ETRS89\",\"id\":{\"authority\":\"EPSG\",\"code\":4258}}",
                ",\"crs\":\"OGC:CRS84\"",
                ",\"edges\":\"planar\""
            })
    void longitudeAndLatitudeAreAccepted(String column) throws IOException {
        assertThat(read(write(GEO.formatted(column), wkb(TOKYO, 2))).zones()).hasSize(1);
    }

    @Test
    void postGisMayNameLongitudeAndLatitudeInEachGeometry() throws IOException {
        for (int srid : new int[] {4326, 4258}) {
            assertThat(read(write(GEO.formatted(""), withSrid(srid))).fingerprint())
                    .isEqualTo(read(write(GEO.formatted(""), wkb(TOKYO, 2))).fingerprint());
        }
    }

    static Stream<Arguments> metadata() {
        return Stream.of(
                Arguments.of("", "is Parquet without the metadata \"geo\": write it as GeoParquet"),
                Arguments.of("{", "has metadata \"geo\" that is not valid JSON"),
                Arguments.of("{}", "has metadata \"geo\" that describes no primary column"),
                Arguments.of("[]", "has metadata \"geo\" that describes no primary column"),
                Arguments.of(
                        GEO.replace("geometry\"", "shape\"").formatted(""),
                        "has no binary column \"shape\", where its geometries should be"),
                Arguments.of(
                        GEO.replace("\"geometry\"", "\"day\"").formatted(""),
                        "has no binary column \"day\", where its geometries should be"),
                Arguments.of(
                        GEO.replace("WKB", "polygon").formatted(""),
                        "has geometries encoded as \"polygon\": write them as WKB"),
                Arguments.of(
                        GEO.formatted(",\"edges\":\"spherical\""),
                        "has spherical edges: only edges that are straight in longitude and latitude can be used"),
                Arguments.of(
                        GEO.formatted(",\"crs\":{\"type\":\"ProjectedCRS\",\"name\":\"ETRS89 / UTM zone 32N\","
                                + "\"id\":{\"authority\":\"EPSG\",\"code\":25832}}"),
                        "is in coordinate system \"ETRS89 / UTM zone 32N (EPSG:25832)\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg zones.parquet"),
                Arguments.of(
                        GEO.formatted(",\"crs\":{\"type\":\"ProjectedCRS\",\"name\":\"WGS 84 / UTM zone 32N\"}"),
                        "is in coordinate system \"WGS 84 / UTM zone 32N\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg zones.parquet"),
                Arguments.of(
                        GEO.formatted(",\"crs\":\"OGC:CRS83\""),
                        "is in coordinate system \"OGC:CRS83\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg zones.parquet"));
    }

    @ParameterizedTest
    @MethodSource("metadata")
    void aFileOfOtherMeaningIsRefused(String geo, String reason) throws IOException {
        assertThat(refusal(write(geo, wkb(TOKYO, 2)))).isEqualTo("zones.parquet: " + reason);
    }

    static Stream<Arguments> geometries() {
        byte[] whole = wkb(TOKYO, 2);
        // A little of the last latitude: no longer where the ring began.
        byte[] open = whole.clone();
        open[open.length - 8 + 1] ^= 16;
        return Stream.of(
                Arguments.of(
                        Arrays.copyOf(whole, whole.length + 1),
                        "has WKB that goes on after its end: it has 1 byte too many"),
                Arguments.of(
                        wkb("GEOMETRYCOLLECTION (POLYGON ((139 34, 141 34, 141 35, 139 34)), POINT (140 34))", 2),
                        "has a Point beside its polygons; --fix-zones can repair it"),
                Arguments.of(new byte[0], "has WKB that can't be read: Attempt to read past end of input"),
                Arguments.of(Arrays.copyOf(whole, 50), "has WKB that can't be read: Attempt to read past end of input"),
                Arguments.of(wkb("POINT (139 34)", 2), "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of(wkb("POLYGON EMPTY", 2), "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        withSrid(25832),
                        "is in coordinate system \"SRID 25832\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg zones.parquet"),
                Arguments.of(
                        wkb("POLYGON ((34 139, 35 139, 35 141, 34 139))", 2),
                        "leaves the world at lon 34.0 lat 139.0: longitude and latitude look swapped, longitude comes first"),
                Arguments.of(
                        wkb("POLYGON ((100 50, 101 52, 101 50, 100 52, 100 50))", 2),
                        "is invalid: Self-intersection at lon 100.5 lat 51.0; --fix-zones can repair it"),
                Arguments.of(
                        open,
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat "));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void aRowThatCannotBeAZoneIsNamedWithItsReason(byte[] wkb, String reason) throws IOException {
        assertThat(refusal(write(GEO.formatted(""), wkb(TOKYO, 2), wkb)))
                .startsWith("zones.parquet, feature 2 \"Æ \"1\"\": " + reason);
    }

    /** GEOMETRY and GEOGRAPHY, which the library here does not know. */
    @ParameterizedTest
    @ValueSource(bytes = {17, 18})
    void aGeometryOfANewerTypeIsReadAsItIsStored(byte type) throws IOException {
        Path file = write(GEO.formatted(""), wkb(TOKYO, 2), withSrid(4326));
        String fingerprint = read(file).fingerprint();
        assertThat(read(NewerParquet.of(file, "geometry", type)).fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void aPropertyOfANewerTypeIsNamed() throws IOException {
        Path file = NewerParquet.of(write(GEO.formatted(""), wkb(TOKYO, 2)), "day", NewerParquet.VARIANT);
        assertThat(refusal(file))
                .isEqualTo(
                        "zones.parquet: has a column \"day\" of a type that can't be read here, such as VARIANT or GEOMETRY:"
                                + " leave it out, or write it as text");
    }

    @Test
    void wgs84InTheWordsOfEsriIsTaken() throws IOException {
        String esri = ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"%s\",\"datum\":{\"name\":\"D_WGS_1984\"}}";
        for (String name : List.of("GCS_WGS_1984", "GCS_ETRS_1989", "ETRS89")) {
            assertThat(read(write(GEO.formatted(esri.formatted(name)), wkb(TOKYO, 2)))
                            .zones())
                    .as(name)
                    .hasSize(1);
        }
        assertThat(refusal(write(GEO.formatted(esri.formatted("GCS_WGS_1972")), wkb(TOKYO, 2))))
                .isEqualTo(
                        "zones.parquet: is in coordinate system \"GCS_WGS_1972\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg zones.parquet");
    }

    @Test
    void etrs89IsNoted() throws IOException {
        String etrs89 =
                ",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"ETRS89\",\"id\":{\"authority\":\"EPSG\",\"code\":4258}}";
        assertThat(read(write(GEO.formatted(etrs89), wkb(TOKYO, 2))).warnings())
                .singleElement()
                .asString()
                .startsWith("files in ETRS89 (EPSG:4258): 1 (zones.parquet); ");
    }

    @Test
    void aRowWithoutAGeometryIsPassedOver() throws IOException {
        ZoneSet zones = read(write(GEO.formatted(""), null, wkb(TOKYO, 2), null));
        assertThat(zones.zones()).singleElement().matches(zone -> zone.index() == 0 && zone.feature() == 2);
        assertThat(zones.warnings())
                .containsExactly("features without a geometry: 2 (zones.parquet, feature 1 \"Æ \"0\"\","
                        + " zones.parquet, feature 3 \"Æ \"2\"\"); they are passed over and have no number");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(write(GEO.formatted(""), wkb(TOKYO, 2)));
        for (int length : new int[] {4, 50, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.geojson"), Arrays.copyOf(whole, length));
            assertThat(refusal(cut)).startsWith("cut.geojson: is Parquet that is cut off or damaged (");
        }
        Path other = Files.writeString(folder.resolve("other.parquet"), "lon,lat");
        assertThat(refusal(other)).startsWith("other.parquet: is Parquet that is cut off or damaged (");
        assertThat(refusal(write(GEO.formatted("")))).isEqualTo("zones.parquet: has no rows: at least one is needed");
    }

    @Test
    void aCompressionWithoutItsCodeIsRefused() {
        assertThat(refusal(Path.of("src/test/resources/zones/brotli.parquet")))
                .startsWith("brotli.parquet: is Parquet in a compression that can't be read here (")
                .contains("BrotliCodec")
                .endsWith("): write it with zstd or snappy");
    }

    private Path write(String geo, byte[]... geometries) throws IOException {
        Path file = folder.resolve("zones.parquet");
        Files.deleteIfExists(file);
        try (ParquetWriter<Group> writer = writer(file, SCHEMA, geo)) {
            for (int i = 0; i < geometries.length; i++) {
                Group row = new SimpleGroup(SCHEMA);
                row.append("id", String.valueOf(i))
                        .append("name", "Æ \"" + i + "\"")
                        .append("day", 20_455 + i);
                if (geometries[i] != null) {
                    row.add("geometry", Binary.fromConstantByteArray(geometries[i]));
                }
                writer.write(row);
            }
        }
        return file;
    }

    private static ParquetWriter<Group> writer(Path file, MessageType schema, String geo) throws IOException {
        return ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withExtraMetaData(geo.isEmpty() ? Map.of() : Map.of("geo", geo))
                .build();
    }

    private static byte[] wkb(String wkt, int dimensions) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            return new WKBWriter(dimensions).write(geometry);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static byte[] withSrid(int srid) {
        Geometry geometry = new GeometryFactory(new PrecisionModel(), srid).createPolygon(new Coordinate[] {
            new Coordinate(139, 34),
            new Coordinate(141, 34),
            new Coordinate(141, 35),
            new Coordinate(139, 35),
            new Coordinate(139, 34)
        });
        return new WKBWriter(2, true).write(geometry);
    }

    private static ZoneSet read(Path file) {
        return new ZoneReader(false, null).read(List.of(new DiskFile(file)));
    }

    private static String refusal(Path file) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(file));
        return Objects.requireNonNull(error.getMessage());
    }
}
