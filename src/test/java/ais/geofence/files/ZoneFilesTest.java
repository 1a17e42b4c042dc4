package ais.geofence.files;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.zone.InvalidZonesException;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ShapefileBytes;
import ais.geofence.zone.read.ZoneReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.sedona.spark.SedonaContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneFilesTest {
    private static final byte[] PRJ = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aFolderMayMixFormats() {
        TestFiles.lines(folder.resolve("a.csv"), "name,wkt", "csv,\"POLYGON((9 1,12 1,12 4,9 1))\"");
        TestFiles.gzip(folder.resolve("b/1.tsv.gz"), "WKT\tname", "POLYGON((19 1,22 1,22 4,19 1))\ttsv");
        TestFiles.lines(folder.resolve("c.geojsonl"), feature("line 1", 29), feature("line 2", 39));
        TestFiles.gzip(folder.resolve("d.json.GZ"), feature("packed", 49));
        TestFiles.lines(folder.resolve("readme.txt"), "no zones");
        TestFiles.lines(folder.resolve("_SUCCESS"), "");

        assertThat(load(folder).zones())
                .extracting(Zone::name)
                .containsExactly("csv", "tsv", "line 1", "line 2", "packed");
    }

    @Test
    void filesThatChangeWhileTheyAreReadAreReadAgain() {
        Path first = TestFiles.lines(folder.resolve("a.geojsonl"), feature("old a", 9));
        TestFiles.lines(folder.resolve("b.geojsonl"), feature("old b", 19));

        ZoneSet zones = ZoneFiles.of(List.of(folder.toString()))
                .progress(count -> {
                    if (!folder.resolve("c.geojsonl").toFile().exists()) {
                        TestFiles.lines(first, feature("a that is new", 9));
                        TestFiles.lines(folder.resolve("b.geojsonl"), feature("b that is new", 19));
                        TestFiles.lines(folder.resolve("c.geojsonl"), feature("new c", 29));
                    }
                })
                .load();

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("a that is new", "b that is new", "new c");
    }

    @Test
    void whatIsCutOffWhileItIsWrittenIsReadAgain() {
        String[] whole = {feature("whole", 9), feature("and its end", 19)};
        Path file = TestFiles.lines(folder.resolve("a.geojsonl"), whole[0], "{\"type\": \"Feat");
        AtomicBoolean written = new AtomicBoolean();

        ZoneSet zones = ZoneFiles.of(List.of(file.toString()))
                .progress(count -> {
                    if (!written.getAndSet(true)) {
                        TestFiles.lines(file, whole);
                    }
                })
                .load();

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("whole", "and its end");
    }

    @Test
    void filesThatGoOnChangingAreRefused() {
        Path file = TestFiles.lines(folder.resolve("a.geojsonl"), feature("0", 9));
        List<String> changes = new ArrayList<>();

        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> ZoneFiles.of(List.of(file.toString()))
                        .progress(count -> {
                            changes.add("again");
                            TestFiles.lines(file, feature(String.join(" and ", changes), 9));
                        })
                        .load())
                .withMessage(file + ": the files change while they are read: move finished ones into their place");
    }

    @Test
    void aFolderWithoutZoneFilesIsRefusedWithTheEndingsThatCount() {
        TestFiles.lines(folder.resolve("zones.gml"), "<gml/>");

        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> load(folder))
                .withMessage(
                        folder + ": the folder has no file that ends in .geojson, .json, .geojsonl, .geojsons,"
                                + " .ndjson, .jsonl, .csv, .tsv, .kml (these also with .gz or .zst), .parquet, .geoparquet, .gpkg, .fgb, .shp, .kmz, .zip");
    }

    @Test
    void aShapefileIsReadWithWhatIsBesideIt() {
        Path file = shapefile("ports.SHP", "tokyo");
        TestFiles.bytes(folder.resolve("ports.PRJ"), PRJ);
        TestFiles.lines(folder.resolve("a.geojsonl"), feature("line", 29));
        TestFiles.lines(folder.resolve("ports.shp.xml"), "<metadata/>");

        assertThat(load(file).zones()).extracting(Zone::name).containsExactly("tokyo");
        assertThat(load(file).warnings()).isEmpty();
        assertThat(load(folder).zones()).extracting(Zone::name).containsExactly("line", "tokyo");
        assertThat(ZoneFiles.load(List.of(folder + "/ports.*")).zones())
                .extracting(Zone::name)
                .containsExactly("tokyo");
        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> ZoneFiles.load(List.of(folder + "/ports.d*")))
                .withMessage(folder + "/ports.dbf: is a part of a shapefile: name the .shp beside it");
    }

    /** A file system that is not the local disk's: of an archive a copy is read. */
    public static final class Remote extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("remote:///");
        }
    }

    @Test
    void shapefilesAndArchivesAreReadFromAnyFileSystem() throws IOException {
        shapefile("ports.shp", "tokyo");
        TestFiles.bytes(folder.resolve("ports.PRJ"), PRJ);
        Files.copy(Path.of("src/test/resources/zones/gdal/ports.shp.zip"), folder.resolve("seas.zip"));
        Configuration configuration = new Configuration();
        configuration.setClass("fs.remote.impl", Remote.class, FileSystem.class);

        ZoneSet zones = ZoneFiles.of(List.of("remote:" + folder + "/ports.shp", "remote:" + folder + "/seas.zip"))
                .configuration(configuration)
                .load();

        assertThat(zones.zones())
                .extracting(zone -> zone.source().replace(folder.toString(), "") + " " + zone.name())
                .startsWith("remote:/ports.shp tokyo", "remote:/seas.zip/ports.shp tokyo")
                .hasSize(5);
        assertThat(zones.warnings()).noneMatch(line -> line.startsWith("files without"));
    }

    @Test
    void aTableThatChangesWhileItIsReadIsReadAgain() {
        Path file = shapefile("ports.shp", "old");
        AtomicBoolean written = new AtomicBoolean();

        ZoneSet zones = ZoneFiles.of(List.of(file.toString()))
                .progress(count -> {
                    if (!written.getAndSet(true)) {
                        TestFiles.bytes(folder.resolve("ports.dbf"), ShapefileBytes.table("name C9", "new one"));
                    }
                })
                .load();

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("new one");
    }

    @Test
    void aGeodatabaseIsRefusedWithTheCommandThatConvertsIt() {
        TestFiles.bytes(folder.resolve("eez.gdb/a00000001.gdbtable"), new byte[] {3, 0, 0, 0});
        TestFiles.bytes(folder.resolve("eez.gdb/gdb"), new byte[] {5});
        Path geodatabase = folder.resolve("eez.gdb");

        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> load(geodatabase))
                .withMessage(geodatabase
                        + ": is an Esri file geodatabase, which can't be read here: convert it, for instance with"
                        + " ogr2ogr -t_srs EPSG:4326 zones.gpkg " + geodatabase);
    }

    private Path shapefile(String name, String zone) {
        TestFiles.bytes(folder.resolve("ports.dbf"), ShapefileBytes.table("name C8", zone));
        return TestFiles.bytes(
                folder.resolve(name),
                new ShapefileBytes(ShapefileBytes.POLYGON)
                        .polygon(new double[] {103, 1, 103.5, 2, 106, 1, 103, 1})
                        .bytes());
    }

    /** Sedona writes a folder, and a system of coordinates that is null. */
    @Test
    void aFolderOfSedonasGeoParquetIsTheSameSetAsItsGeoJson() {
        SparkSession spark = TestSpark.session();
        SedonaContext.create(spark);
        String[] lines = IntStream.range(0, 40)
                .mapToObj(i -> feature("zone " + i, -160 + 8 * i))
                .toArray(String[]::new);
        Path geoJson = TestFiles.lines(folder.resolve("zones.geojsonl"), lines);
        List<String> rows = IntStream.range(0, 40)
                .mapToObj(i -> "('zone " + i + "', 12.5D, '" + wkt(-160 + 8 * i) + "')")
                .toList();
        Path parquet = folder.resolve("parquet");
        spark.sql("SELECT name, depth, ST_GeomFromWKT(wkt) AS geometry FROM VALUES " + String.join(", ", rows)
                        + " AS zones(name, depth, wkt)")
                .repartitionByRange(3, expr("ST_XMin(geometry)"))
                .sortWithinPartitions(expr("ST_XMin(geometry)"))
                .write()
                .format("geoparquet")
                .save(parquet.toString());

        assertThat(load(parquet).fingerprint()).isEqualTo(load(geoJson).fingerprint());
    }

    /** What is read is told of once it is checked, which is some way behind. */
    @Test
    void tellsWhatShareOfTheFilesItHasRead() {
        SparkSession spark = TestSpark.session();
        SedonaContext.create(spark);
        String[] lines = IntStream.range(0, 5000)
                .mapToObj(i -> feature("zone " + i, i % 170))
                .toArray(String[]::new);
        Path geoJson = TestFiles.lines(folder.resolve("zones.geojsonl"), lines);
        Path parquet = folder.resolve("parquet");
        spark.range(0, 5000, 1, 1)
                .selectExpr(
                        "'zone ' || id AS name", "ST_PolygonFromEnvelope(id % 170, 1D, id % 170 + 1, 4D) AS geometry")
                .write()
                .format("geoparquet")
                .save(parquet.toString());

        for (Path path : List.of(geoJson, parquet)) {
            List<Double> shares = shares(path);
            assertThat(shares).hasSize(5000).isSorted().endsWith(1.0);
            assertThat(shares.get(0)).isBetween(0.1, 0.4);
            assertThat(shares.get(2500)).isBetween(0.6, 0.8);
        }
        assertThat(shares(geoJson, parquet).get(3500)).isBetween(0.5, 0.95);
    }

    private static List<Double> shares(Path... paths) {
        List<Double> shares = new ArrayList<>();
        ZoneFileLoader.read(
                Stream.of(paths).map(Path::toString).toList(),
                new ZoneReader(false, null),
                (zones, share) -> shares.add(share));
        return shares;
    }

    private static ZoneSet load(Path path) {
        return ZoneFiles.load(List.of(path.toString()));
    }

    private static String feature(String name, int lon) {
        return ("{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\",\"depth\":12.5},\"geometry\":"
                        + "{\"type\":\"Polygon\",\"coordinates\":[[[%2$d,1.5],[%2$d.25,1],[%2$d.5,4],[%2$d,1.5]]]}}")
                .formatted(name, lon);
    }

    private static String wkt(int lon) {
        return "POLYGON((%1$d 1.5,%1$d.25 1,%1$d.5 4,%1$d 1.5))".formatted(lon);
    }
}
