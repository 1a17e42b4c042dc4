package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever breaks: one line, the right exit code, and the old output as it was. */
class TagFaultsTest {
    private static final String DAY = "date=2026-01-01";

    @TempDir
    Path folder;

    private Path zones;
    private Path out;
    private Map<String, String> before;

    @BeforeEach
    void writeAnOutput() {
        out = folder.resolve("out");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        CommandRun run = CommandRun.of(tag(TestFiles.lines(folder.resolve("in/good.csv"), lines(3))));
        assertThat(run.code()).as(run.err()).isZero();
        before = TestFiles.contents(out);
        assertThat(before).isNotEmpty();
    }

    private static String[] lines(int rows) {
        return Stream.concat(
                        Stream.of("timestamp,mmsi,lat,lon"),
                        IntStream.range(0, rows)
                                .mapToObj(row -> "2026-01-01 00:00:00.%03d,%09d,1.25,103.75"
                                        .formatted(row % 1000, row * 7919 % 1_000_000_007)))
                .toArray(String[]::new);
    }

    private Object[] tag(Path positions, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of("--output", out, "--partition-by", "date", "--overwrite"));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    private void assertUnread(CommandRun run, Path file) throws IOException {
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message()).contains(file.toString()).hasSizeLessThan(500);
        assertUntouched();
    }

    private void assertUntouched() throws IOException {
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside).noneMatch(path -> path.getFileName().toString().startsWith("_out"));
        }
    }

    @Test
    void aGzipFileThatIsCutOff() throws IOException {
        Path file = TestFiles.gzip(folder.resolve("in/cut.csv.gz"), lines(20_000));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertUnread(CommandRun.of(tag(file)), file);
        assertUnread(CommandRun.of(tag(file, "--multiply", 2)), file);
    }

    @Test
    void aFileThatVanishesBetweenListingAndReading() throws IOException {
        for (Path file : List.of(
                TestFiles.lines(folder.resolve("in/a b%.csv"), lines(3)), parquet(folder.resolve("in/b.parquet")))) {
            CommandRun run = runThatLoses(file);
            assertUnread(run, file);
            assertThat(run.message()).contains("gone");
        }
    }

    /** Runs while the file is deleted after it was found and before it is read. */
    private CommandRun runThatLoses(Path file) {
        return CommandRun.watched(
                line -> {
                    if (line.startsWith("prepare zones")) {
                        delete(file);
                    }
                },
                tag(file));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path parquet(Path file) throws IOException {
        Path written = file.resolveSibling("parquet");
        TestSpark.session()
                .sql("SELECT 1.25D lat, 103.75D lon, TIMESTAMP'2026-01-01 00:00:00' timestamp FROM range(20000)")
                .coalesce(1)
                .write()
                .parquet(written.toString());
        try (Stream<Path> parts = Files.list(written)) {
            Files.move(
                    parts.filter(part -> part.toString().endsWith(".parquet"))
                            .findFirst()
                            .orElseThrow(),
                    file);
        }
        return file;
    }

    @Test
    void aParquetFileWithADamagedFooterOrPage() throws IOException {
        Path file = parquet(folder.resolve("in/a.parquet"));
        byte[] whole = Files.readAllBytes(file);
        byte[] footer = whole.clone();
        Arrays.fill(footer, whole.length - 60, whole.length - 10, (byte) 0x5A);
        Files.write(file, footer);
        assertUnread(CommandRun.of(tag(file)), file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertUnread(CommandRun.of(tag(file)), file);
        byte[] page = whole.clone();
        Arrays.fill(page, 4, 60, (byte) 0x5A);
        Files.write(file, page);
        assertUnread(CommandRun.of(tag(file)), file);
    }

    @Test
    void aDriverThatIsKilledWhileItWrites() throws Exception {
        Path positions = TestFiles.lines(folder.resolve("in/many.csv"), lines(20_000));
        try (ProgramProcess run = ProgramProcess.start(folder, tag(positions, "--multiply", 5_000))) {
            run.await(this::hasPartOfTheRows);
        }
        assertThat(TestFiles.contents(out)).isEqualTo(before);
        assertThat(out.resolve("_manifest.json")).doesNotExist();
        CommandRun again = CommandRun.of(tag(positions));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(TestSpark.session().read().parquet(out.toString()).count()).isEqualTo(20_000);
        assertThat(CommandRun.json(out.resolve("_manifest.json")).get("status").asText())
                .isEqualTo("done");
    }

    private boolean hasPartOfTheRows() {
        return stagings().stream().anyMatch(staging -> {
            try (Stream<Path> files = Files.walk(staging)) {
                return files.anyMatch(file -> file.toString().endsWith(".parquet"));
            } catch (IOException | UncheckedIOException e) {
                return false; // it is at work there
            }
        });
    }

    private List<Path> stagings() {
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(path -> path.getFileName().toString().startsWith("_out-staging-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds the first run where it has looked at the output and not published yet, and starts another. */
    private ProgramProcess startWhenBegun(ProgramProcess first, Object[] arguments) throws Exception {
        first.await(() -> stagings().size() == 1 && !Files.exists(folder.resolve("_out.lock")));
        first.stop();
        return ProgramProcess.start(folder, arguments);
    }

    @Test
    void twoRunsOfOneDayAtOnce() throws Exception {
        Path one = TestFiles.lines(folder.resolve("in/one.csv"), lines(10));
        Path two = TestFiles.lines(folder.resolve("in/two.csv"), lines(20));
        try (ProgramProcess first = ProgramProcess.start(
                        folder, tag(one, "--multiply", 100_000, "--manifest", folder.resolve("one.json")));
                ProgramProcess second = startWhenBegun(
                        first, tag(two, "--multiply", 100_000, "--manifest", folder.resolve("two.json")))) {
            second.await(() -> stagings().size() == 2);
            first.go();
            CommandRun firstEnd = first.ended();
            CommandRun secondEnd = second.ended();
            assertThat(List.of(firstEnd.code(), secondEnd.code()))
                    .as(firstEnd.err() + secondEnd.err())
                    .containsExactlyInAnyOrder(0, 5);
            CommandRun loser = firstEnd.code() == 5 ? firstEnd : secondEnd;
            var won = CommandRun.json(folder.resolve(firstEnd.code() == 0 ? "one.json" : "two.json"));
            var lost = CommandRun.json(folder.resolve(firstEnd.code() == 0 ? "two.json" : "one.json"));
            assertThat(loser.message()).contains(DAY).contains(won.get("run_id").asText());
            assertThat(won.get("status").asText()).isEqualTo("done");
            assertThat(lost.get("status").asText()).isEqualTo("failed");
            assertThat(lost.get("error").asText()).contains(won.get("run_id").asText());
            assertThat(TestSpark.session().read().parquet(out.toString()).count())
                    .isEqualTo(won.get("rows").get("tagged").asLong());
            assertThat(out.resolve(DAY + "/_run")).hasContent(won.get("run_id").asText());
            assertThat(stagings()).isEmpty();
        }
    }
}
