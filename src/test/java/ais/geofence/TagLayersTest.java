package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with several layers: what it writes, counts, reports and refuses. */
@Tag("slow")
class TagLayersTest {
    /** In one claim, in both and the port, on the edge of the quay, in none, nowhere, malformed. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2026-01-01 00:00:00,219000001,0.5,102",
        "2026-01-01 00:00:01,219000002,1.5,103.5",
        "2026-01-02 00:00:02,219000003,1.25,105.5",
        "2026-01-02 00:00:03,219000004,50,-3",
        "2026-01-02 00:00:04,219000005,91,181",
        "2026-01-02 00:00:05,219000006,1.5"
    };

    private static final String CLAIMS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "north", "GEONAME": "North Claim", "iso": "AA", "flag": "n"},
               "geometry": {"type": "Polygon", "coordinates": [[[101, 0], [110, 0], [110, 3], [101, 3], [101, 0]]]}},
              {"type": "Feature", "properties": {"name": "south", "GEONAME": "South Claim", "iso": "BB"},
               "geometry": {"type": "Polygon", "coordinates": [[[103, -1], [110, -1], [110, 2], [103, 2], [103, -1]]]}}
            ]}
            """;

    @TempDir
    Path folder;

    private Path positions;
    private Path claims;
    private Path ports;
    private Path sea;
    private Path out;
    private Path json;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), LINES);
        claims = TestFiles.lines(folder.resolve("claims.geojson"), CLAIMS);
        ports = folder.resolve("ports");
        zones("ports/a.geojson", "port", 103, 1, 104.5, 1, 104.5, 2, 103, 2);
        zones("ports/b.geojson", "quay", 104.5, 1.25, 105.5, 1.25, 105.5, 1.75, 104.5, 1.75);
        sea = zones("sea.geojson", "strait", 101, 0, 104, 0, 104, 2, 101, 2);
        out = folder.resolve("out");
        json = folder.resolve("report.json");
    }

    private Path zones(String file, String name, double... corners) {
        return TestFiles.lines(folder.resolve(file), TestZones.geoJson(Map.of(name, corners)));
    }

    /** Three layers: the sea without a name, the claims, and the ports of a folder. */
    private CommandRun tag(Object... more) {
        return run(Stream.concat(
                        Stream.of("--zones", "eez=" + claims, "--zones", "ports=" + ports, "--zones", sea),
                        Stream.of(more))
                .toArray());
    }

    private CommandRun run(Object... more) {
        return CommandRun.of(Stream.concat(Stream.of("tag", "--positions", positions), Stream.of(more))
                .toArray());
    }

    private CommandRun well(CommandRun run) {
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private static Dataset<Row> parquet(Path path) {
        return TestSpark.session().read().parquet(path.toString());
    }

    private static List<String> texts(Dataset<Row> rows, String... columns) {
        return rows.sort("mmsi").selectExpr(columns).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void eachLayerHasTheAnswersOfARunOfItsOwn(String engine) {
        well(tag(
                "--engine",
                engine,
                "--output",
                out,
                "--match",
                "eez=all",
                "--properties",
                "eez=iso,flag",
                "--boundary",
                "ports=covers",
                "--zone-name",
                "eez=GEONAME",
                "--json",
                json,
                "--multiply",
                2));
        assertThat(parquet(out).columns())
                .containsExactly(
                        "timestamp",
                        "mmsi",
                        "lat",
                        "lon",
                        "zone_index",
                        "zone_name",
                        "eez_index",
                        "eez_name",
                        "eez_indexes",
                        "eez_names",
                        "eez_iso",
                        "eez_flag",
                        "ports_index",
                        "ports_name",
                        "position_status",
                        "position_time");
        assertThat(texts(
                        parquet(out).distinct(), "mmsi", "zone_name", "eez_names", "eez_iso", "eez_flag", "ports_name"))
                .containsExactly(
                        "[219000001,strait,ArraySeq(North Claim),ArraySeq(AA),ArraySeq(n),null]",
                        "[219000002,strait,ArraySeq(North Claim, South Claim),ArraySeq(AA, BB),ArraySeq(n, null),port]",
                        "[219000003,null,ArraySeq(North Claim, South Claim),ArraySeq(AA, BB),ArraySeq(n, null),quay]",
                        "[219000004,null,ArraySeq(),ArraySeq(),ArraySeq(),null]",
                        "[219000005,null,ArraySeq(),ArraySeq(),ArraySeq(),null]");
        assertThat(parquet(out).count()).isEqualTo(10);

        Path ofSea = folder.resolve("of-sea");
        Path ofEez = folder.resolve("of-eez");
        Path ofPorts = folder.resolve("of-ports");
        well(run("--zones", sea, "--engine", engine, "--output", ofSea, "--multiply", 2));
        well(run(
                "--zones",
                claims,
                "--engine",
                engine,
                "--output",
                ofEez,
                "--multiply",
                2,
                "--match",
                "all",
                "--properties",
                "iso,flag",
                "--zone-name",
                "GEONAME"));
        well(run("--zones", ports, "--engine", engine, "--output", ofPorts, "--multiply", 2, "--boundary", "covers"));
        assertSame(parquet(out), "zone", ofSea, "index", "name");
        assertSame(parquet(out), "eez", ofEez, "index", "name", "indexes", "names");
        assertSame(parquet(out), "ports", ofPorts, "index", "name");
        assertThat(texts(parquet(out), "mmsi", "eez_iso", "eez_flag"))
                .isEqualTo(texts(parquet(ofEez), "mmsi", "iso", "flag"));

        JsonNode report = CommandRun.json(json);
        assertLayer(report, CommandRun.json(ofSea.resolve("_manifest.json")));
        assertLayer(report.at("/layers/eez"), CommandRun.json(ofEez.resolve("_manifest.json")));
        assertLayer(report.at("/layers/ports"), CommandRun.json(ofPorts.resolve("_manifest.json")));
        assertThat(report.get("layers")).hasSize(2);
        JsonNode manifest = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(manifest.get("layers")).isEqualTo(report.get("layers"));
        assertThat(manifest.get("counts")).isEqualTo(report.get("counts"));
    }

    private static void assertSame(Dataset<Row> written, String layer, Path alone, String... columns) {
        List<String> inBoth = new ArrayList<>(List.of("mmsi"));
        List<String> inOne = new ArrayList<>(List.of("mmsi"));
        for (String column : columns) {
            inBoth.add(layer + "_" + column);
            inOne.add("zone_" + column);
        }
        Dataset<Row> expected = parquet(alone);
        assertThat(texts(written, inBoth.toArray(String[]::new)))
                .as(layer)
                .isEqualTo(texts(expected, inOne.toArray(String[]::new)));
        for (int i = 1; i < inBoth.size(); i++) {
            StructField field = written.schema().apply(inBoth.get(i));
            assertThat(field.dataType())
                    .isEqualTo(expected.schema().apply(inOne.get(i)).dataType());
        }
    }

    /** The same numbers and fingerprint as of a run with these zones alone. */
    private static void assertLayer(JsonNode layer, JsonNode alone) {
        for (String value : List.of("counts", "zones", "zone_set", "ships")) {
            assertThat(layer.get(value)).as(value).isNotNull().isEqualTo(alone.get(value));
        }
    }

    @Test
    void withoutAnUnnamedLayerTheReportHasOnlyTheLayers() {
        CommandRun run = well(run("--zones", "eez=" + claims, "--zones", "ports=" + ports, "--json", json));
        JsonNode report = CommandRun.json(json);
        for (String value : List.of("counts", "zones", "zone_set", "zone_grid", "ships")) {
            assertThat(report.has(value)).as(value).isFalse();
            assertThat(report.at("/layers/eez").has(value)).as(value).isTrue();
        }
        assertThat(report.at("/rows/tagged").asInt()).isEqualTo(5);
        assertThat(report.at("/statuses/ok").asInt()).isEqualTo(4);
        assertThat(run.out())
                .contains("5 positions tagged")
                .containsSubsequence(
                        "in a zone of eez",
                        "3",
                        "in a zone of ports",
                        "1",
                        "Positions by zone of eez",
                        "north",
                        "Positions by zone of ports",
                        "port",
                        "quay");
        assertThat(run.err()).contains("load zones of eez ...", "load zones of ports ...", "prepare zones ...");
    }

    @Test
    void writesCsvByDay() {
        well(tag(
                "--output",
                out,
                "--format",
                "csv",
                "--partition-by",
                "date",
                "--match",
                "all",
                "--match",
                "ports=first"));
        assertThat(TestFiles.contents(out).values().stream().flatMap(String::lines))
                .contains(
                        "timestamp,mmsi,lat,lon,zone_index,zone_name,zone_indexes,zone_names,eez_index,eez_name,eez_indexes,eez_names,ports_index,ports_name,position_status,position_time",
                        "2026-01-02 00:00:03,219000004,50.0,-3.0,-1,,[],[],-1,,[],[],-1,,ok,2026-01-02T00:00:03.000000Z");
        assertThat(out.resolve("date=2026-01-01")).isDirectory();
    }

    @Test
    void addsNewFilesToTheSameLayers() {
        positions = folder.resolve("in");
        Object[] append = {"--output", out, "--append-new"};
        well(tag(append));
        TestFiles.lines(folder.resolve("in/second.csv"), LINES[0], LINES[2]);
        well(tag(append));
        assertThat(parquet(out).where("ports_index = 0 and eez_index = 0").count())
                .isEqualTo(2);
        JsonNode batch = CommandRun.json(out.resolve("_checkpoint/manifests/1.json"));
        assertThat(batch.at("/layers/eez/counts").toString()).isEqualTo("{\"-1\":0,\"0\":1,\"1\":0}");
        assertThat(batch.at("/layers/eez/zone_set/fingerprint").asText()).matches("[0-9a-f]{64}");
        TestFiles.lines(folder.resolve("in/third.csv"), LINES[0], LINES[2]);
        CommandRun other = run(
                "--zones",
                "claims=" + claims,
                "--zones",
                "ports=" + ports,
                "--zones",
                sea,
                "--output",
                out,
                "--append-new");
        assertThat(other.code()).isEqualTo(5);
        assertThat(other.message()).contains("new: claims_index, claims_name").contains("missing: eez_index, eez_name");
    }

    @Test
    void addsUpTheBatchesOfARun() {
        positions = folder.resolve("in");
        Object[] append = {"--output", out, "--append-new"};
        well(tag(append));
        assertThat(CommandRun.json(out.resolve("_manifest.json"))
                        .at("/layers/eez/counts")
                        .toString())
                .isEqualTo("{\"-1\":2,\"0\":3,\"1\":0}");
        CommandRun nothing = well(tag(append));
        assertThat(nothing.out()).contains("no new files");
        assertThat(CommandRun.json(out.resolve("_manifest.json"))
                        .at("/layers/ports/counts")
                        .toString())
                .isEqualTo("{\"-1\":0,\"0\":0,\"1\":0}");
    }

    @Test
    void plansInADryRun() {
        CommandRun run = well(tag("--output", out, "--dry-run", "--match", "eez=all"));
        assertThat(run.out())
                .containsPattern("\\n  zones +1\\n")
                .containsPattern("zones of eez +2")
                .containsPattern("zones of ports +2")
                .containsPattern("match +eez=all +command line")
                .doesNotContain("first");
    }

    @Test
    void saysWhereTheSettingOfEachLayerCameFrom() {
        Path file =
                TestFiles.lines(folder.resolve("layers.properties"), "match=first,eez=all", "properties=eez=iso,flag");
        CommandRun run = well(tag(
                "--dry-run", "--verbose", "--config", file, "--boundary", "ports=covers", "--fix-zones", "eez=true"));
        assertThat(run.out().substring(run.out().indexOf("All settings")))
                .containsPattern("fix-zones +false +default\n +fix-zones +eez=true +command line")
                .containsPattern("boundary +contains +default\n +boundary +ports=covers +command line")
                .containsPattern("match +first +/\\S+\n +match +eez=all +/\\S+")
                .containsPattern("properties +- +default\\n +properties +eez=iso +/\\S+\\n +flag\\n");
    }

    @Test
    void takesTheSameLayersFromAFile() {
        Path file = TestFiles.lines(
                folder.resolve("layers.properties"),
                "zones=%s,eez=%s,ports=%s/a.geojson,ports=%s/b.geojson".formatted(sea, claims, ports, ports),
                "match=eez=all",
                "properties=eez=iso,flag",
                "boundary=ports=covers",
                "fix-zones=true,eez=false");
        well(run("--config", file, "--output", out));
        assertThat(parquet(out).columns())
                .contains("zone_index", "eez_indexes", "eez_iso", "eez_flag", "ports_index", "ports_name")
                .doesNotContain("zone_indexes", "ports_indexes");
    }

    @Test
    void repairsTheZonesOfOneLayerAlone() {
        zones("ports/c.geojson", "bow", 103, 1, 104, 2, 104, 1, 103, 2);
        CommandRun refused = run("--zones", "ports=" + ports, "--zones", "eez=" + claims, "--fix-zones", "eez=true");
        assertThat(refused.code()).isEqualTo(3);
        CommandRun repaired =
                well(run("--zones", "ports=" + ports, "--zones", "eez=" + claims, "--fix-zones", "ports=true", "-v"));
        assertThat(repaired.out()).containsSubsequence("Zone set of ports", "bow", "Zone set of eez");
        well(run("--zones", "ports=" + ports, "--zones", "eez=" + claims, "--fix-zones"));
    }

    @Test
    void warnsOfTheLayer() {
        Path wide = zones("wide.geojson", "wide", -178.5, 1, 178.25, 1, 178.25, 2, -178.5, 2);
        assertThat(well(run("--zones", sea, "--zones", "eez=" + wide)).err())
                .contains("warning: eez: zones with an edge that goes the long way round");
    }

    @Test
    void hintsAtTheLayerThatHoldsNothing() {
        Path exchanged = zones("exchanged.geojson", "x", 49, -4, 51, -4, 51, -2, 49, -2);
        well(run("--zones", sea, "--zones", "ports=" + exchanged, "--json", json));
        assertThat(CommandRun.json(json).get("hints")).hasSize(1);
        assertThat(CommandRun.json(json).get("hints").get(0).asText())
                .startsWith(
                        "no position lies in a zone of ports; with longitude and latitude exchanged 1 of 5 would lie in a zone of ports");
    }

    /** The season is over before the third position: it has the first zone by time, the ports have no times. */
    @Test
    void zonesOfOneLayerAreValidForATime() {
        Path seasons = TestFiles.lines(
                folder.resolve("seasons.geojson"), CLAIMS.replace("\"flag\": \"n\"", "\"until\": \"2026-01-02\""));
        well(run(
                "--zones",
                "ports=" + ports,
                "--zones",
                "eez=" + seasons,
                "--valid-to",
                "eez=until",
                "--match",
                "eez=all",
                "--output",
                out));
        assertThat(texts(parquet(out), "mmsi", "eez_names", "ports_name"))
                .containsExactly(
                        "[219000001,ArraySeq(north),null]",
                        "[219000002,ArraySeq(north, south),port]",
                        "[219000003,ArraySeq(south),null]",
                        "[219000004,ArraySeq(),null]",
                        "[219000005,ArraySeq(),null]");
    }

    @Test
    void showsTheLayersOnOneMap() throws Exception {
        Path page = folder.resolve("page.html");
        well(tag("--report", page, "--match", "eez=all"));
        assertThat(Files.readString(page))
                .contains("5 positions and 5 zones in 3 layers<")
                .contains("\"name\":\"zones\"", "\"name\":\"zones of eez\"", "\"name\":\"zones of ports\"")
                .contains("in zone 0 strait, zone 0 north of eez, zone 0 port of ports")
                .contains("<h2>Positions by zone</h2>", "<h2>Positions by zone of eez</h2>")
                .contains("zone-map-0-title", "zone-map-eez-0-title", "zone-map-ports-0-title")
                .contains("of them in a zone of ports")
                .contains("<caption>Zone set of eez</caption>");
    }

    @Test
    void theHeadOfThePageIsTrueOfEachLayer() throws Exception {
        Path page = folder.resolve("page.html");
        well(tag("--report", page, "--zone-name", "eez=GEONAME"));
        assertThat(Files.readString(page))
                .contains(
                        "the number of the first zone of each layer that contains it, in the order given. -1 means no zone.</p>")
                .contains("Names of the zones: property 'name', else")
                .contains("Names of the zones of eez: property 'GEONAME', else");
        well(tag("--report", page, "--match", "eez=all"));
        assertThat(Files.readString(page))
                .contains("In eez it was also tagged with all of its zones, and is counted in each of them.");
        well(tag("--report", page, "--match", "all", "--match", "ports=first"));
        assertThat(Files.readString(page)).contains("In the layer without a name and eez it was also tagged");
        well(tag("--report", page, "--match", "all"));
        assertThat(Files.readString(page)).contains("no zone. It was also tagged with all of its zones");
    }

    @Test
    void hoursCountAPositionInAnyLayerOnce() {
        well(run(
                "--zones",
                sea,
                "--zones",
                "ports=" + ports,
                "--zones",
                "eez=" + claims,
                "--report",
                folder.resolve("page.html"),
                "--json",
                json));
        assertThat(CommandRun.json(json).at("/hours/counts").toString())
                .isEqualTo("[{\"hour\":\"2026-01-01T00:00:00Z\",\"in_zone\":2,\"in_none\":0},"
                        + "{\"hour\":\"2026-01-02T00:00:00Z\",\"in_zone\":1,\"in_none\":2}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--zones EEZ=sea.geojson | 2 | the name of a layer has lower-case letters",
                "--zones my-zones=sea.geojson | 2 | for a path write ./my-zones=sea.geojson",
                "--zones zone=sea.geojson | 2 | zone_index and zone_name are the columns of zones without a name",
                "--zones eez= | 2 | --zones eez=: the path of the layer is missing",
                "--zones eez=FOLDER/sea.geojson --match ez=all | 2 | --match has a value for the layer ez, and --zones has the layer eez; correct the name, or add --zones ez=PATH",
                "--zones FOLDER/sea.geojson --boundary ez=covers | 2 | --zones has no layers with names",
                "--zones a=FOLDER/sea.geojson FOLDER/sea.geojson --fix-zones b=true | 2 | the layer a and zones without a name",
                "--zones eez=FOLDER/sea.geojson --match eez=all --match eez=first | 2 | expected one value, found 2",
                "--zones eez=FOLDER/sea.geojson --match eez=last | 2 | expected one of first, all",
                "--zones eez=FOLDER/sea.geojson --match eez= | 2 | expected a value after 'eez='",
                "--zones eez=FOLDER/sea.geojson --properties eez=iso | 2 | no zone of eez has a property 'iso'; they have name",
                "--zones position=FOLDER/named.geojson --properties position=status | 2 | 'position_status' can't become a column, because tagging adds",
                "--zones a=FOLDER/named.geojson --zones a_b=FOLDER/sea.geojson --properties a=b_index --properties a_b=name | 2 | tagging adds a column 'a_b_index' of its own",
                "--zones a=FOLDER/named.geojson --zones a_b=FOLDER/named.geojson --properties a=b_x --properties a_b=x | 2 | 'a_b_x' can't become a column",
                "--zones zones=FOLDER/none.geojson | 3 | none.geojson",
            })
    void refuses(String options, int code, String expected) {
        TestFiles.lines(
                folder.resolve("named.geojson"),
                CLAIMS.replace(
                        "\"flag\": \"n\"", "\"status\": \"s\", \"b_index\": \"i\", \"b_x\": \"x\", \"x\": \"y\""));
        CommandRun run = run(Stream.concat(
                        Stream.of("--output", out),
                        Stream.of(options.replace("FOLDER", folder.toString()).split(" ")))
                .toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.message()).contains(expected);
    }

    /** A path in the working folder that could be a layer as well. */
    @Test
    void saysHowToNameAPathWithAnEqualsSign() throws Exception {
        Path here = Path.of("year=%s.geojson".formatted(System.nanoTime()));
        Files.copy(sea, here);
        try {
            CommandRun run = run("--zones", here);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.message()).contains("for the path write ./" + here);
            well(run("--zones", "./" + here));
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void refusesAnInputThatHasAColumnOfALayer() {
        positions = TestFiles.lines(folder.resolve("in/positions.csv"), "lon,lat,EEZ_Name", "103.5,1.5,x");
        CommandRun run = run("--zones", "eez=" + claims, "--output", out);
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("the input has a column 'EEZ_Name'");
        well(run("--zones", "claims=" + claims, "--output", out));
    }

    @Test
    void comparesOneZoneSetAlone() {
        CommandRun run = CommandRun.of(
                "compare", "--positions", positions, "--zones", "eez=" + claims, "--zones", "ports=" + ports);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("compare takes one zone set, and --zones has the layers eez, ports");
    }

    @Test
    void checksAndAnswersForEachLayer() {
        CommandRun listed = well(CommandRun.of("zones", "--zones", sea, "eez=" + claims, "--zone-name", "eez=GEONAME"));
        assertThat(listed.out()).containsSubsequence("strait", "Layer eez", "North Claim", "fingerprint");
        CommandRun located = well(CommandRun.of(
                "zones", "--zones", sea, "eez=" + claims, "ports=" + ports, "--locate", "103.5,-0.5", "-q"));
        assertThat(located.out())
                .isEqualTo("position: lon 103.5, lat -0.5\nzone_index: -1\nin no zone\n"
                        + "eez_index: 1\nin zone 1 south of eez\nports_index: -1\nin no zone of ports\n");
        CommandRun map = CommandRun.of("zones", "--zones", sea, "eez=" + claims, "--map", folder.resolve("map.html"));
        assertThat(map.code()).isEqualTo(2);
        assertThat(map.message()).contains("--map takes one zone set");
    }
}
