package ais.geofence.zone.read.format;

import static ais.geofence.zone.read.format.FlatGeobufs.collection;
import static ais.geofence.zone.read.format.FlatGeobufs.polygon;
import static ais.geofence.zone.read.format.FlatGeobufs.properties;
import static ais.geofence.zone.read.format.FlatGeobufs.text;
import static ais.geofence.zone.read.format.FlatGeobufs.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;

class FlatGeobufTest {
    private static final FlatGeobufs.System WGS_84 = new FlatGeobufs.System("EPSG", 4326, "WGS 84");
    private static final double[] TOKYO = {139, 34, 141, 34, 141, 35, 139, 35, 139, 34};
    private static final double[] HOLE = {140, 34.25, 140.5, 34.25, 140, 34.5, 140, 34.25};
    private static final double[] SINGAPORE = {103, 1, 106, 1, 106, 2, 103, 1};
    private static final byte[] NONE = {};

    @Test
    void isTheSameSetAsItsGeoJson() {
        byte[] bytes = new FlatGeobufs(
                        GeometryType.Unknown, 3, WGS_84, "id", ColumnType.String, "name", ColumnType.String)
                .add(polygon(TOKYO, HOLE), properties(text(0, "7"), text(1, "Æ \"0\"")))
                .add(
                        collection(GeometryType.MultiPolygon, polygon(SINGAPORE), polygon(TOKYO)),
                        properties(text(1, "both")))
                .add(
                        collection(
                                GeometryType.GeometryCollection,
                                collection(GeometryType.MultiPolygon, polygon(SINGAPORE))),
                        NONE)
                .bytes();
        String tokyo = GeoJson.TOKYO.substring(1, GeoJson.TOKYO.length() - 1);
        String singapore = "[[[103,1],[106,1],[106,2],[103,1]]]";
        String geoJson = GeoJson.collection(
                GeoJson.feature(
                        "\"id\":\"7\",\"properties\":{\"name\":\"Æ \\\"0\\\"\"},",
                        GeoJson.polygon("[" + tokyo + ",[[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]]]")),
                GeoJson.feature(
                        "\"properties\":{\"name\":\"both\"},", GeoJson.multiPolygon(singapore, "[" + tokyo + "]")),
                GeoJson.feature("", GeoJson.polygon(singapore)));

        ZoneSet expected = read(TextFile.of("ports.geojson", geoJson));
        for (String name : List.of("ports.fgb", "ports.json")) {
            SameZones.require(read(new TextFile(name, bytes)), expected);
        }
    }

    @Test
    void aColumnWithoutValuesIsNoLimitInTime() {
        byte[] bytes = new FlatGeobufs(GeometryType.Polygon, 1, WGS_84, "begin", ColumnType.DateTime)
                .add(polygon(TOKYO), NONE)
                .bytes();
        ValidityNames names = new ValidityNames(Optional.of("begin"), Optional.empty());

        assertThat(new ZoneReader(false, null, names)
                        .read(List.of(new TextFile("ports.fgb", bytes)))
                        .hasTimes())
                .isFalse();
    }

    @Test
    void aPropertyOfEveryTypeIsText() {
        byte[] bytes = new FlatGeobufs(
                        GeometryType.Polygon,
                        0,
                        null,
                        "byte",
                        ColumnType.Byte,
                        "ubyte",
                        ColumnType.UByte,
                        "bool",
                        ColumnType.Bool,
                        "short",
                        ColumnType.Short,
                        "ushort",
                        ColumnType.UShort,
                        "int",
                        ColumnType.Int,
                        "uint",
                        ColumnType.UInt,
                        "long",
                        ColumnType.Long,
                        "ulong",
                        ColumnType.ULong,
                        "float",
                        ColumnType.Float,
                        "double",
                        ColumnType.Double,
                        "json",
                        ColumnType.Json,
                        "time",
                        ColumnType.DateTime,
                        "binary",
                        ColumnType.Binary)
                .add(
                        polygon(TOKYO),
                        properties(
                                buffer -> buffer.putShort((short) 0).put((byte) -1),
                                buffer -> buffer.putShort((short) 1).put((byte) -1),
                                buffer -> buffer.putShort((short) 2).put((byte) 1),
                                buffer -> buffer.putShort((short) 3).putShort((short) -2),
                                buffer -> buffer.putShort((short) 4).putShort((short) -2),
                                buffer -> buffer.putShort((short) 5).putInt(-3),
                                buffer -> buffer.putShort((short) 6).putInt(-3),
                                buffer -> buffer.putShort((short) 7).putLong(-4),
                                buffer -> buffer.putShort((short) 8).putLong(-4),
                                buffer -> buffer.putShort((short) 9).putFloat(0.1f),
                                buffer -> buffer.putShort((short) 10).putDouble(12.5),
                                text(11, "{\"a\":1}"),
                                text(12, "2026-01-02T03:04:05Z"),
                                buffer -> buffer.putShort((short) 13).putInt(2).put(new byte[] {10, -1})))
                .bytes();

        assertThat(read(new TextFile("ports.fgb", bytes)).get(0).properties().toString())
                .isEqualTo(
                        "{byte=-1, ubyte=255, bool=true, short=-2, ushort=65534, int=-3, uint=4294967293, long=-4,"
                                + " ulong=18446744073709551612, float=0.1, double=12.5, json={\"a\":1}, time=2026-01-02T03:04:05Z, binary=0x0AFF}");
    }

    static Stream<Arguments> systems() {
        return Stream.of(
                Arguments.of(null, null),
                Arguments.of(WGS_84, null),
                Arguments.of(new FlatGeobufs.System(null, 4326, null), null),
                Arguments.of(new FlatGeobufs.System(null, 0, null), null),
                Arguments.of(
                        new FlatGeobufs.System("EPSG", 25832, "ETRS89 / UTM zone 32N"),
                        "ETRS89 / UTM zone 32N (EPSG:25832)"),
                Arguments.of(new FlatGeobufs.System(null, 3857, null), "EPSG:3857"),
                Arguments.of(new FlatGeobufs.System(null, 0, "local grid"), "local grid"));
    }

    @Test
    void etrs89IsNoted() {
        for (FlatGeobufs.System system : List.of(
                new FlatGeobufs.System("EPSG", 4258, "ETRS89"), new FlatGeobufs.System(null, 0, "GCS_ETRS_1989"))) {
            byte[] bytes = new FlatGeobufs(GeometryType.Polygon, 1, system)
                    .add(polygon(TOKYO), NONE)
                    .bytes();
            assertThat(read(new TextFile("ports.fgb", bytes)).warnings())
                    .singleElement()
                    .asString()
                    .startsWith("files in ETRS89 (EPSG:4258): 1 (ports.fgb); ");
        }
    }

    @ParameterizedTest
    @MethodSource("systems")
    void aForeignCoordinateSystemIsNamed(FlatGeobufs.System system, String name) {
        TextFile file = new TextFile(
                "ports.fgb",
                new FlatGeobufs(GeometryType.Polygon, 1, system)
                        .add(polygon(TOKYO), NONE)
                        .bytes());
        if (name == null) {
            assertThat(read(file).zones()).hasSize(1);
        } else {
            assertThat(refusal(file))
                    .isEqualTo(
                            "ports.fgb: is in coordinate system \"" + name
                                    + "\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.fgb");
        }
    }

    static Stream<Arguments> geometries() {
        return Stream.of(
                Arguments.of(typed(GeometryType.Point, TOKYO), "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        collection(
                                GeometryType.GeometryCollection, polygon(TOKYO), typed(GeometryType.LineString, HOLE)),
                        "has a LineString beside its polygons; --fix-zones can repair it"),
                Arguments.of(
                        typed(GeometryType.CurvePolygon, TOKYO),
                        "is a CurvePolygon: a zone is a Polygon or MultiPolygon with straight edges; convert it with ogr2ogr -nlt MULTIPOLYGON"),
                Arguments.of(
                        typed(GeometryType.TIN, TOKYO),
                        "is a TIN: a zone is a Polygon or MultiPolygon with straight edges; convert it with ogr2ogr -nlt MULTIPOLYGON"),
                Arguments.of(typed(77, TOKYO), "has a geometry of the unknown type 77"),
                Arguments.of(polygon(), "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        collection(GeometryType.MultiPolygon),
                        "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        polygon(new double[] {139, 34, 141, 34, 141, 35, 139, 35}),
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat 35.0; --fix-zones can repair it"),
                Arguments.of(polygon(new double[] {139, 34, 141}), "has a geometry that is damaged"),
                Arguments.of(
                        polygon(TOKYO, new double[0]), "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        polygon(new double[] {139, 34, Double.NaN, 34, 141, 35, 139, 34}),
                        "has the coordinate NaN, which is not a finite number"));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void aFeatureThatCannotBeAZoneIsNamedWithItsReason(ToIntFunction<FlatBufferBuilder> geometry, String reason) {
        byte[] bytes = new FlatGeobufs(GeometryType.Unknown, 2, WGS_84, "name", ColumnType.String)
                .add(polygon(TOKYO), properties(text(0, "good")))
                .add(geometry, properties(text(0, "odd")))
                .bytes();

        assertThat(refusal(new TextFile("ports.fgb", bytes))).isEqualTo("ports.fgb, feature 2 \"odd\": " + reason);
    }

    @Test
    void aFeatureWithoutAGeometryIsPassedOver() {
        byte[] bytes = new FlatGeobufs(GeometryType.Polygon, 2, WGS_84)
                .add(builder -> 0, NONE)
                .add(polygon(TOKYO), NONE)
                .bytes();

        ZoneSet zones = read(new TextFile("ports.fgb", bytes));
        assertThat(zones.zones()).extracting(Zone::feature).containsExactly(2);
        assertThat(zones.warnings()).singleElement().asString().contains("ports.fgb, feature 1");
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() {
        byte[] whole = new FlatGeobufs(GeometryType.Polygon, 2, WGS_84, "name", ColumnType.String)
                .add(polygon(TOKYO), properties(text(0, "a")))
                .add(polygon(SINGAPORE), properties(text(0, "b")))
                .bytes();
        for (int length = 8; length < whole.length; length++) {
            assertThat(refusal(new TextFile("ports.fgb", Arrays.copyOf(whole, length))))
                    .as("%d bytes", length)
                    .matches(
                            "ports\\.fgb: ends (in the middle of (its header|feature [12])|after [01] of its 2 features): is it truncated\\?");
        }
        for (int length = 1; length < 8; length++) {
            assertThat(refusal(new TextFile("ports.fgb", Arrays.copyOf(whole, length))))
                    .isEqualTo("ports.fgb: is not FlatGeobuf, or it is damaged");
        }
    }

    @Test
    void aFileWithoutFeaturesIsRefused() {
        assertThat(refusal(new TextFile("ports.fgb", new FlatGeobufs(GeometryType.Polygon, 0, WGS_84).bytes())))
                .isEqualTo("ports.fgb: has no features: at least one is needed");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = new FlatGeobufs(GeometryType.Polygon, 0, WGS_84).bytes();
        bytes[3] = 4;

        assertThat(refusal(new TextFile("ports.fgb", bytes)))
                .isEqualTo("ports.fgb: is FlatGeobuf of version 4: write it in version 3");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        byte[] bytes = new FlatGeobufs(
                        GeometryType.Polygon, 0, WGS_84, "name", ColumnType.String, "name", ColumnType.Int)
                .bytes();

        assertThat(refusal(new TextFile("ports.fgb", bytes)))
                .isEqualTo("ports.fgb: has two columns by the name of \"name\"");
    }

    /** No memory is taken for what is not there. */
    @Test
    void sizesThatLieAreFoundOut() {
        FlatGeobufs file = new FlatGeobufs(GeometryType.Polygon, 0, WGS_84, "name", ColumnType.String);
        int feature = file.bytes().length;
        byte[] good = file.add(polygon(TOKYO), properties(text(0, "a"))).bytes();
        for (int at : new int[] {8, feature}) {
            for (int size : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1}) {
                byte[] bytes = good.clone();
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, size);

                assertThat(refusal(new TextFile("ports.fgb", bytes)))
                        .as("%d at %d", size, at)
                        .matches(
                                "ports\\.fgb: (ends in the middle of|is FlatGeobuf that is damaged in) (its header|feature \\d).*");
            }
        }
        for (int at = feature; at < good.length - 3; at++) {
            for (int size : new int[] {0x7fffffff, 0x1fffffff, 0xfffffff0, 0x0fffffff}) {
                byte[] bytes = good.clone();
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, size);
                try {
                    read(new TextFile("ports.fgb", bytes));
                } catch (UserError e) {
                    assertThat(e.getMessage()).doesNotContain("Exception");
                }
            }
        }
    }

    /** Else few bytes could stand for very many positions. */
    @Test
    void aPartThatIsReferredToAgainAndAgainIsRefused() {
        ToIntFunction<FlatBufferBuilder> bomb = builder -> {
            int part = polygon(TOKYO).applyAsInt(builder);
            for (int level = 0; level < 9; level++) {
                int[] parts = new int[100];
                Arrays.fill(parts, part);
                int vector = Geometry.createPartsVector(builder, parts);
                Geometry.startGeometry(builder);
                Geometry.addParts(builder, vector);
                Geometry.addType(builder, GeometryType.GeometryCollection);
                part = Geometry.endGeometry(builder);
            }
            return part;
        };
        byte[] bytes =
                new FlatGeobufs(GeometryType.Unknown, 1, WGS_84).add(bomb, NONE).bytes();

        assertThat(refusal(new TextFile("ports.fgb", bytes)))
                .isEqualTo("ports.fgb, feature 1: has a geometry that is damaged");
    }

    private static ZoneSet read(ZoneFile file) {
        return new ZoneReader(false, null).read(List.of(file));
    }

    private static String refusal(ZoneFile file) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(file));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
