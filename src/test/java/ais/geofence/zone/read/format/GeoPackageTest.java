package ais.geofence.zone.read.format;

import static ais.geofence.zone.read.format.GeoPackages.TOKYO;
import static ais.geofence.zone.read.format.GeoPackages.blob;
import static ais.geofence.zone.read.format.GeoPackages.layer;
import static ais.geofence.zone.read.format.GeoPackages.listed;
import static ais.geofence.zone.read.format.GeoPackages.wkb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.DiskFile;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoPackageTest {
    private static final String COLUMNS = "fid INTEGER PRIMARY KEY, name TEXT, geom BLOB";

    @TempDir
    Path folder;

    @Test
    void isTheSameSetAsItsGeoJson() {
        Path file = write(layer(
                "ports",
                4326,
                "fid INTEGER PRIMARY KEY, id TEXT, name TEXT, geom POLYGON, depth DOUBLE, draught FLOAT, berths MEDIUMINT, open BOOLEAN,"
                        + " since DATE, checked DATETIME, mark BLOB",
                "9,'7','Æ \"0\"'," + blob(TOKYO)
                        + ",12.5,0.10000000149011612,3,1,'2026-01-02','2026-01-02T03:04:05.000Z',X'0aff'",
                "2,NULL,NULL," + blob("MULTIPOLYGON(((103 1,106 1,106 2,103 1)),((107 1,109.1 1,109 2,107 1)))")
                        + ",NULL,NULL,NULL,0,NULL,NULL,NULL"));
        String geoJson = GeoJson.collection(
                GeoJson.feature(
                        "\"properties\":{\"open\":false},",
                        GeoJson.multiPolygon(
                                "[[[103,1],[106,1],[106,2],[103,1]]]", "[[[107,1],[109.1,1],[109,2],[107,1]]]")),
                GeoJson.feature(
                        "\"id\":\"7\",\"properties\":{\"name\":\"Æ \\\"0\\\"\",\"depth\":12.5,\"draught\":0.1,\"berths\":3,\"open\":true,"
                                + "\"since\":\"2026-01-02\",\"checked\":\"2026-01-02T03:04:05.000Z\",\"mark\":\"0x0AFF\"},",
                        GeoJson.polygon(GeoJson.TOKYO)));

        ZoneSet expected = new ZoneReader(false, null).read(List.of(TextFile.of("ports.geojson", geoJson)));
        SameZones.require(read(file), expected);
    }

    @Test
    void aColumnWithoutValuesIsNoLimitInTime() {
        Path file = write(
                layer("ports", 4326, "fid INTEGER PRIMARY KEY, geom BLOB, begin DATE", "1," + blob(TOKYO) + ",NULL"));
        ValidityNames names = new ValidityNames(Optional.of("begin"), Optional.empty());

        assertThat(new ZoneReader(false, null, names)
                        .read(List.of(new DiskFile(file)))
                        .hasTimes())
                .isFalse();
    }

    @Test
    void aKeyByTheNameOfIdIsTheId() {
        Path file = write(layer("ports", 4326, "id INTEGER PRIMARY KEY, geom BLOB", "7," + blob(TOKYO)));

        assertThat(read(file).zones())
                .singleElement()
                .matches(zone -> "7".equals(zone.id()) && zone.name().equals("7"));
    }

    @Test
    void everyHeaderOfAGeometryIsUnderstood() {
        String[] rows = Stream.of(0, 2, 4, 6, 8)
                .map(flags -> "%d,'%1$d',%s".formatted(flags, blob(4326, flags, wkb(TOKYO))))
                .toArray(String[]::new);
        Path file = write(layer("ports", 4326, COLUMNS, rows));

        assertThat(read(file).zones())
                .hasSize(5)
                .allMatch(zone ->
                        zone.geometry().getNumPoints() == 5 && zone.geometry().isRectangle());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4326})
    void aGeometryMayLeaveTheSystemToItsLayer(int own) {
        Path file = write(layer("ports", 4326, COLUMNS, "1,'a'," + blob(own, 0, wkb(TOKYO))));

        assertThat(read(file).zones()).hasSize(1);
    }

    @Test
    void etrs89IsNoted() {
        Path file = write(Stream.concat(
                        Stream.of(
                                "INSERT INTO gpkg_spatial_ref_sys VALUES ('ETRS89', 4258, 'EPSG', 4258, 'undefined', NULL)"),
                        Stream.of(layer("ports", 4258, COLUMNS, "1,'a'," + blob(4258, 0, wkb(TOKYO)))))
                .toArray(String[]::new));

        assertThat(read(file).warnings())
                .singleElement()
                .asString()
                .startsWith("files in ETRS89 (EPSG:4258): 1 (ports.gpkg); ");
    }

    @Test
    void anUndefinedSystemOfDegreesIsTakenAsItIs() {
        assertThat(read(write(layer("ports", 0, COLUMNS, "1,'a'," + blob(0, 0, wkb(TOKYO)))))
                        .zones())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports",
                "PORTS",
                "a \"quoted\" name; DROP TABLE gpkg_contents --",
                "Häfen 1",
                "7",
                "select",
                "it's"
            })
    void aLayerIsChosenByItsName(String name) {
        Path file = write(Stream.of(
                        layer("seas", 4326, COLUMNS, "1,'sea'," + blob(TOKYO)),
                        layer(name.equals("PORTS") ? "ports" : name, 4326, COLUMNS, "1,'port'," + blob(TOKYO)))
                .flatMap(Stream::of)
                .toArray(String[]::new));

        assertThat(new ZoneReader(false, null, ValidityNames.NONE, new FileLayer(name, true))
                        .read(List.of(new DiskFile(file)))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("port");
        assertThat(new ZoneReader(false, null, ValidityNames.NONE, new FileLayer("seas", true))
                        .read(List.of(new DiskFile(file)))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("sea");
    }

    @Test
    void severalLayersAreNamed() {
        Path file = write(Stream.of(layer("seas", 4326, COLUMNS), layer("ports", 4326, COLUMNS))
                .flatMap(Stream::of)
                .toArray(String[]::new));

        assertThat(refusal(file)).isEqualTo("ports.gpkg: has 2 layers (ports, seas): name one with --zone-layer");
        assertThat(refusal(file, "port' OR '1'='1"))
                .isEqualTo("ports.gpkg: has no layer \"port' OR '1'='1\"; it has ports, seas");
        assertThat(refusal(file, "seas"))
                .isEqualTo("ports.gpkg: has no rows in its layer \"seas\": at least one is needed");
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        layer("ports", 3857, COLUMNS, "1,'a'," + blob(TOKYO)),
                        "is in coordinate system \"WGS 84 / Pseudo-Mercator (EPSG:3857)\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg"),
                Arguments.of(
                        layer("ports", -1, COLUMNS, "1,'a'," + blob(TOKYO)),
                        "is in coordinate system \"Undefined Cartesian SRS (NONE:-1)\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg"),
                Arguments.of(
                        layer("ports", 99, COLUMNS, "1,'a'," + blob(TOKYO)),
                        "is in coordinate system \"SRS 99\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg"),
                Arguments.of(
                        new String[] {
                            "CREATE TABLE notes (note TEXT)",
                            "INSERT INTO gpkg_contents VALUES ('notes', 'attributes', 0)"
                        },
                        "is a GeoPackage without layers of features"),
                Arguments.of(
                        new String[] {
                            "CREATE TABLE ports (" + COLUMNS + ")",
                            "INSERT INTO gpkg_contents VALUES ('ports', 'features', 4326)"
                        },
                        "has a layer \"ports\" without a column of geometries"),
                Arguments.of(
                        layer("ports", 4326, "fid INTEGER PRIMARY KEY, name TEXT", "1,'a'"),
                        "has a layer \"ports\" without a column of geometries"),
                Arguments.of(
                        listed("ports", 4326),
                        "has a layer \"ports\" that is no table: write it as one, as ogr2ogr does"),
                Arguments.of(
                        Stream.of(
                                        new String[] {"CREATE VIEW ports AS SELECT 1 AS fid, X'00' AS geom"},
                                        listed("ports", 4326))
                                .flatMap(Stream::of)
                                .toArray(String[]::new),
                        "has a layer \"ports\" that is no table: write it as one, as ogr2ogr does"),
                Arguments.of(
                        layer("ports", 4326, COLUMNS, "1,'a',NULL"),
                        "there are no zones, only features without a geometry: 1 (ports.gpkg, feature 1 \"a\"); they are passed over and have no number"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeReadIsNamedWithItsReason(String[] statements, String reason) {
        assertThat(refusal(write(statements))).isIn("ports.gpkg: " + reason, reason);
    }

    static Stream<Arguments> geometries() {
        byte[] curve = wkb(TOKYO);
        curve[4] = 10;
        return Stream.of(
                Arguments.of("X'00'", "has a geometry that is cut off"),
                Arguments.of("X'4750000100000000'", "has WKB that can't be read: Attempt to read past end of input"),
                Arguments.of("X'47500003E6100000FFFF'", "has a geometry that is cut off"),
                Arguments.of("X'0102030405060708090a'", "has a geometry that does not begin as GeoPackage's do"),
                Arguments.of("'POLYGON EMPTY'", "has a geometry that is no blob"),
                Arguments.of(blob(4326, 10, wkb(TOKYO)), "has a geometry with an envelope of the unknown kind 5"),
                Arguments.of(
                        blob(4326, 32, wkb(TOKYO)),
                        "has a geometry of the extended type \"" + "\0\0\0"
                                + "\": write it as a Polygon or MultiPolygon"),
                Arguments.of(
                        blob(3857, 0, wkb(TOKYO)),
                        "is in coordinate system \"SRS 3857\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg"),
                Arguments.of(
                        blob(4326, 0, curve),
                        "is a CurvePolygon: a zone is a Polygon or MultiPolygon with straight edges; convert it with ogr2ogr -nlt MULTIPOLYGON"),
                Arguments.of(blob("POINT(139 34)"), "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        blob(4326, 16, wkb("POLYGON EMPTY")),
                        "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        blob("POLYGON((34 139,35 139,35 141,34 139))"),
                        "leaves the world at lon 34.0 lat 139.0: longitude and latitude look swapped, longitude comes first"));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void aRowThatCannotBeAZoneIsNamedWithItsReason(String geometry, String reason) {
        Path file = write(layer("ports", 4326, COLUMNS, "5,'good'," + blob(TOKYO), "6,'odd'," + geometry));

        assertThat(refusal(file))
                .startsWith("ports.gpkg, feature 2 \"odd\": "
                        + reason.substring(0, reason.indexOf('\0') < 0 ? reason.length() : reason.indexOf('\0')));
    }

    @Test
    void anotherDatabaseIsRefused() {
        Path file = GeoPackages.database(folder.resolve("ports.gpkg"), "CREATE TABLE ports (a)");

        assertThat(refusal(file))
                .isEqualTo(
                        "ports.gpkg: is an SQLite database and not a GeoPackage, which can't be read here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg");
    }

    /** Such a view would calculate without end. */
    @Test
    void aViewInThePlaceOfTheListOfLayersIsRefused() {
        String endless = " AS WITH RECURSIVE n(table_name) AS (SELECT 1 UNION ALL SELECT table_name + 1 FROM n)"
                + " SELECT table_name, 'features' AS data_type, table_name AS srs_id FROM n";
        Path file = GeoPackages.database(
                folder.resolve("ports.gpkg"),
                "CREATE VIEW gpkg_contents" + endless,
                "CREATE VIEW gpkg_spatial_ref_sys" + endless,
                "CREATE VIEW gpkg_geometry_columns" + endless);

        assertThat(refusal(file))
                .isEqualTo(
                        "ports.gpkg: is an SQLite database and not a GeoPackage, which can't be read here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.gpkg");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("ports.gpkg"), GeoJson.named("a", GeoJson.TOKYO));
        assertThat(refusal(file))
                .isEqualTo("ports.gpkg: is not a GeoPackage, or it is damaged or encrypted: SQLite can't read it");
        Files.write(file, new byte[0]);
        assertThat(refusal(file)).isEqualTo("ports.gpkg: is empty");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        Path file = write(layer("ports", 4326, COLUMNS, "1,'a'," + blob(TOKYO)));
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {16, 99, 100, 1000, bytes.length / 2, bytes.length - 4096, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThat(refusal(file))
                    .startsWith("ports.gpkg: ")
                    .containsAnyOf("damaged", "truncated")
                    .doesNotContain("Exception");
        }
    }

    /** A tree whose parts are exchanged has its rows in another order, or lacks some. */
    @Test
    void aFileWithADamagedTableIsRefused() throws IOException {
        String[] rows = new String[400];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (i + 1) + ",'zone " + i + "'," + blob(TOKYO);
        }
        Path file = write(layer("ports", 4326, COLUMNS, rows));
        byte[] bytes = Files.readAllBytes(file);
        int page = 4096;
        assertThat(bytes.length).isGreaterThan(12 * page);
        byte[] last = Arrays.copyOfRange(bytes, bytes.length - page, bytes.length);
        System.arraycopy(bytes, bytes.length - 2 * page, bytes, bytes.length - page, page);
        System.arraycopy(last, 0, bytes, bytes.length - 2 * page, page);
        Files.write(file, bytes);

        assertThat(refusal(file)).startsWith("ports.gpkg: is a GeoPackage that is damaged (");
    }

    @Test
    void nothingIsWrittenBesideTheFile() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("50% a?b#c ü"));
        Path file = GeoPackages.write(odd.resolve("x y.gpkg"), layer("ports", 4326, COLUMNS, "1,'a'," + blob(TOKYO)));
        GeoPackages.database(file, "PRAGMA journal_mode = WAL");

        assertThat(read(file).zones()).hasSize(1);
        try (Stream<Path> beside = Files.list(odd)) {
            assertThat(beside).containsExactly(file);
        }
    }

    @Test
    void changesThatAreNotInTheFileYetAreNamed() throws IOException {
        Path file = write(layer("ports", 4326, COLUMNS, "1,'a'," + blob(TOKYO)));
        Path log = folder.resolve("ports.gpkg-wal");

        Files.write(log, new byte[] {0x37, 0x7f, 6, (byte) 0x82});
        assertThat(refusal(new Companion(file, ".gpkg-wal", log), null))
                .isEqualTo(
                        "ports.gpkg: has changes that are still in ports.gpkg-wal: close the program that has it open, and do so without an error");

        Files.write(log, new byte[0]);
        assertThat(new ZoneReader(false, null)
                        .read(List.of(new Companion(file, ".gpkg-wal", log)))
                        .zones())
                .hasSize(1);
    }

    @Test
    void aTemporaryCopyIsDeleted() throws IOException {
        Path file = write(layer("ports", 4326, COLUMNS, "1,'a'," + blob(TOKYO)));
        Elsewhere good = new Elsewhere(Files.readAllBytes(file));
        Elsewhere bad = new Elsewhere(Arrays.copyOf(Files.readAllBytes(file), 5000));

        assertThat(new ZoneReader(false, null).read(List.of(good)).zones()).hasSize(1);
        assertThat(refusal(bad, null)).contains("damaged");
        assertThat(good.copy).isNotNull().doesNotExist();
        assertThat(bad.copy).isNotNull().doesNotExist();
    }

    /** A file with another beside it. */
    private record Companion(Path path, String ending, Path other) implements ZoneFile {
        @Override
        public String name() {
            return path.getFileName().toString();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public InputFile seekable() {
            throw new AssertionError();
        }

        @Override
        public @Nullable ZoneFile companion(String asked) {
            return asked.equals(ending) ? new DiskFile(other) : null;
        }
    }

    /** A file that is not on the disk. */
    private static final class Elsewhere implements ZoneFile {
        private final byte[] bytes;
        private @Nullable Path copy;

        Elsewhere(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return "ports.gpkg";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public InputFile seekable() {
            throw new AssertionError();
        }

        @Override
        public LocalFile local() throws IOException {
            LocalFile local = ZoneFile.super.local();
            assertThat(local.path()).exists();
            copy = local.path();
            return local;
        }
    }

    private Path write(String... statements) {
        return GeoPackages.write(folder.resolve("ports.gpkg"), statements);
    }

    private static ZoneSet read(Path file) {
        return new ZoneReader(false, null).read(List.of(new DiskFile(file)));
    }

    private static String refusal(Path file) {
        return refusal(file, null);
    }

    private static String refusal(Path file, @Nullable String layer) {
        return refusal(new DiskFile(file), layer);
    }

    private static String refusal(ZoneFile file, @Nullable String layer) {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> new ZoneReader(false, null, ValidityNames.NONE, layer == null ? null : new FileLayer(layer, true))
                        .read(List.of(file)));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
