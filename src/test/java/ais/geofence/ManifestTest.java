package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest: what it holds, where it is, and when there is none. */
class ManifestTest {
    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        out = folder.resolve("out");
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"), "timestamp,mmsi,lat,lon", "2026-01-01 00:00:00,1,1.25,103.75", "x");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private CommandRun tag(Object... more) {
        return CommandRun.tag(positions, zones, more);
    }

    @Test
    void tellsEverythingOfARun() throws Exception {
        Instant before = Instant.now();
        CommandRun run = tag("--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode manifest = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(manifest.get("status").asText()).isEqualTo("done");
        assertThat(manifest.get("exit_code").asInt()).isZero();
        assertThat(manifest.has("error")).isFalse();
        assertThat(Instant.parse(manifest.get("started").asText()))
                .isBetween(before, Instant.parse(manifest.get("ended").asText()));
        assertThat(out.resolve("_run")).hasContent(manifest.get("run_id").asText());
        assertThat(manifest.get("settings").findValuesAsText("key")).contains("zones", "partition-by", "manifest");
        assertThat(manifest.get("input").get("files").toString())
                .isEqualTo("[{\"path\":\"%s\",\"bytes\":%d}]".formatted(positions, Files.size(positions)));
        assertThat(manifest.get("zone_set").get("fingerprint").asText()).isNotEmpty();
        assertThat(manifest.get("zones").get(1).get("name").asText()).isEqualTo("port");
        assertThat(manifest.get("rows").get("read").asInt()).isEqualTo(2);
        assertThat(manifest.get("counts").get("0").asInt()).isEqualTo(1);
        assertThat(manifest.get("statuses").get("ok").asInt()).isEqualTo(1);
        assertThat(manifest.get("rejected").get("columns_missing").asInt()).isEqualTo(1);
        assertThat(manifest.get("written").findValuesAsText("path")).containsExactly(out.toString(), out + "-rejected");
        assertThat(manifest.get("stages").findValuesAsText("name")).contains("read, tag, count, write", "publish");
        assertThat(manifest.get("versions").fieldNames())
                .toIterable()
                .contains("ais-geofence", "spark", "sedona", "jts");
    }

    @Test
    void saysWhyARunFailed() {
        Path manifest = folder.resolve("new/manifest.json");
        assertThat(tag("--manifest", manifest).code()).isZero();
        assertThat(CommandRun.json(manifest).get("status").asText()).isEqualTo("done");
        zones = folder.resolve("none.geojson");
        CommandRun run = tag("--manifest", manifest);
        JsonNode failed = CommandRun.json(manifest);
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("exit_code").asInt()).isEqualTo(run.code()).isEqualTo(3);
        assertThat(run.message())
                .isEqualTo("ais-geofence: " + failed.get("error").asText());
        assertThat(failed.get("settings")).isNotEmpty();
        assertThat(failed.has("rows")).isFalse();
    }

    /** Such as memory that runs out. */
    @Test
    void saysThatARunFailedOfAnError() {
        CommandRun run = CommandRun.watched(
                line -> {
                    if (line.contains("read, tag")) {
                        throw new StackOverflowError("as it happens");
                    }
                },
                CommandRun.tagArguments(positions, zones, "--output", out));
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        JsonNode failed = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(failed.get("status").asText()).isEqualTo("failed");
        assertThat(failed.get("error").asText()).contains("StackOverflowError");
    }

    @Test
    void aFailedRunIsNotInTheWayOfTheNext() {
        assertThat(tag("--output", out, "--fail-above-rejected", "1%").code()).isEqualTo(6);
        assertThat(CommandRun.json(out.resolve("_manifest.json"))
                        .get("exit_code")
                        .asInt())
                .isEqualTo(6);
        CommandRun run = tag("--output", out);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(CommandRun.json(out.resolve("_manifest.json")).get("status").asText())
                .isEqualTo("done");
    }

    @Test
    void leavesTheManifestOfAnOutputThatItMustNotReplace() {
        assertThat(tag("--output", out).code()).isZero();
        String before = TestFiles.text(out.resolve("_manifest.json"));
        assertThat(tag("--output", out).code()).isEqualTo(5);
        assertThat(out.resolve("_manifest.json")).hasContent(before);
    }

    @Test
    void replacesNoFileThatIsNoManifest() {
        CommandRun run = tag("--manifest", positions);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).contains(positions.toString());
        assertThat(positions).content().contains("1.25");
    }

    /** Not when all is done, for then it would have been published without one. */
    @Test
    void isFoundUnwritableBeforeTheWork() throws Exception {
        Path folderInPlace = Files.createDirectory(folder.resolve("empty"));
        for (Path place : List.of(positions.resolve("manifest.json"), folderInPlace)) {
            for (String option : List.of("--manifest", "--json")) {
                CommandRun run = tag("--output", out, option, place);
                assertThat(run.code()).as(run.err()).isEqualTo(5);
                assertThat(run.message()).containsAnyOf(positions.toString(), folderInPlace.toString());
                assertThat(run.err()).doesNotContain("read, tag");
                assertThat(out.resolve("_SUCCESS")).doesNotExist();
                assertThat(folderInPlace).isEmptyDirectory();
            }
        }
    }

    @Test
    void isNotThatOfAnEarlierRunWhereTheSettingsDoNotGoTogether() {
        Path manifest = folder.resolve("manifest.json");
        assertThat(tag("--manifest", manifest).code()).isZero();
        for (String[] wrong : List.of(
                new String[] {"--from", "2026-01-02", "--to", "2026-01-01"},
                new String[] {"--format", "iceberg"},
                new String[] {"--append-new"})) {
            Object[] options = Stream.concat(Stream.of("--manifest", manifest), Stream.of(wrong))
                    .toArray();
            CommandRun run = tag(options);
            assertThat(run.code()).as(run.err()).isEqualTo(2);
            assertThat(CommandRun.json(manifest).get("exit_code").asInt()).isEqualTo(2);
        }
    }

    @Test
    void holdsNoCredentials() {
        Path manifest = folder.resolve("manifest.json");
        CommandRun run = tag("--manifest", manifest, "--output", "ftp://user:secret@localhost:1/out");
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).doesNotContain("secret").contains("ftp://***@localhost");
        assertThat(manifest).content().doesNotContain("secret").contains("ftp://***@localhost");
        CommandRun verbose = tag("--verbose", "--output", "ftp://user:secret@localhost:1/out");
        assertThat(verbose.err()).contains("\tat ", "ftp://***@localhost").doesNotContain("secret");
    }

    @Test
    void isNotWrittenInADryRun() {
        Path manifest = folder.resolve("manifest.json");
        assertThat(tag("--manifest", manifest, "--output", out, "--dry-run").code())
                .isZero();
        assertThat(manifest).doesNotExist();
        assertThat(out).doesNotExist();
    }

    /** Whatever turns bad when the rows are visible, it can't be told that they aren't. */
    @ParameterizedTest
    @ValueSource(strings = {"--json", "--report"})
    void aReportThatCanNotBeWrittenInTheEndIsAWarning(String option) {
        Path report = folder.resolve("reports/report");
        CommandRun run = tagWhile("publish", () -> TestFiles.lines(report.resolve("in-its-place"), ""), option, report);

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.message()).contains("the rows are published", report.toString(), "running again is safe");
        assertThat(out.resolve("_SUCCESS")).exists();
        JsonNode manifest = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(manifest.get("status").asText()).isEqualTo("done");
        assertThat(manifest.get("exit_code").asInt()).isEqualTo(7);
        assertThat(manifest.has("error")).isFalse();
        assertThat(manifest.get("warnings").get(0).asText()).contains(report.toString());
        assertThat(manifest.get("written").findValuesAsText("path")).contains(out.toString());
        assertThat(run.out()).contains("Written");
    }

    /** Where nothing is published, there is nothing to tell of it. */
    @ParameterizedTest
    @ValueSource(strings = {"--json", "--report"})
    void aReportThatCanNotBeWrittenWhereNothingIsPublishedIsTheFailure(String option) {
        Path report = folder.resolve("reports/report");
        Path manifest = folder.resolve("manifest.json");
        CommandRun run = whileIn(
                "read, tag, count",
                () -> TestFiles.lines(report.resolve("in-its-place"), ""),
                "--manifest",
                manifest,
                option,
                report);

        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).startsWith("ais-geofence: " + report + ": can't be written (");
        assertThat(run.out()).contains("Positions by zone");
        JsonNode written = CommandRun.json(manifest);
        assertThat(written.get("status").asText()).isEqualTo("failed");
        assertThat(written.get("exit_code").asInt()).isEqualTo(5);
        assertThat(written.get("error").asText()).startsWith(report + ": can't be written (");
        assertThat(written.has("warnings")).isFalse();
    }

    @Test
    void aManifestThatCanNotBeWrittenInTheEndIsAWarningAndARetryIsSafe() throws Exception {
        Path manifest = folder.resolve("manifests/manifest.json");
        Object[] options = {"--manifest", manifest, "--partition-by", "date", "--overwrite"};
        CommandRun run = tagWhile(
                "publish",
                () -> {
                    FileUtils.deleteQuietly(folder.resolve("manifests").toFile());
                    TestFiles.lines(folder.resolve("manifests"), "in its place");
                },
                options);

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.message())
                .contains("the rows are published", manifest.getParent().toString());
        assertThat(manifest.getParent()).isRegularFile();
        Map<String, String> published = TestFiles.contents(out);
        assertThat(published).isNotEmpty();

        Files.delete(folder.resolve("manifests"));
        Object[] again =
                Stream.concat(Stream.of("--output", out), Stream.of(options)).toArray();
        assertThat(tag(again).code()).isZero();
        assertThat(CommandRun.json(manifest).get("status").asText()).isEqualTo("done");
        assertThat(TestFiles.contents(out)).hasSameSizeAs(published);
    }

    /** A batch whose files are published and could not be noted is taken again, and replaces itself. */
    @Test
    void aBatchThatCanNotBeNotedIsPublishedAndTakenAgain() throws Exception {
        Path commits = out.resolve("_checkpoint/commits");
        Path inTheWay = out.resolve("_checkpoint/commits-away");
        CommandRun run = tagWhile(
                "publish",
                () -> {
                    Files.move(commits, inTheWay);
                    TestFiles.lines(commits, "no folder");
                },
                "--append-new");

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.message()).contains("the rows are published");
        JsonNode manifest = CommandRun.json(out.resolve("_manifest.json"));
        assertThat(manifest.get("status").asText()).isEqualTo("done");
        assertThat(manifest.get("written").findValuesAsText("path")).contains(out.toString());

        Files.delete(commits);
        Files.move(inTheWay, commits);
        assertThat(tag("--output", out, "--append-new").code()).isZero();
        assertThat(TestSpark.session().read().parquet(out.toString()).count()).isEqualTo(1);
    }

    private interface Damage {
        void make() throws Exception;
    }

    private CommandRun tagWhile(String stage, Damage damage, Object... more) {
        return whileIn(
                stage,
                damage,
                Stream.concat(Stream.of("--output", out), Stream.of(more)).toArray());
    }

    /** Does damage when a stage of the run begins. */
    private CommandRun whileIn(String stage, Damage damage, Object... more) {
        return CommandRun.watched(
                line -> {
                    if (line.startsWith(stage)) {
                        try {
                            damage.make();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                CommandRun.tagArguments(positions, zones, more));
    }
}
