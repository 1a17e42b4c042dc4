package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that are valid for a time, from the command line to the output. */
@Tag("slow")
class TagSeasonsTest {
    /** Before the season, at its first instant, at its end, without a time, in the port alone, in none. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2024-10-31T23:59:59.999999Z,1,41,-71",
        "2024-11-01T00:00:00Z,2,41,-71",
        "2025-05-01T00:00:00Z,3,41,-71",
        "n/a,4,41,-71",
        "2024-12-01T00:00:00Z,5,39.5,-71",
        "2024-12-01T00:00:00Z,6,-71,41"
    };

    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(folder.resolve("positions.csv"), LINES);
        zones = zones("2024-11-01", "2025-05-01");
        out = folder.resolve("out");
    }

    private Path zones(String from, String to) {
        return TestFiles.lines(
                folder.resolve("zones.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[",
                feature(
                                "slow",
                                ",\"from\":\"%s\",\"to\":\"%s\"".formatted(from, to),
                                "[[[-72,40],[-70,40],[-70,42],[-72,42],[-72,40]]]")
                        + ",",
                feature("port", ",\"from\":null", "[[[-73,39],[-69,39],[-69,43],[-73,43],[-73,39]]]"),
                "]}");
    }

    private static String feature(String name, String more, String rings) {
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
                .formatted(name, more, rings);
    }

    private CommandRun tag(Object... more) {
        return CommandRun.tag(
                positions,
                zones,
                Stream.concat(Stream.of("--valid-from", "from", "--valid-to", "to"), Stream.of(more))
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void tagsPositionsWithTheZonesOfTheirTime(String engine) {
        CommandRun run = tag("--engine", engine, "--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(written("mmsi", "zone_index", "zone_name"))
                .containsExactly("[1,1,port]", "[2,0,slow]", "[3,1,port]", "[4,1,port]", "[5,1,port]", "[6,-1,null]");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "1 position has no time that can be read: zones that are valid for a time only do not count for it");
        JsonNode manifest = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(manifest.get("unreadable_times").asInt()).isEqualTo(1);
        assertThat(manifest.get("hints").toString()).contains("1 position has no time that can be read");
        assertThat(manifest.get("zone_set").get("notes").toString()).contains("1 of 2 zones are valid for a time only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions"})
    void givesAllZonesOfTheTime(String engine) {
        CommandRun run = tag("--engine", engine, "--match", "all", "--output", out, "--multiply", 3);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(written("mmsi", "zone_indexes"))
                .containsExactly(
                        "[1,ArraySeq(1)]",
                        "[2,ArraySeq(0, 1)]",
                        "[3,ArraySeq(1)]",
                        "[4,ArraySeq(1)]",
                        "[5,ArraySeq(1)]",
                        "[6,ArraySeq()]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void countsWithoutWriting(String engine) {
        Path json = folder.resolve("report.json");
        CommandRun run = tag("--engine", engine, "--json", json);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.json(json).get("counts").toString()).isEqualTo("{\"-1\":1,\"0\":1,\"1\":4}");
    }

    @Test
    void aResultOfAnotherTimeSaysSo() {
        zones = zones("2020-11-01", "2021-05-01");
        positions = TestFiles.lines(folder.resolve("positions.csv"), LINES[0], LINES[1].replace("41,-71", "41,-88"));
        assertThat(tag().out()).contains("no position lies in a zone that is valid at its time");
    }

    @Test
    void oneLimitIsEnough() {
        CommandRun run = CommandRun.tag(positions, zones, "--valid-to", "to", "--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(written("mmsi", "zone_name"))
                .containsExactly("[1,slow]", "[2,slow]", "[3,port]", "[4,port]", "[5,port]", "[6,null]");
    }

    @Test
    void theFingerprintChangesWithTheTimes() {
        String given = fingerprint("--valid-from", "from", "--valid-to", "to");
        assertThat(fingerprint()).isNotEqualTo(given);
        assertThat(fingerprint("--valid-from", "from")).isNotEqualTo(given);
    }

    private String fingerprint(Object... options) {
        Path json = folder.resolve("fingerprint.json");
        CommandRun run = CommandRun.tag(
                positions,
                zones,
                Stream.concat(Stream.of("--json", json), Stream.of(options)).toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return CommandRun.json(json).get("zone_set").get("fingerprint").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output", "--dry-run"})
    void needsAColumnOfTimes(String way) {
        positions = TestFiles.lines(folder.resolve("untimed.csv"), "mmsi,lat,lon", "1,41,-71");
        CommandRun run = way.equals("--output") ? tag(way, out) : tag(way);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message())
                .endsWith(
                        "untimed.csv: zones that are valid for a time (--valid-from, --valid-to) need the time of the positions; name its column with --time-column");
    }

    @Test
    void aTimeThatNeverIsEndsTheRun() {
        zones = zones("2025-05-01", "2024-11-01");
        CommandRun run = tag("--output", out);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message())
                .endsWith(
                        "zones.geojson, feature 1 \"slow\": is never valid: its from \"2025-05-01\" is not before its to \"2024-11-01\"; exchange or correct them");
        zones = zones("2024-11-31", "2025-05-01");
        assertThat(tag("--dry-run").message())
                .contains("feature 1 \"slow\": has the from \"2024-11-31\": write a date");
    }

    @Test
    void onePropertyIsNotBothLimits() {
        CommandRun run = CommandRun.tag(positions, zones, "--valid-from", "from", "--valid-to", "from");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message())
                .isEqualTo(
                        "ais-geofence: --valid-from and --valid-to both name the property 'from', and a zone that ends when it begins is never valid: name two properties, or leave one option out");
        assertThat(CommandRun.of("zones", "--zones", "slow=" + zones, "--valid-from", "from", "--valid-to", "slow=from")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aWrongNameEndsTheRun() {
        CommandRun run = CommandRun.tag(positions, zones, "--valid-from", "begin");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message())
                .contains("no feature has a property \"begin\"")
                .endsWith("they have name, from, to");
    }

    @Test
    void theZonesAreListedWithTheirTimes() {
        CommandRun run = CommandRun.of("zones", "--zones", zones, "--valid-from", "from", "--valid-to", "to");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("""

                        Zones that are valid for a time only (UTC)
                          index  zone  valid from  valid before
                              0  slow  2024-11-01  2025-05-01
                        """);
        assertThat(CommandRun.of("zones", "--zones", zones).out()).doesNotContain("valid for a time");
    }

    @Test
    void aPlaceIsExplainedWithTheTimesOfItsZones() {
        CommandRun run = CommandRun.of(
                "zones", "--zones", zones, "--valid-from", "from", "--valid-to", "to", "--locate", "-71,41");
        assertThat(run.out()).isEqualTo("""
                        position: lon -71.0, lat 41.0
                        zone_index: that of the first zone below that is valid at the position's time, else -1
                        in zone 0 slow, valid from 2024-11-01, before 2025-05-01
                        in zone 1 port
                        """);
    }

    @Test
    void aMapShowsTheTimes() {
        Path map = folder.resolve("zones.html");
        CommandRun run =
                CommandRun.of("zones", "--zones", zones, "--valid-from", "from", "--valid-to", "to", "--map", map);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestFiles.text(map)).contains("valid before", "valid from 2024-11-01, before 2025-05-01");
    }

    @Test
    void theDocumentedZonesAreTaggedAsPrinted() {
        String section = Documents.section("docs/zones.md", "Zones valid for a time");
        zones = TestFiles.lines(
                folder.resolve("seasons.geojson"),
                Documents.blocks(section, "json").get(0));
        CommandRun run = CommandRun.tag(
                Path.of("sample-data/positions.csv.gz"),
                zones,
                "--valid-from",
                "begin",
                "--valid-to",
                "end",
                "--properties",
                "knots");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(Documents.blocks(section, "text").get(0));
    }

    private List<String> written(String... columns) {
        return TestSpark.session()
                .read()
                .parquet(out.toString())
                .distinct()
                .sort("mmsi")
                .selectExpr(columns)
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }
}
