package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that can't be used are refused before the work; and what a signal leaves. */
class RefusedPathsTest {
    @TempDir
    Path folder;

    private Path positions;
    private Path zones;
    private Path out;

    @BeforeEach
    void writeInput() {
        out = folder.resolve("out");
        positions = TestFiles.lines(folder.resolve("in.csv"), "lon,lat", "103.75,1.25");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private Object[] arguments(Object... more) {
        return CommandRun.tagArguments(positions, zones, more);
    }

    private void assertRefused(int code, String said, Object... more) {
        CommandRun run = CommandRun.of(arguments(more));
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.message()).contains(said);
        assertThat(run.err()).doesNotContain("load zones");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tga --positions in.csv|unknown command 'tga'; expected tag, visits, compare, zones, help or completion; did you mean tag?",
                "tag --outptu a|unknown option '--outptu'; did you mean --output?",
                "tag --outptu=a|unknown option '--outptu=a'; did you mean --output?",
                "compare --egnines sedona|unknown option '--egnines'; did you mean --engines?",
                "tag --xyz a|unknown option '--xyz' (see",
                "tag --mm-column a|unknown option '--mm-column'; did you mean --mmsi-column?",
                "--|expected a command: tag, visits, compare, zones, help or completion (see",
                "tag --position in.csv|unknown option '--position'; did you mean --positions",
                "tag --output a b|unexpected argument 'b'",
                "tag --positions in.csv --zoens a|unknown option '--zoens'; did you mean --zones?",
                "tag --zones a b --xyz|unknown option '--xyz' (see",
                "zones --mpa x.html|unknown option '--mpa'; did you mean --map?",
            })
    void whatTheCommandLineDoesNotKnow(String line, String said) {
        CommandRun run = CommandRun.of((Object[]) line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).startsWith("ais-geofence: " + said).doesNotContain("'in.csv'", "x.html");
    }

    @Test
    void twoReportsInOneFile() throws Exception {
        Path file = folder.resolve("report");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        assertRefused(2, "--json and --report name one file", "--json", file, "--report", link.resolve("report"));
        assertRefused(2, "--json and --manifest", "--json", file, "--manifest", file.toUri());
        assertRefused(2, "--report and --manifest", "--report", file, "--manifest", folder + "/./report");
    }

    @Test
    void anOutputInPlaceOfAFile() throws Exception {
        Path file = TestFiles.lines(folder.resolve("notes.txt"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link-to-notes"), file);
        for (Path place : new Path[] {file, link}) {
            for (Object[] options : new Object[][] {
                {"--output", place}, {"--output", place, "--overwrite"}, {"--output", out, "--rejected", place}
            }) {
                CommandRun run = CommandRun.of(arguments(options));
                assertThat(run.code()).as(run.err()).isEqualTo(5);
                assertThat(run.message()).contains(place + ": is a file");
            }
        }
        assertThat(file).hasContent("mine");
        assertThat(out).doesNotExist();
    }

    @Test
    void aReportInTheOutput() {
        assertRefused(2, "lies in", "--output", out, "--json", out.resolve("report.json"));
        assertRefused(2, "lies in", "--output", out, "--report", folder.resolve("out-rejected/report.html"));
    }

    @Test
    void aManifestThatReadersOfTheOutputWouldSee() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        for (Object place : new Object[] {
            out.resolve("m.json"), out.resolve("m.json").toUri(), link.resolve("out/date=2026-01-02/m.json"), out
        }) {
            assertRefused(2, "--manifest %s lies in %s".formatted(place, out), "--output", out, "--manifest", place);
        }
        assertRefused(2, "lies in", "--output", out, "--manifest", out.resolve("m.json"), "--dry-run");
        Path ofRejected = folder.resolve("out-rejected/m.json");
        assertRefused(2, "lies in " + out + "-rejected", "--output", out, "--manifest", ofRejected);
        assertThat(ofRejected.getParent()).doesNotExist();
        assertThat(CommandRun.of(arguments("--output", out, "--manifest", out.resolve("_m.json")))
                        .code())
                .isZero();
        assertThat(out.resolve("_m.json")).exists();
    }

    @Test
    void aReportInPlaceOfInput() {
        String before = TestFiles.text(positions);
        Path inside = folder.resolve("report.json");
        for (String option : new String[] {"--json", "--report"}) {
            refusedReport(
                    option + " " + positions + " is an input file", "tag", "--positions", positions, option, positions);
            refusedReport(option + " " + zones + " is an input file", "tag", "--positions", positions, option, zones);
            refusedReport(
                    option + " " + inside + " lies in the input " + folder,
                    "tag",
                    "--positions",
                    folder,
                    option,
                    inside);
            refusedReport(
                    option + " " + zones + " is an input file", "compare", "--positions", positions, option, zones);
        }
        refusedReport("--map " + zones + " is an input file", "zones", "--map", zones);
        assertThat(positions).hasContent(before);
    }

    private void refusedReport(String said, Object... command) {
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of(command), Stream.of("--zones", zones)).toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(5);
        assertThat(run.message()).contains(said).doesNotContain("output");
    }

    /** The one scheme is unknown, the other's class is missing, as that of s3a is in a Spark without its jar. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "absent"})
    void aFileSystemWithoutItsJar(String scheme) {
        System.setProperty("spark.hadoop.fs.absent.impl", "not.There");
        try {
            String path = scheme + "://bucket/x";
            for (Object[] command : new Object[][] {
                {3, "zones", "--zones", path},
                {3, "tag", "--positions", positions, "--zones", path},
                {4, "tag", "--positions", path, "--zones", zones},
                {5, "tag", "--positions", positions, "--zones", zones, "--output", path},
            }) {
                CommandRun run = CommandRun.of(Stream.of(command).skip(1).toArray());
                assertThat(run.code()).as(run.err()).isEqualTo(command[0]);
                assertThat(run.message()).contains(path, "no file system for the scheme " + scheme, "jar");
            }
        } finally {
            System.clearProperty("spark.hadoop.fs.absent.impl");
        }
    }

    @Test
    @Tag("slow")
    void aRunThatIsStoppedSaysSoInOneLine() throws Exception {
        Object[] arguments = arguments("--output", out, "--multiply", 200_000_000);
        try (ProgramProcess process = ProgramProcess.start(folder, arguments)) {
            process.await(() -> process.err().contains("read, tag"));
            process.terminate();
            CommandRun run = process.ended();
            assertThat(run.code()).isEqualTo(143);
            assertThat(run.message()).contains("stopped by a signal");
            assertThat(out.resolve("_SUCCESS")).doesNotExist();
        }
    }

    /** It publishes no rows. */
    @Test
    @Tag("slow")
    void aComparisonThatIsStoppedSaysNoMore() throws Exception {
        Object[] arguments = {
            "compare", "--positions", positions, "--zones", zones, "--engines", "function", "--cores", "1"
        };
        try (ProgramProcess process = ProgramProcess.start(folder, arguments)) {
            process.await(() -> process.err().contains("load zones"));
            Thread.sleep(4000);
            process.terminate();
            CommandRun run = process.ended();
            assertThat(run.code()).isEqualTo(143);
            assertThat(run.message()).isEqualTo("ais-geofence: stopped by a signal (SIGTERM or Ctrl-C)");
            assertThat(run.err()).doesNotContain("Exception");
        }
    }
}
