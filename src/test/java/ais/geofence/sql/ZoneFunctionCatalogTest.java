package ais.geofence.sql;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkThrowableHelper;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions as a user has them: by settings, in SQL. */
class ZoneFunctionCatalogTest {
    private static final String CATALOG = "spark.sql.catalog.geofence";

    /** Two zones that overlap between 102 and 104; the second has no name but an id. */
    private static final String PORTS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "west", "un": "SGSIN", "depth": 12.5, "note": null},
               "geometry": {"type": "Polygon", "coordinates": [[[100, 0], [104, 0], [104, 3], [100, 3], [100, 0]]]}},
              {"type": "Feature", "id": 7, "properties": {"un": "MYPKG"},
               "geometry": {"type": "Polygon", "coordinates": [[[102, 1], [108, 1], [108, 2], [102, 2], [102, 1]]]}}
            ]}
            """;

    @TempDir
    Path folder;

    private final SparkSession spark = TestSpark.session().newSession();
    private Path ports;

    @BeforeEach
    void setUp() throws IOException {
        ports = Files.writeString(folder.resolve("ports.geojson"), PORTS);
        set(CATALOG, ZoneFunctionCatalog.class.getName());
        set(CATALOG + ".zones", ports.toString());
    }

    private void set(String key, String value) {
        spark.conf().set(key, value);
    }

    @Test
    void answersInSql() {
        assertThat(row("geofence.zone_index(103, 1.5), geofence.zone_name(103, 1.5),"
                        + " geofence.zone_property(103, 1.5, 'un'), geofence.zone_indexes(103, 1.5)"))
                .isEqualTo("[0,west,SGSIN,ArraySeq(0, 1)]");
        assertThat(row("geofence.zone_index(106, 1.5), geofence.zone_name(106, 1.5),"
                        + " geofence.zone_property(106, 1.5, 'un'), geofence.zone_indexes(106, 1.5)"))
                .isEqualTo("[1,7,MYPKG,ArraySeq(1)]");
        assertThat(row("geofence.zone_index(1.5, 103), geofence.zone_name(1.5, 103),"
                        + " geofence.zone_property(1.5, 103, 'un'), geofence.zone_indexes(1.5, 103)"))
                .isEqualTo("[-1,null,null,ArraySeq()]");
    }

    @Test
    void givesPropertiesAsText() {
        assertThat(row("geofence.zone_property(101, 2, 'depth'), geofence.zone_property(101, 2, 'note'),"
                        + " geofence.zone_property(101, 2, 'unknown'), geofence.zone_property(101, 2, null)"))
                .isEqualTo("[12.5,null,null,null]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersForRowsWithAndWithoutGeneratedCode(boolean generated) {
        set("spark.sql.codegen.wholeStage", String.valueOf(generated));
        set("spark.sql.codegen.factoryMode", generated ? "CODEGEN_ONLY" : "NO_CODEGEN");
        spark.createDataset(List.of(101L, 103L, 106L, 110L), org.apache.spark.sql.Encoders.LONG())
                .selectExpr("value AS lon", "IF(value = 103, NULL, 1.5D) AS lat")
                .createOrReplaceTempView("positions");

        Dataset<Row> answers = spark.sql(
                "SELECT geofence.zone_index(lon, lat), geofence.zone_name(lon, lat), geofence.zone_indexes(lon, lat),"
                        + " geofence.zone_property(lon, lat, 'un') FROM positions ORDER BY lon");

        assertThat(answers.collectAsList().stream().map(Row::toString))
                .containsExactly(
                        "[0,west,ArraySeq(0),SGSIN]",
                        "[null,null,null,null]",
                        "[1,7,ArraySeq(1),MYPKG]",
                        "[-1,null,ArraySeq(),null]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"103, 1", "103L, 1.5BD", "'103', '1.5'", "103F, CAST(1.5 AS DECIMAL(20, 10))", "103S, 1.5D"})
    void castsNumbersAndText(String position) {
        assertThat(row("geofence.zone_index(%s)".formatted(position))).isEqualTo("[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone_index(103)             | zone_index(lon, lat[, time]) takes 2 or 3 arguments, found 1",
                "zone_name(103, 1.5, 'un')   | zone_name(lon, lat[, time]) takes a timestamp for the time, found STRING",
                "zone_name(103, 1.5, 7L)     | zone_name(lon, lat[, time]) takes a timestamp for the time, found BIGINT",
                "zone_indexes(1, 2, now(), 3) | zone_indexes(lon, lat[, time]) takes 2 or 3 arguments, found 4",
                "zone_property(103, 1.5)     | zone_property(lon, lat[, time], key) takes 3 or 4 arguments, found 2",
                "zone_index(true, 1.5)       | zone_index(lon, lat[, time]) takes numbers, lon and lat in degrees, found BOOLEAN",
                "zone_indexes(103, now())    | zone_indexes(lon, lat[, time]) takes numbers, lon and lat in degrees, found TIMESTAMP",
                "zone_property(103, 1.5, 3)  | zone_property(lon, lat[, time], key) takes a string for the key, found INT",
                "zone_property(103, 1.5, 'un', now()) | zone_property(lon, lat[, time], key) takes a timestamp for the time, found STRING",
            })
    void saysWhatArgumentsItExpects(String call, String expected) {
        assertThatThrownBy(() -> row("geofence." + call))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void hasSeveralZoneSets() throws IOException {
        Path other = Files.writeString(folder.resolve("eez.geojson"), PORTS.replace("west", "claim"));
        set(CATALOG + ".eez.zones", other.toString());
        set(CATALOG + ".eez.boundary", "covers");
        set(CATALOG + ".eez.max-memory", "64m");

        assertThat(row("geofence.zone_name(100, 1), geofence.eez.zone_name(100, 1), geofence.EEZ.Zone_Name(103, 1)"))
                .isEqualTo("[null,claim,claim]");
        assertThat(rows("SHOW NAMESPACES IN geofence")).containsExactly("[eez]");
        assertThat(rows("SHOW TABLES IN geofence")).containsExactly("[,zones,false]");
        assertThat(rows("SHOW TABLES IN geofence.eez")).containsExactly("[eez,zones,false]");
    }

    @Test
    void readsOneLayerOfSeveral() {
        set(CATALOG + ".layers.zones", "src/test/resources/zones/gdal/several.gpkg");
        set(CATALOG + ".layers.zone-layer", "others");

        assertThat(row("geofence.layers.zone_name(139.5, 34.25), geofence.layers.zone_property(21, 2, 'depth')"))
                .isEqualTo("[tokyo,0.125]");
    }

    @Test
    void listsTheZonesAsATable() {
        assertThat(rows("SELECT index, name, id, envelope.west, envelope.south, envelope.east, envelope.north, vertices"
                        + " FROM geofence.zones ORDER BY index"))
                .containsExactly("[0,west,null,100.0,0.0,104.0,3.0,5]", "[1,7,7,102.0,1.0,108.0,2.0,5]");
        assertThat(rows("SELECT round(area_km2), hex(substr(wkb, 2, 4)) FROM geofence.zones ORDER BY index"))
                .containsExactly("[148304.0,00000003]", "[74160.0,00000003]");
        assertThat(
                        rows(
                                "SELECT z.name, count(*) FROM VALUES (103D, 1D), (101D, 1D), (106D, 1.5D) AS p(lon, lat)"
                                        + " JOIN geofence.zones z ON z.index = geofence.zone_index(p.lon, p.lat) GROUP BY z.name ORDER BY 1"))
                .containsExactly("[7,1]", "[west,2]");
    }

    @Test
    void sendsTheTableToThePositionsItIsJoinedWith() {
        Dataset<Row> joined = spark.range(0, 1L << 20)
                .selectExpr("id / 1e4D AS lon", "1.5D AS lat")
                .join(
                        spark.table("geofence.zones"),
                        col("index").equalTo(call_function("geofence.zone_index", col("lon"), col("lat"))));

        assertThat(joined.queryExecution().executedPlan().toString())
                .contains("BroadcastHashJoin")
                .doesNotContain("SortMergeJoin");
        assertThat(joined.groupBy("name").count().orderBy("name").collectAsList().stream()
                        .map(Row::toString))
                .containsExactly("[7,8576]", "[west,39999]");
    }

    @Test
    void seesAChangedFileAfterRefreshOrInANewSession() throws IOException {
        assertThat(row("geofence.zone_name(103, 1.5)")).isEqualTo("[west]");
        Files.writeString(ports, PORTS.replace("west", "changed"));

        assertThat(row("geofence.zone_name(103, 1.5)")).isEqualTo("[west]");
        assertThat(rows("SELECT name FROM geofence.zones WHERE index = 0")).containsExactly("[west]");

        spark.sql("REFRESH TABLE geofence.zones");

        assertThat(row("geofence.zone_name(103, 1.5)")).isEqualTo("[changed]");
        assertThat(rows("SELECT name FROM geofence.zones WHERE index = 0")).containsExactly("[changed]");
    }

    @Test
    void followsAChangedSettingAfterRefresh() throws IOException {
        assertThat(row("geofence.zone_name(100, 1)")).isEqualTo("[null]");
        Path other = Files.writeString(folder.resolve("other.geojson"), PORTS.replace("west", "other"));
        set(CATALOG + ".zones", other.toString());
        set(CATALOG + ".boundary", "covers");

        assertThat(row("geofence.zone_name(100, 1), geofence.zone_name(103, 1)"))
                .isEqualTo("[null,west]");
        spark.sql("REFRESH TABLE geofence.zones");
        assertThat(row("geofence.zone_name(100, 1)")).isEqualTo("[other]");

        set(CATALOG + ".boundary", "within");
        spark.catalog().refreshTable("geofence.zones");
        assertThatAnalysisFails(() -> row("geofence.zone_index(103, 1)"))
                .hasMessageContaining("boundary: expected contains or covers, found 'within'");

        spark.conf().unset(CATALOG + ".boundary");
        spark.conf().unset(CATALOG + ".zones");
        assertThatAnalysisFails(() -> row("geofence.zone_index(103, 1)"))
                .hasMessageContaining("spark.sql.catalog.geofence.zones is missing");

        set(CATALOG + ".zones", ports.toString());
        assertThat(row("geofence.zone_name(103, 1)")).isEqualTo("[west]");
    }

    @Test
    void findsAZoneSetThatWasSetAfterTheFirstUse() {
        assertThat(row("geofence.zone_name(103, 1)")).isEqualTo("[west]");
        set(CATALOG + ".eez.zones", ports.toString());

        assertThat(rows("SHOW NAMESPACES IN geofence")).containsExactly("[eez]");
        assertThat(row("geofence.eez.zone_name(103, 1)")).isEqualTo("[west]");
    }

    /** PySpark makes the text of an error out of its condition and fails where there is none. */
    @Test
    void faultsHaveAConditionThatGivesTheirText() {
        set(CATALOG + ".zones", folder.resolve("none.geojson").toString());
        for (String sql : List.of("SELECT geofence.zone_index(103, 1.5)", "SELECT * FROM geofence.zones")) {
            assertThatAnalysisFails(() -> rows(sql))
                    .asInstanceOf(type(AnalysisException.class))
                    .extracting(e -> SparkThrowableHelper.getMessage(e.getCondition(), e.getMessageParameters()))
                    .asString()
                    .contains("none.geojson: no such file, or a folder or glob without files");
        }
    }

    @Test
    void takesSeveralPathsAndGlobsWithAlternatives() throws IOException {
        Files.writeString(folder.resolve("b.geojson"), PORTS.replace("west", "b"));
        Files.writeString(folder.resolve("c.geojson"), PORTS.replace("west", "c"));
        set(CATALOG + ".zones", "%s/{c,b}.geojson , %s".formatted(folder, ports));

        assertThat(rows("SELECT name FROM geofence.zones WHERE id IS NULL ORDER BY index"))
                .containsExactly("[b]", "[c]", "[west]");
    }

    /** As users of an object store set its endpoint and keys. */
    @Test
    void findsTheZonesByTheSessionsSettingsOfFileSystems() {
        set("fs.viewfs.mounttable.harbour.link./zones", folder.toUri().toString());
        set(CATALOG + ".zones", "viewfs://harbour/zones/ports.geojson");

        assertThat(row("geofence.zone_name(103, 1.5)")).isEqualTo("[west]");
    }

    @Test
    void saysWhichZonesCannotBeUsed() throws IOException {
        Files.writeString(ports, PORTS.replace("[104, 3]", "[104, 333]"));
        assertThatAnalysisFails(() -> row("geofence.zone_index(103, 1.5)"))
                .hasMessageContaining("ports.geojson")
                .hasMessageContaining("leaves the world");
        assertThatAnalysisFails(() -> rows("SELECT * FROM geofence.zones")).hasMessageContaining("leaves the world");
        Files.delete(ports);
        assertThatAnalysisFails(() -> row("geofence.zone_index(103, 1.5)"))
                .hasMessageStartingWith("%s: no such file, or a folder or glob without files".formatted(ports));
    }

    /** Of these spark-sql shows the message alone, if they have no cause. */
    private static AbstractThrowableAssert<?, ?> assertThatAnalysisFails(ThrowingCallable action) {
        return assertThatThrownBy(action).isInstanceOf(AnalysisException.class).hasNoCause();
    }

    @Test
    void saysThatTheCatalogHasNoZonesOfItsOwn() {
        spark.conf().unset(CATALOG + ".zones");
        set(CATALOG + ".eez.zones", ports.toString());

        assertThat(row("geofence.eez.zone_index(103, 1.5)")).isEqualTo("[0]");
        for (String sql : List.of("SELECT geofence.zone_index(103, 1.5)", "SELECT * FROM geofence.zones")) {
            assertThatAnalysisFails(() -> rows(sql))
                    .hasMessage("spark.sql.catalog.geofence.zones is missing: the paths of the zones");
        }
        assertThatAnalysisFails(() -> row("geofence.zone_nmae(103, 1.5)")).hasMessageContaining("zone_nmae");
    }

    @Test
    void listsTheFunctions() {
        set(CATALOG + ".eez.zones", ports.toString());
        for (String namespace : List.of("geofence", "geofence.eez")) {
            assertThat(rows("SHOW USER FUNCTIONS IN " + namespace))
                    .containsExactly(
                            "[%s.zone_index]".formatted(namespace),
                            "[%s.zone_indexes]".formatted(namespace),
                            "[%s.zone_name]".formatted(namespace),
                            "[%s.zone_property]".formatted(namespace));
        }
        assertThat(rows("SHOW FUNCTIONS IN geofence LIKE 'zone_n*'")).containsExactly("[geofence.zone_name]");
    }

    @Test
    void describesTheTable() {
        assertThat(rows("DESCRIBE TABLE geofence.zones"))
                .contains("[area_km2,double,square kilometres on a sphere]")
                .contains("[valid_to,timestamp,the first instant after it; null if it has no end]")
                .hasSize(9);
    }

    @Test
    void showsTheZoneSetInPlansAndColumns() {
        set(CATALOG + ".eez.zones", ports.toString());
        assertThat(spark.sql("SELECT geofence.zone_index(103, 1.5), geofence.eez.zone_index(103, 1.5)")
                        .columns())
                .containsExactly(
                        "invoke(geofence.zone_index.invoke(103, 1.5))",
                        "invoke(geofence.eez.zone_index.invoke(103, 1.5))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".boundary   | within     | spark.sql.catalog.geofence.boundary: expected contains or covers, found 'within'",
                ".max-memory | lots       | spark.sql.catalog.geofence.max-memory: expected an amount such as 512m, found 'lots'",
                ".zone       | a.geojson  | spark.sql.catalog.geofence.zone is no setting: use zones, zone-layer, boundary, max-memory, valid-from, valid-to",
                ".a.b.zones  | a.geojson  | spark.sql.catalog.geofence.a.b.zones is no setting",
                ".eez.boundary | covers   | spark.sql.catalog.geofence.eez.zones is missing",
            })
    void saysWhichSettingIsWrong(String key, String value, String expected) {
        set(CATALOG + key, value);
        assertThatAnalysisFails(() -> row("geofence.zone_index(103, 1.5)")).hasMessageContaining(expected);
    }

    @Test
    void countsAsOneExpressionWhereverItIsWritten() {
        String positions = " FROM VALUES (103D, 1D), (101D, 1D), (106D, 1.5D) AS p(lon, lat)";
        assertThat(rows("SELECT geofence.zone_name(lon, lat), count(*)" + positions
                        + " GROUP BY geofence.zone_name(lon, lat) ORDER BY geofence.zone_name(lon, lat)"))
                .containsExactly("[7,1]", "[west,2]");
        assertThat(spark
                        .sql("SELECT *" + positions)
                        .groupBy(call_function("geofence.zone_index", col("lon"), col("lat"))
                                .as("zone"))
                        .count()
                        .orderBy("zone")
                        .collectAsList()
                        .stream()
                        .map(Row::toString))
                .containsExactly("[0,2]", "[1,1]");
    }

    @Test
    void changesNothing() {
        assertThatThrownBy(() -> spark.sql("DROP TABLE geofence.zones")).hasMessageContaining("its settings name");
        assertThatThrownBy(() -> spark.sql("CREATE TABLE geofence.mine (a INT)"))
                .hasMessageContaining("its settings name");
        assertThatThrownBy(() -> spark.sql("INSERT INTO geofence.zones SELECT * FROM geofence.zones"))
                .isInstanceOf(AnalysisException.class);
    }

    private String row(String expressions) {
        return spark.sql("SELECT " + expressions).collectAsList().get(0).toString();
    }

    private List<String> rows(String sql) {
        return spark.sql(sql).collectAsList().stream().map(Row::toString).toList();
    }
}
