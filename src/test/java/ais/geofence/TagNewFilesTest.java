package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command tag with --append-new: every file is tagged once, whatever happens. */
@Tag("slow")
class TagNewFilesTest {
    private static final String HEADER = "timestamp,mmsi,lat,lon";

    @TempDir
    Path folder;

    private Path in;
    private Path out;
    private Path zones;

    @BeforeEach
    void writeZones() {
        in = folder.resolve("in");
        out = folder.resolve("out");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    /** Writes a file whose rows can be told by the MMSI. */
    private Path file(String name, int... mmsis) {
        return TestFiles.lines(in.resolve(name), rows(mmsis));
    }

    private static String[] rows(int... mmsis) {
        return Stream.concat(
                        Stream.of(HEADER),
                        IntStream.of(mmsis)
                                .mapToObj(mmsi -> "2026-01-0%d 00:00:00,%d,1.25,103.75".formatted(1 + mmsi % 3, mmsi)))
                .toArray(String[]::new);
    }

    private Object[] arguments(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", in, "--zones", zones));
        arguments.addAll(List.of("--output", out, "--append-new"));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private CommandRun tag(Object... more) {
        return CommandRun.of(arguments(more));
    }

    /** Spark's source passes over a file that is gone and would never come back to it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileOfABatchThatIsAwayIsNotForgotten(boolean alone) throws Exception {
        file("a.csv", 1, 2);
        tagWell();
        TestFiles.lines(in.resolve("b c%.csv"), HEADER, "2026-01-01 00:00:00,3,1.25,103.75", "bad");
        if (!alone) {
            file("d.csv", 4);
        }
        assertThat(tag("--fail-above-rejected", "1%").code()).isEqualTo(6);

        Path away = Files.move(in.resolve("b c%.csv"), folder.resolve("b.csv"));
        for (int run = 0; run < 2; run++) {
            CommandRun without = tag();
            assertThat(without.code()).as(without.err()).isEqualTo(4);
            assertThat(without.message()).contains("b c%.csv", "put it back");
        }
        assertThat(tagged()).containsExactly(1, 2);

        Files.move(away, in.resolve("b c%.csv"));
        tagWell();
        assertThat(tagged()).isEqualTo(alone ? List.of(1, 2, 3) : List.of(1, 2, 3, 4));
    }

    @Test
    void whatLinksLeadToIsTaggedOnce() throws Exception {
        file("2026-01-01/a.csv", 1, 2);
        Path elsewhere = TestFiles.lines(folder.resolve("elsewhere/b.csv"), rows(3));
        Files.createSymbolicLink(in.resolve("latest"), in.resolve("2026-01-01"));
        Files.createSymbolicLink(in.resolve("b.csv"), elsewhere);
        Files.createSymbolicLink(in.resolve("more"), elsewhere.getParent());

        tagWell();
        assertThat(tagged()).containsExactly(1, 2, 3);

        file("2026-01-02/c.csv", 4);
        Files.delete(in.resolve("latest"));
        Files.createSymbolicLink(in.resolve("latest"), in.resolve("2026-01-02"));
        tagWell();
        assertThat(tagged()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void refusesALinkThatLeadsBackToItsFolder() throws Exception {
        file("a.csv", 1, 2);
        file("2026/b.csv", 3);
        Files.createSymbolicLink(in.resolve("2026/up"), in);
        Files.createSymbolicLink(in.resolve("2026/self"), in.resolve("2026"));

        CommandRun run = tag();

        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message()).containsPattern("2026/(up|self): a link to a folder that contains it");
    }

    private JsonNode tagWell(Object... more) {
        CommandRun run = tag(more);
        assertThat(run.code()).as(run.err()).isZero();
        return manifest();
    }

    private JsonNode manifest() {
        return CommandRun.json(out.resolve("_manifest.json"));
    }

    private List<Integer> tagged() {
        return TestSpark.session()
                .read()
                .parquet(out.toString())
                .selectExpr("cast(mmsi as int)")
                .collectAsList()
                .stream()
                .map(row -> row.getInt(0))
                .sorted()
                .toList();
    }

    private List<Path> committed() {
        return list(out.resolve("_checkpoint/commits"));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
            Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, function", "date, function", "none, map-partitions", "date, sedona"})
    void tagsEachFileOnce(String partitionBy, String engine) {
        Object[] options = {"--partition-by", partitionBy, "--engine", engine};
        file("a.csv", 1, 2, 3);
        file("deep/b.csv", 4, 5);
        file("_hidden/c.csv", 100);
        file(".d.csv", 101);
        file("_metadata", 102);
        JsonNode first = tagWell(options);
        assertThat(tagged()).containsExactly(1, 2, 3, 4, 5);
        assertThat(first.get("rows").get("tagged").asInt()).isEqualTo(5);
        assertThat(first.get("input").get("files")).hasSize(2);

        file("c.csv", 6);
        TestFiles.lines(in.resolve("d [1]{x}*.csv"), HEADER, "x", "2026-01-01 00:00:00,7,1.25,113.75");
        JsonNode second = tagWell(options);
        assertThat(tagged()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        JsonNode rows = second.get("rows");
        assertThat(rows.get("read").asInt()).isEqualTo(3);
        assertThat(rows.get("tagged").asInt()).isEqualTo(2);
        assertThat(rows.get("rejected").asInt()).isEqualTo(1);
        assertThat(second.get("counts").get("0").asInt()).isEqualTo(1);
        assertThat(Path.of(out + "-rejected/batch=1")).isDirectory();

        Map<String, String> before = TestFiles.contents(out);
        CommandRun third = tag(options);
        assertThat(third.code()).as(third.err()).isZero();
        assertThat(third.err()).contains("no new files");
        assertThat(third.out())
                .containsPattern("rows read +0 +no new files\n +rejected +0")
                .doesNotContain("feed", "0 B");
        assertThat(manifest().get("status").asText()).isEqualTo("done");
        assertThat(manifest().get("rows").get("read").asInt()).isZero();
        assertThat(manifest().get("counts").get("0").asInt()).isZero();
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        assertThat(before.keySet())
                .allMatch(name -> name.matches(
                        partitionBy.equals("date") ? "date=2026-01-0[123]/batch=[01]/.*" : "batch=[01]/.*"));
        for (int batch = 0; batch < 2; batch++) {
            JsonNode ofBatch = CommandRun.json(out.resolve("_checkpoint/manifests/%d.json".formatted(batch)));
            assertThat(ofBatch.get("rows").get("tagged").asInt()).isEqualTo(batch == 0 ? 5 : 2);
        }
    }

    @Test
    void losesNoFileThatComesLate() throws IOException {
        file("new.csv", 1);
        tagWell();
        Files.setLastModifiedTime(
                file("late.csv", 2), FileTime.from(Instant.now().minus(Duration.ofDays(30))));
        tagWell();
        Files.setLastModifiedTime(
                file("later.csv", 3), FileTime.from(Instant.now().minus(Duration.ofDays(3000))));
        tagWell();
        assertThat(tagged()).containsExactly(1, 2, 3);
    }

    @Test
    void knowsAFileByItsPath() {
        file("a.csv", 1);
        tagWell();
        file("a.csv", 2);
        assertThat(tagWell().get("rows").get("read").asInt()).isZero();
        assertThat(tagged()).containsExactly(1);
    }

    @Test
    void takesManySmallFiles() {
        int[] all = IntStream.range(0, 2_000).toArray();
        for (int mmsi : all) {
            file("%d/%d.csv".formatted(mmsi % 7, mmsi), mmsi);
        }
        assertThat(tagWell().get("input").get("files")).hasSize(2_000);
        assertThat(tagged()).hasSize(2_000).doesNotHaveDuplicates();
        file("one.csv", 2_000);
        assertThat(tagWell().get("rows").get("tagged").asInt()).isEqualTo(1);
    }

    /** As a run leaves it that dies between publishing a batch and noting that it has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "date"})
    void repeatsABatchThatWasPublishedButDidNotEnd(String partitionBy) {
        Object[] options = {"--partition-by", partitionBy};
        file("a.csv", 1, 2);
        tagWell(options);
        file("b.csv", 3, 4);
        tagWell(options);
        delete(committed().get(1));
        file("c.csv", 5);
        CommandRun run = tag(options);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("tagged rows, batch 1 ", "tagged rows, batch 2 ");
        assertThat(run.err()).contains("look at 1 new file (batch 2)");
        JsonNode manifest = manifest();
        assertThat(manifest.get("written").findValuesAsText("batch")).containsExactly("1", "2");
        assertThat(tagged()).containsExactly(1, 2, 3, 4, 5);
        assertThat(manifest.get("rows").get("tagged").asInt()).isEqualTo(3);
        assertThat(manifest.get("input").get("files").findValuesAsText("path"))
                .containsExactly(in + "/b.csv", in + "/c.csv");
        assertThat(committed()).hasSize(3);
    }

    @Test
    void aDriverThatIsKilledBeforeItEndsABatch() throws Exception {
        file("a.csv", 1, 2);
        try (ProgramProcess run = ProgramProcess.start(folder, arguments())) {
            run.await(() -> Files.exists(out.resolve("batch=0")) && !Files.exists(folder.resolve("_out-lock")));
        }
        file("b.csv", 3);
        tagWell();
        assertThat(tagged()).containsExactly(1, 2, 3);
    }

    @Test
    void aDriverThatIsKilledWhileItWrites() throws Exception {
        file("a.csv", IntStream.range(0, 20_000).toArray());
        try (ProgramProcess run = ProgramProcess.start(folder, arguments("--multiply", 5_000))) {
            run.await(() -> list(folder).stream()
                    .filter(path -> path.getFileName().toString().startsWith("_out-staging-"))
                    .anyMatch(path -> Files.exists(path.resolve("new"))));
        }
        assertThat(out.resolve("batch=0")).doesNotExist();
        file("b.csv", 20_000);
        JsonNode manifest = tagWell();
        assertThat(tagged()).hasSize(20_001).doesNotHaveDuplicates();
        assertThat(manifest.get("rows").get("tagged").asInt()).isEqualTo(20_001);
    }

    @Test
    void aFileThatCannotBeReadStopsItsBatchUntilItIsMended() throws IOException {
        file("a.csv", 1);
        tagWell();
        Path cut = TestFiles.gzip(
                in.resolve("cut.csv.gz"), rows(IntStream.range(0, 20_000).toArray()));
        byte[] whole = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        file("b.csv", 2);
        for (int attempt = 0; attempt < 2; attempt++) {
            CommandRun run = tag();
            assertThat(run.code()).as(run.err()).isEqualTo(4);
            assertThat(run.message()).contains(cut.toString());
            assertThat(tagged()).containsExactly(1);
            assertThat(manifest().get("exit_code").asInt()).isEqualTo(4);
        }
        TestFiles.gzip(cut, HEADER);
        file("c.csv", 3);
        tagWell();
        assertThat(tagged()).containsExactly(1, 2, 3);
    }

    @Test
    void failsAboveTheLimitOfRejectedRowsAndRepeatsTheBatch() {
        TestFiles.lines(in.resolve("a.csv"), HEADER, "x", "2026-01-01 00:00:00,1,1.25,113.75");
        assertThat(tag("--fail-above-rejected", "10%").code()).isEqualTo(6);
        assertThat(out.resolve("batch=0")).doesNotExist();
        tagWell();
        assertThat(tagged()).containsExactly(1);
    }

    @Test
    void ofTwoRunsAtOnceOneWins() throws Exception {
        file("a.csv", 1, 2);
        CommandRun[] other = new CommandRun[1];
        CommandRun run = CommandRun.watched(
                line -> {
                    if (line.startsWith("publish") && other[0] == null) {
                        try (ProgramProcess process =
                                ProgramProcess.start(folder, arguments("--manifest", folder.resolve("other.json")))) {
                            other[0] = process.ended();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                arguments());
        assertThat(other[0].code()).as(other[0].err()).isZero();
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).contains("run again");
        tagWell();
        assertThat(tagged()).containsExactly(1, 2);
    }

    @Test
    void refusesRowsOfOtherColumns() {
        file("a.csv", 1);
        tagWell();
        Path other = TestFiles.lines(in.resolve("b.csv"), "lon,lat,mmsi", "103.75,1.25,2");
        refuses(other, "missing: timestamp");
        TestFiles.lines(other, "timestamp,lat,mmsi,lon", "2026-01-01 00:00:00,1.25,2,103.75");
        refuses(other, "in another order, which was: timestamp, mmsi, lat, lon, ");
        TestFiles.lines(other, HEADER + ",knots,course", "2026-01-01 00:00:00,2,1.25,103.75,7,90");
        refuses(other, "new: knots, course");
        file("b.csv", 2);
        tagWell();
        assertThat(tagged()).containsExactly(1, 2);
    }

    private void refuses(Path file, String misfit) {
        CommandRun run = tag();
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message())
                .contains(file + ": the rows have other columns")
                .contains("(" + misfit)
                .doesNotContain("struct<");
        assertThat(tagged()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({"none, parquet", "date, parquet", "none, csv"})
    void aKeyThatABatchOfJsonLacksIsNull(String partitionBy, String format) {
        Object[] options = {"--partition-by", partitionBy, "--format", format};
        json("a.jsonl", 1, ",\"dest\":\"SGSIN\",\"zulu\":8");
        tagWell(options);
        json("b.jsonl", 2, ",\"zulu\":9");
        tagWell(options);
        TestFiles.lines(in.resolve("c.jsonl"), "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"lat\":1.25,\"lon\":103.75}");
        tagWell(options);
        json("d.jsonl", 4, ",\"dest\":\"NLRTM\"");
        tagWell(options);
        assertThat(rows(format, "dest", "lat", "lon", "mmsi", "zulu", "zone_name"))
                .containsExactlyInAnyOrder(
                        "[SGSIN,1.25,103.75,1,8,port]",
                        "[null,1.25,103.75,2,9,port]",
                        "[null,1.25,103.75,null,null,port]",
                        "[NLRTM,1.25,103.75,4,null,port]");
    }

    @Test
    void refusesANewKeyOfJsonAndSaysWhich() {
        json("a.jsonl", 1, "");
        tagWell();
        Path other = json("b.jsonl", 2, ",\"eta\":\"noon\"");
        refuses(other, "new: eta");
        json("b.jsonl", 2, "");
        tagWell();
        assertThat(tagged()).containsExactly(1, 2);
    }

    @Test
    void aColumnOfFoldersThatABatchLacksIsNull() {
        file("port=SG/a.csv", 1);
        tagWell();
        file("b.csv", 2);
        tagWell();
        file("port=NL/c.csv", 3);
        tagWell();
        assertThat(rows("parquet", "mmsi", "port")).containsExactlyInAnyOrder("[1,SG]", "[2,null]", "[3,NL]");
        Path other = file("quay=4/d.csv", 4);
        CommandRun run = tag();
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).contains(other.toString()).contains("(new: quay)");
    }

    private Path json(String name, int mmsi, String more) {
        return TestFiles.lines(
                in.resolve(name),
                "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"mmsi\":%s,\"lat\":1.25,\"lon\":103.75%s}"
                        .formatted(mmsi, more));
    }

    private List<String> rows(String format, String... columns) {
        return TestSpark.session()
                .read()
                .format(format)
                .option("header", "true")
                .load(out.toString())
                .selectExpr(columns)
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    @Test
    void keepsApartWhatGrowsAndWhatIsReplaced() {
        file("a.csv", 1);
        tagWell();
        CommandRun replace = CommandRun.of("tag", "--positions", in, "--zones", zones, "--output", out, "--overwrite");
        assertThat(replace.code()).isEqualTo(5);
        assertThat(replace.message()).contains("was created with --append-new");
        assertThat(tag("--partition-by", "date").message()).contains("'batch=0'");
        out = folder.resolve("whole");
        assertThat(CommandRun.of("tag", "--positions", in, "--zones", zones, "--output", out)
                        .code())
                .isZero();
        CommandRun append = tag();
        assertThat(append.code()).isEqualTo(5);
        assertThat(append.message()).contains(out.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "--overwrite, --overwrite exclude each other",
        "--from 2026-01-01, --from exclude each other",
        "--to 2026-01-01, --to exclude each other",
        "--dry-run, --dry-run exclude each other",
        "--positions x y, one folder or glob",
        "--checkpoint x, OUTPUT/_checkpoint"
    })
    void refusesWhatMakesNoSense(String options, String expected) {
        CommandRun run = tag((Object[]) options.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains(expected);
    }

    @Test
    void saysThatThereIsNoFolder() {
        CommandRun run = tag();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains(in.toString());
    }

    @Test
    void addsToATableOnce() {
        String table = "grows.ais.tagged";
        System.setProperty("spark.sql.catalog.grows", "org.apache.iceberg.spark.SparkCatalog");
        System.setProperty("spark.sql.catalog.grows.type", "hadoop");
        System.setProperty(
                "spark.sql.catalog.grows.warehouse", folder.resolve("lake").toString());
        try {
            Path checkpoint = folder.resolve("checkpoint");
            Object[] arguments = {
                "tag",
                "--positions",
                in,
                "--zones",
                zones,
                "--append-new",
                "--format",
                "iceberg",
                "--table",
                table,
                "--checkpoint",
                checkpoint,
                "--rejected",
                folder.resolve("rejected")
            };
            file("a.csv", 1, 2);
            assertThat(CommandRun.of(Arrays.copyOf(arguments, 10)).code()).isEqualTo(2);
            for (int mmsi = 3; mmsi <= 5; mmsi++) {
                CommandRun run = CommandRun.of(arguments);
                assertThat(run.code()).as(run.err()).isZero();
                List<Path> commits = list(checkpoint.resolve("commits"));
                delete(commits.get(commits.size() - 1));
                file(mmsi + ".csv", mmsi);
            }
            assertThat(CommandRun.of(arguments).code()).isZero();
            assertThat(TestSpark.session().table(table).selectExpr("mmsi").collectAsList())
                    .map(Row::toString)
                    .containsExactlyInAnyOrder("[1]", "[2]", "[3]", "[4]", "[5]");
            assertThat(TestSpark.session()
                            .sql("SELECT summary['ais-geofence.batch'] FROM " + table + ".snapshots")
                            .collectAsList())
                    .map(Row::toString)
                    .containsExactlyInAnyOrder("[0]", "[1]", "[2]", "[3]");
        } finally {
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith("spark.sql.catalog."))
                    .forEach(System::clearProperty);
        }
    }
}
