package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.FilesBeside;
import ais.geofence.zone.read.ShapefileBytes;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.parquet.io.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class ShapefileTest {
    private static final String WGS_84 =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    /** Clockwise, as a shell should be. */
    private static final double[] SHELL = {139, 34, 139, 36, 142, 36, 142, 34, 139, 34};

    private static final double[] HOLE = {140, 34.5, 141, 34.5, 141, 35, 140, 34.5};
    private static final double[] ISLAND = {140.5, 34.6, 140.75, 34.8, 140.75, 34.6, 140.5, 34.6};
    private static final double[] ELSEWHERE = {103, 1, 103.5, 2, 106, 1, 103, 1};

    private static final String[] NO_ROWS = {};

    @Test
    void polygonsHaveTheirHolesAndParts() {
        byte[] shapes = polygons()
                .polygon(SHELL, HOLE)
                .polygon(HOLE, ELSEWHERE, SHELL)
                .polygon(SHELL, HOLE, ISLAND)
                .bytes();

        assertThat(read(shapes, "name C3", "a", "b", "c").zones())
                .extracting(zone -> zone.geometry().toText())
                .containsExactly(
                        "POLYGON ((139 34, 139 36, 142 36, 142 34, 139 34), (140 34.5, 141 34.5, 141 35, 140 34.5))",
                        "MULTIPOLYGON (((103 1, 103.5 2, 106 1, 103 1)), ((139 34, 139 36, 142 36, 142 34, 139 34),"
                                + " (140 34.5, 141 34.5, 141 35, 140 34.5)))",
                        "MULTIPOLYGON (((139 34, 139 36, 142 36, 142 34, 139 34), (140 34.5, 141 34.5, 141 35, 140 34.5)),"
                                + " ((140.5 34.6, 140.75 34.8, 140.75 34.6, 140.5 34.6)))");
    }

    @Test
    void ofTheWrongWindingAHoleIsWhatLiesInAnotherRing() {
        byte[] right = polygons().polygon(SHELL, HOLE).bytes();
        byte[] allClockwise = polygons().polygon(SHELL, reversed(HOLE)).bytes();
        byte[] reversed = polygons().polygon(reversed(SHELL), reversed(HOLE)).bytes();
        byte[] single = polygons().polygon(reversed(SHELL)).bytes();

        ZoneSet expected = read(right, "name C3", "a");
        assertThat(expected.warnings()).isEmpty();
        for (byte[] shapes : List.of(allClockwise, reversed)) {
            ZoneSet zones = read(shapes, "name C3", "a");
            assertThat(zones.fingerprint()).isEqualTo(expected.fingerprint());
            assertThat(zones.warnings())
                    .containsExactly(
                            "features with rings of the wrong winding: 1 (ports.shp, feature 1 \"a\"); a ring is taken for a hole"
                                    + " where it lies in another ring, and for a shell elsewhere");
        }
        assertThat(read(single, "name C3", "a").warnings()).isEmpty();
    }

    @Test
    void ringsMayBeNestedAtAnyDepthInAnyOrder() {
        double[][] rings = new double[6][];
        for (int depth = 0; depth < rings.length; depth++) {
            double west = 100 + depth;
            double east = 160 - depth;
            double south = 10 + depth;
            double north = 40 - depth;
            double[] ring = {west, south, west, north, east, north, east, south, west, south};
            rings[(depth * 5 + 2) % 6] = depth % 2 == 0 ? ring : reversed(ring);
        }

        ZoneSet zones = read(polygons().polygon(rings).bytes(), "name C3", "a");

        assertThat(zones.warnings()).isEmpty();
        Geometry geometry = zones.zones().get(0).geometry();
        assertThat(geometry.getNumGeometries()).isEqualTo(3);
        for (int part = 0; part < 3; part++) {
            assertThat(((Polygon) geometry.getGeometryN(part)).getNumInteriorRing())
                    .isEqualTo(1);
        }
    }

    /** A small archive may hold a large file of zeros. */
    @Test
    void aShapeThatIsTooLargeToBeCheckedIsNotReadIntoMemory() {
        long length = Runtime.getRuntime().maxMemory() / 8 / 16 * 16 + 1024;
        ByteBuffer start = ByteBuffer.allocate(112);
        start.putInt(0, 9994).putInt(24, (int) ((112 + length) / 2));
        start.putInt(28, Integer.reverseBytes(1000)).putInt(32, 0x05000000);
        start.putInt(100, 1).putInt(104, (int) ((4 + length) / 2)).putInt(108, 0x05000000);
        FilesBeside empty = file(new byte[0], Map.of());
        ZoneFile bomb = new ZoneFile() {
            @Override
            public String name() {
                return "ports.shp";
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(
                        new ByteArrayInputStream(start.array()), new BoundedInputStream(new Zeros(), length));
            }

            @Override
            public InputFile seekable() throws IOException {
                return empty.seekable();
            }
        };

        UserError error = catchThrowableOfType(UserError.class, () -> new ZoneReader(false, null).read(List.of(bomb)));

        assertThat(error.getMessage())
                .startsWith("ports.shp, feature 1: has about ")
                .contains(" positions, whose check takes ");
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
            Arrays.fill(bytes, offset, offset + count, (byte) 0);
            return count;
        }
    }

    /** As a hole may touch its shell in a position. */
    @Test
    void ringsMayTouch() {
        double[] touching = {139, 36, 140, 34.5, 141, 35, 139, 36};

        assertThat(read(polygons().polygon(SHELL, touching).bytes(), "name C3", "a")
                        .zones()
                        .get(0)
                        .geometry()
                        .toText())
                .isEqualTo("POLYGON ((139 34, 139 36, 142 36, 142 34, 139 34), (139 36, 140 34.5, 141 35, 139 36))");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 25})
    void altitudesAndMeasuresAreLeftOut(int type) {
        byte[] polygon = polygons().polygon(SHELL, HOLE).bytes();
        byte[] content = Arrays.copyOfRange(polygon, 108, polygon.length);
        content[0] = (byte) type;
        // A range and a number for each of the nine positions.
        byte[] longer = Arrays.copyOf(content, content.length + 8 * (2 + 9));

        assertThat(read(new ShapefileBytes(type).record(longer).bytes(), "name C3", "a")
                        .fingerprint())
                .isEqualTo(read(polygon, "name C3", "a").fingerprint());
    }

    @Test
    void valuesAreTextAsInOtherFormats() {
        String columns = "name C12, wide N10, deep N24.15, exact F13.11, since D8, open L1, none C4";
        ZoneSet zones = read(
                polygons()
                        .polygon(SHELL)
                        .polygon(SHELL)
                        .polygon(SHELL)
                        .polygon(SHELL)
                        .bytes(),
                columns,
                " Tōkyō|        42|      12.500000000000000|1.25000e+003|20240314|T|",
                "b|-7|12.000000000000000|0.00000000000|00000000|?|",
                "c|**********|1e-3|n/a|2024|y|",
                "d|||||N|x  ");

        assertThat(zones.zones())
                .extracting(zone -> zone.properties().toString())
                .containsExactly(
                        "{name= Tōkyō, wide=42, deep=12.5, exact=1250.0, since=2024-03-14, open=true}",
                        "{name=b, wide=-7, deep=12.0, exact=0.0}",
                        "{name=c, deep=0.001, exact=n/a, since=2024, open=true}",
                        "{name=d, open=false, none=x}");
    }

    @Test
    void aColumnIdIsTheId() {
        ZoneSet zones = read(polygons().polygon(SHELL).polygon(ELSEWHERE).bytes(), "id N4, sea C4", "7|x", "8|y");

        assertThat(zones.zones()).extracting(Zone::id).containsExactly("7", "8");
        assertThat(zones.zones()).extracting(Zone::name).containsExactly("7", "8");
        assertThat(zones.zones().get(0).properties().toString()).isEqualTo("{sea=x}");
    }

    @Test
    void nullShapesAndDeletedRowsArePassedOverAndTold() {
        byte[] shapes = polygons()
                .polygon(SHELL)
                .none()
                .polygon(SHELL)
                .polygon(ELSEWHERE)
                .bytes();

        ZoneSet zones = read(shapes, "sea C4", "w", "x", "*y", "z");

        assertThat(zones.zones())
                .extracting(zone -> zone.name() + " " + zone.feature())
                .containsExactly("ports#1 1", "ports#4 4");
        assertThat(zones.warnings())
                .containsExactly(
                        "features without a geometry: 1 (ports.shp, feature 2); they are passed over and have no number",
                        "features that are marked as deleted: 1 (ports.shp, feature 3); they are passed over and have no number");
    }

    @Test
    void whatIsBesideTheShapesMayBeMissing() {
        FilesBeside alone =
                new FilesBeside("x/ports.shp", polygons().polygon(SHELL).bytes(), Map.of());

        ZoneSet zones = new ZoneReader(false, null).read(List.of(alone));

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("ports");
        assertThat(zones.warnings())
                .containsExactly(
                        "files without a .prj: 1 (x/ports.shp); their numbers are taken for longitudes and latitudes on WGS 84",
                        "files without a .dbf: 1 (x/ports.shp); their zones have no properties");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, 0",
        "65001, UTF-8, 87",
        "ISO-8859-1, ISO-8859-1, 87",
        "88591, ISO-8859-1, 0",
        "ISO 8859-15, ISO-8859-15, 0",
        "1252, windows-1252, 0",
        "ANSI 1252, windows-1252, 0",
        "OEM 850, IBM850, 0",
        "LDID/2, IBM850, 0",
        "'', windows-1252, 87",
        "'', IBM850, 2",
        "'', UTF-8, 0",
        "'', windows-1252, 0"
    })
    void textIsReadInItsEncoding(String cpg, String charset, int languageDriver) {
        byte[] table = ShapefileBytes.table(languageDriver, Charset.forName(charset), "größe C9", "Ærø");
        Map<String, byte[]> companions = new HashMap<>(Map.of(".dbf", table));
        if (!cpg.isEmpty()) {
            companions.put(".cpg", (cpg + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(polygons().polygon(SHELL).bytes(), companions)
                        .zones()
                        .get(0)
                        .properties()
                        .toString())
                .isEqualTo("{größe=Ærø}");
    }

    /** As some tools fill a column to its last byte. */
    @Test
    void aCharacterThatIsCutOffAtTheEndIsLeftOut() {
        assertThat(read(polygons().polygon(SHELL).bytes(), "name C7", "Tōkyō")
                        .zones()
                        .get(0)
                        .name())
                .isEqualTo("Tōkyō");
        assertThat(read(polygons().polygon(SHELL).bytes(), "name C6", "Tōkyō")
                        .zones()
                        .get(0)
                        .name())
                .isEqualTo("Tōky");
    }

    @Test
    void whatIsInAnotherEncodingIsRefused() {
        byte[] shapes = polygons().polygon(SHELL).bytes();
        byte[] latin = ShapefileBytes.table(0, StandardCharsets.ISO_8859_1, "name C9", "Grönland");

        assertThat(refusal(shapes, Map.of(".dbf", latin, ".cpg", "UTF-8".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(
                        "has a .dbf that is not in UTF-8, as column \"name\" of row 1: correct the encoding in its .cpg");
        assertThat(refusal(shapes, Map.of(".dbf", latin, ".cpg", "Klingon".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(
                        "has a .cpg with the unknown encoding \"Klingon\": correct it, for instance to UTF-8 or 1252");
        latin[29] = (byte) 0xee;
        assertThat(refusal(shapes, Map.of(".dbf", latin)))
                .isEqualTo(
                        "has a .dbf with the unknown language driver 0xee: name its encoding in a .cpg beside it, for instance"
                                + " UTF-8 or 1252");
    }

    @ParameterizedTest
    @CsvSource({
        "1, Point",
        "3, PolyLine",
        "8, MultiPoint",
        "11, PointZ",
        "13, PolyLineZ",
        "23, PolyLineM",
        "28, MultiPointM",
        "31, MultiPatch"
    })
    void whatIsNoPolygonIsRefusedByName(int type, String name) {
        assertThat(refusal(new ShapefileBytes(type).polygon(SHELL).bytes(), Map.of()))
                .isEqualTo("is a shapefile of shapes of the type " + name + ": zones are of the type Polygon");
        assertThat(refusalOf(
                        "ports.shp, feature 2: ",
                        polygons().polygon(SHELL).shape(type, SHELL).bytes(),
                        Map.of()))
                .isEqualTo("is a " + name + ": a zone is a Polygon");
    }

    @Test
    void etrs89IsNoted() {
        String etrs89 =
                "GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],"
                        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
        byte[] table = ShapefileBytes.table("name C3", "a");
        assertThat(read(
                                polygons().polygon(SHELL).bytes(),
                                Map.of(".dbf", table, ".prj", etrs89.getBytes(StandardCharsets.UTF_8)))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("files in ETRS89 (EPSG:4258): 1 (ports.shp); ");
    }

    @Test
    void anotherCoordinateSystemIsRefusedWithTheCommandThatConvertsIt() {
        String utm = "PROJCS[\"ETRS_1989_UTM_Zone_32N\"," + WGS_84 + ",PROJECTION[\"Transverse_Mercator\"]]";

        assertThat(refusal(polygons().polygon(SHELL).bytes(), Map.of(".prj", utm.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(
                        "is in coordinate system \"ETRS_1989_UTM_Zone_32N\": convert it to CRS84 (EPSG:4326), for instance with"
                                + " ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.shp");
    }

    @Test
    void theTableMustHaveARowForEachShape() {
        byte[] shapes = polygons().polygon(SHELL).polygon(ELSEWHERE).bytes();

        for (String[] rows : List.of(new String[] {"a"}, new String[] {"a", "b", "c"}, NO_ROWS)) {
            assertThat(refusal(shapes, Map.of(".dbf", ShapefileBytes.table("name C3", rows))))
                    .isEqualTo("has 2 shapes, and its .dbf has " + rows.length + " rows: do they belong together?");
        }
    }

    @Test
    void aTableThatCannotBeReadIsRefused() {
        byte[] shapes = polygons().polygon(SHELL).bytes();

        assertThat(refusal(shapes, Map.of(".dbf", ShapefileBytes.table("name C3, name C4", "a|b"))))
                .isEqualTo("has a .dbf with two columns by the name of \"name\"");
        assertThat(refusal(shapes, Map.of(".dbf", ShapefileBytes.table("note M10", "1"))))
                .isEqualTo("has a .dbf with a column \"note\" of type M, which can't be read: leave it out");
        byte[] table = ShapefileBytes.table("name C3", "a");
        assertThat(refusal(shapes, Map.of(".dbf", Arrays.copyOf(table, table.length - 3))))
                .isEqualTo("has a .dbf that is cut off in row 1 of 1");
        assertThat(refusal(shapes, Map.of(".dbf", Arrays.copyOf(table, 40))))
                .isEqualTo("has a .dbf that is cut off in its header");
        table[0] = 4;
        assertThat(refusal(shapes, Map.of(".dbf", table)))
                .isEqualTo("has a .dbf of an unknown version (4): only tables of dBASE III and IV can be read");
        table[0] = 3;
        table[10] = 2;
        assertThat(refusal(shapes, Map.of(".dbf", table)))
                .isEqualTo("has a .dbf that is damaged: its columns do not fit into its rows of 2 bytes");
        table[10] = 4;
        table[table.length - 5] = 'x';
        assertThat(refusal(shapes, Map.of(".dbf", table)))
                .isEqualTo("has a .dbf that is damaged: row 1 does not begin as one");
    }

    @Test
    void aFileThatIsCutOffIsRefused() {
        byte[] shapes = polygons().polygon(SHELL).polygon(SHELL, HOLE).none().bytes();
        for (int length = 1; length < shapes.length; length++) {
            String refusal = refusal(Arrays.copyOf(shapes, length), Map.of());
            assertThat(refusal).as("%d bytes", length).startsWith("is a shapefile that is cut off: ");
        }
        assertThat(refusal(new byte[0], Map.of())).isEqualTo("is empty");
    }

    @Test
    void aFileThatDoesNotSayTheTruthIsRefused() {
        byte[] shapes = polygons().polygon(SHELL).polygon(SHELL).bytes();
        int second = 100 + (shapes.length - 100) / 2;
        String rewrite = ": write it anew, for instance with ogr2ogr zones.gpkg ports.shp";

        assertThat(refusal(Arrays.copyOf(shapes, shapes.length + 2), Map.of()))
                .isEqualTo("goes on after the end that its header names, at " + shapes.length + " bytes" + rewrite);
        assertThat(refusal(with(shapes, second, 1), Map.of())).isEqualTo("has record 1 after record 1" + rewrite);
        assertThat(refusal(with(shapes, second + 4, Integer.MAX_VALUE), Map.of()))
                .isEqualTo("has a record 2 of 4294967294 bytes, which does not fit into the file: is it damaged?");
        assertThat(refusal(with(shapes, second + 4, 1), Map.of()))
                .isEqualTo("has a record 2 of 2 bytes, which does not fit into the file: is it damaged?");
        assertThat(refusal(with(shapes, second + 8, 0x63000000), Map.of()))
                .isEqualTo("is a shapefile with a shape of the unknown type 99: is it damaged?");
        assertThat(refusal(with(shapes, 28, 0), Map.of())).isEqualTo("is not a shapefile: it does not begin as one");
        assertThat(refusalOf("ports.shp, feature 2: ", with(shapes, second + 8 + 36, 0x00000070), Map.of()))
                .isEqualTo(
                        "has a shape of 1879048192 rings and 5 positions, which do not fit into its record: is the file damaged?");
        assertThat(refusalOf("ports.shp, feature 2: ", with(shapes, second + 8 + 44, 0x01000000), Map.of()))
                .isEqualTo("has a shape whose rings do not follow each other: is the file damaged?");
    }

    @Test
    void emptyOnesAreRefused() {
        assertThat(refusal(polygons().bytes(), Map.of())).isEqualTo("has no shapes: at least one is needed");
        assertThat(refusalOf("ports.shp, feature 1: ", polygons().polygon().bytes(), Map.of()))
                .isEqualTo("has an empty geometry: correct it, or leave the feature out");
        assertThat(refusalOf(
                        "ports.shp, feature 1: ",
                        polygons().polygon(SHELL, new double[0]).bytes(),
                        Map.of()))
                .isEqualTo("has an empty geometry: correct it, or leave the feature out");
    }

    @Test
    void ringsAreCheckedAsInOtherFormats() {
        double[] open = Arrays.copyOf(SHELL, 8);

        assertThat(refusalOf("ports.shp, feature 1: ", polygons().polygon(open).bytes(), Map.of()))
                .isEqualTo(
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 142.0 lat 34.0;"
                                + " --fix-zones can repair it");
        assertThat(refusalOf(
                        "ports.shp, feature 1: ",
                        polygons()
                                .polygon(new double[] {139, 34, 139, Double.NaN, 140, 35, 139, 34})
                                .bytes(),
                        Map.of()))
                .isEqualTo("has the coordinate NaN, which is not a finite number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ports.dbf", "PORTS.SHX", "x/ports.prj", "ports.cpg", "ports.shp.xml"})
    void aPartAloneIsRefused(String name) {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> new ZoneReader(false, null).read(List.of(new FilesBeside(name, new byte[] {3}, Map.of()))));

        assertThat(error.getMessage()).isEqualTo(name + ": is a part of a shapefile: name the .shp beside it");
    }

    @Test
    void aColumnWithoutValuesIsNoLimitInTime() {
        Map<String, byte[]> table =
                Map.of(".dbf", ShapefileBytes.table("name C3, begin C10, end C10", "a|2024-05-01|"));
        ValidityNames names = new ValidityNames(Optional.of("begin"), Optional.of("end"));

        ZoneSet zones = new ZoneReader(false, null, names)
                .read(List.of(file(polygons().polygon(SHELL).bytes(), table)));

        assertThat(zones.get(0).validity()).isEqualTo(Validity.between(Instant.parse("2024-05-01T00:00:00Z"), null));
    }

    private static byte[] with(byte[] bytes, int offset, int value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putInt(offset, value);
        return changed;
    }

    private static double[] reversed(double[] ring) {
        double[] reversed = new double[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            reversed[i] = ring[ring.length - 2 - i];
            reversed[i + 1] = ring[ring.length - 1 - i];
        }
        return reversed;
    }

    private static ShapefileBytes polygons() {
        return new ShapefileBytes(ShapefileBytes.POLYGON);
    }

    private static ZoneSet read(byte[] shapes, String columns, String... rows) {
        return read(shapes, Map.of(".dbf", ShapefileBytes.table(columns, rows)));
    }

    private static ZoneSet read(byte[] shapes, Map<String, byte[]> companions) {
        return new ZoneReader(false, null).read(List.of(file(shapes, companions)));
    }

    private static FilesBeside file(byte[] shapes, Map<String, byte[]> companions) {
        Map<String, byte[]> all = new HashMap<>(Map.of(".prj", WGS_84.getBytes(StandardCharsets.UTF_8)));
        all.putAll(companions);
        return new FilesBeside("ports.shp", shapes, all);
    }

    private static String refusal(byte[] shapes, Map<String, byte[]> companions) {
        return refusalOf("ports.shp: ", shapes, companions);
    }

    private static String refusalOf(String place, byte[] shapes, Map<String, byte[]> companions) {
        UserError error = catchThrowableOfType(
                UserError.class, () -> new ZoneReader(false, null).read(List.of(file(shapes, companions))));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        String message = Objects.requireNonNull(error.getMessage());
        assertThat(message.lines().map(String::strip)).anyMatch(line -> line.startsWith(place));
        return message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(place))
                .findFirst()
                .orElseThrow()
                .substring(place.length());
    }
}
