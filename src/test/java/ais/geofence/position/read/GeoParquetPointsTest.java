package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.MmsiKind;
import ais.geofence.position.PointColumn;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Positions in GeoParquet, with what its metadata say. */
class GeoParquetPointsTest {
    private static final String SCHEMA = "message m { optional binary at; optional binary geom; optional int32 mmsi; }";

    /** 103.75, 1.25 and 50.25, 1.5. */
    private static final Consumer<Group> ROW =
            row -> row.append("at", wkb("01010000000000000000F05940000000000000F43F"))
                    .append("geom", wkb("01010000000000000000204940000000000000F83F"))
                    .append("mmsi", 219_000_123);

    @TempDir
    Path folder;

    private static Binary wkb(String hex) {
        return Binary.fromConstantByteArray(HexFormat.of().parseHex(hex));
    }

    private Path file(String name, String columns) {
        String geo = "{\"version\":\"1.1.0\",\"primary_column\":\"at\",\"columns\":{" + columns + "}}";
        return ParquetFile.write(folder.resolve(name), SCHEMA, Map.of("geo", geo), ROW);
    }

    private Path file(String columns) {
        return file("a.parquet", columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geopandas-wkb.parquet", "geopandas-geoarrow.parquet"})
    void readsFilesOfGeoPandas(String name) {
        Reading reading = Reading.of(Path.of("src/test/resources/positions", name));
        assertThat(reading.positions().columns().place()).isEqualTo(new PointColumn("geometry"));
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, null, null);
        assertThat(reading.values(Positions.LAT)).containsExactly(1.25, null, null);
        assertThat(reading.statuses())
                .containsExactly(PositionStatus.OK, PositionStatus.MISSING, PositionStatus.MISSING);
        assertThat(reading.mmsiKinds()).containsOnly(MmsiKind.SHIP);
        assertThat(reading.times()).containsOnly(RowFlags.Time.READ);
    }

    @Test
    void takesThePrimaryColumn() {
        Reading reading = Reading.of(file("\"at\":{\"encoding\":\"WKB\"},\"geom\":{\"encoding\":\"WKB\"}"));
        assertThat(reading.positions().columns().place()).isEqualTo(new PointColumn("at"));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
        assertThat(reading.value(Positions.LAT)).isEqualTo(1.25);
        assertThat(Reading.of(Reading.geometry("geom"), folder.resolve("a.parquet"))
                        .value(Positions.LON))
                .isEqualTo(50.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"OGC:CRS84\"",
                "{\"type\":\"GeographicCRS\",\"name\":\"WGS 84 (CRS84)\",\"id\":{\"authority\":\"OGC\",\"code\":\"CRS84\"}}",
                "{\"type\":\"GeographicCRS\",\"name\":\"WGS 84\",\"id\":{\"authority\":\"EPSG\",\"code\":4326}}",
                "{\"type\":\"GeographicCRS\",\"name\":\"ETRS89\",\"id\":{\"authority\":\"EPSG\",\"code\":4258}}",
                "{\"type\":\"GeographicCRS\",\"name\":\"GCS_WGS_1984\"}"
            })
    void takesLongitudeAndLatitude(String system) {
        Reading reading = Reading.of(file("\"at\":{\"encoding\":\"WKB\",\"crs\":" + system + "}"));
        assertThat(reading.value(Positions.LON)).isEqualTo(103.75);
    }

    @Test
    void notesThatPointsAreInEtrs89() {
        String etrs89 =
                "{\"type\":\"GeographicCRS\",\"name\":\"ETRS89\",\"id\":{\"authority\":\"EPSG\",\"code\":4258}}";
        Path file = file("\"at\":{\"encoding\":\"WKB\",\"crs\":" + etrs89 + "},\"geom\":{\"encoding\":\"WKB\"}");
        assertThat(Reading.of(file).positions().notes())
                .containsExactly(
                        "the points are in ETRS89 (EPSG:4258): their longitudes and latitudes are taken as on WGS 84, from which they differ by about a metre");
        assertThat(Reading.of(Reading.geometry("geom"), file).positions().notes())
                .isEmpty();
        assertThat(Reading.of(file("b.parquet", "\"at\":{\"encoding\":\"WKB\",\"crs\":\"GCS_WGS_1984\"}"))
                        .positions()
                        .notes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"encoding\":\"WKB\",\"crs\":{\"type\":\"ProjectedCRS\",\"name\":\"WGS 84 / UTM zone 33N\",\"id\":{\"authority\":\"EPSG\",\"code\":32633}}' | is in the coordinate system \"WGS 84 / UTM zone 33N (EPSG:32633)\"; convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 positions.parquet FILE",
                "'\"encoding\":\"WKB\",\"crs\":{\"type\":\"GeographicCRS\",\"name\":\"NAD27\"}' | is in the coordinate system \"NAD27\"; convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 positions.parquet FILE",
                "'\"encoding\":\"polygon\"' | has geometries encoded as \"polygon\"; write them as WKB"
            })
    void refusesAColumnThatIsNotLongitudeAndLatitude(String column, String reason) {
        Path file = file("\"at\":{" + column + "},\"geom\":{\"encoding\":\"WKB\"}");
        assertThat(Reading.refused(file)).isEqualTo(file + ": column 'at' " + reason.replace("FILE", file.toString()));
        assertThat(Reading.of(Reading.geometry("geom"), file).value(Positions.LON))
                .isEqualTo(50.25);
    }

    @Test
    void refusesAnyFileOfAFolderInAnotherSystem() throws IOException {
        Files.createDirectories(folder.resolve("d"));
        file("d/a.parquet", "\"at\":{\"encoding\":\"WKB\"}");
        Path other = file("d/b.parquet", "\"at\":{\"encoding\":\"WKB\",\"crs\":\"EPSG:3857\"}");
        assertThat(Reading.refused(folder.resolve("d")))
                .isEqualTo(other
                        + ": column 'at' is in the coordinate system \"EPSG:3857\"; convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 positions.parquet "
                        + other);
    }

    @Test
    void anotherSystemMattersOnlyWhereThePointIsUsed() {
        Path file = ParquetFile.write(
                folder.resolve("a.parquet"),
                "message m { optional binary at; optional double lon; optional double lat; }",
                Map.of(
                        "geo",
                        "{\"primary_column\":\"at\",\"columns\":{\"at\":{\"encoding\":\"WKB\",\"crs\":\"EPSG:3857\"}}}"),
                row -> row.append("lon", 103.75).append("lat", 1.25));
        assertThat(Reading.of(file).value(Positions.LON)).isEqualTo(103.75);
    }

    @Test
    void metadataThatCannotBeReadSayNothing() {
        Path file = ParquetFile.write(folder.resolve("a.parquet"), SCHEMA, Map.of("geo", "{"), ROW);
        assertThat(Reading.of(file).value(Positions.LON)).isEqualTo(50.25);
    }

    @Test
    void countsWhatIsNoPoint() {
        Path file = ParquetFile.write(
                folder.resolve("a.parquet"),
                "message m { optional binary geometry; }",
                row -> {},
                row -> row.append("geometry", wkb("0103000000")),
                row -> row.append("geometry", wkb("0101000000000000000000F87F000000000000F87F")));
        Reading reading = Reading.of(file);
        assertThat(reading.statuses()).containsExactly(PositionStatus.MISSING, PositionStatus.MISSING);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_POINT, 1L));
    }
}
