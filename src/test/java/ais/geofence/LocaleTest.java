package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestZones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and names are the same wherever the user lives. */
@Tag("slow")
class LocaleTest {
    @TempDir
    Path folder;

    private final Locale before = Locale.getDefault();
    private Path positions;
    private Path zones;

    @BeforeEach
    void writeInput() {
        positions = TestFiles.lines(
                folder.resolve("in/positions.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,219000100,1.25,103.75",
                "x");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    @AfterEach
    void goBack() {
        Locale.setDefault(before);
    }

    private Object[] tag(Path out, String... more) {
        Stream<Object> options = Stream.of(
                "--output",
                out,
                "--partition-by",
                "date",
                "--engine",
                "map-partitions",
                "--json",
                folder.resolve("report.json"),
                "--report",
                folder.resolve("report.html"));
        return CommandRun.tagArguments(
                positions, zones, Stream.concat(options, Stream.of(more)).toArray());
    }

    private static void assertOrdinaryDigits(String text) {
        assertThat(text).doesNotContainPattern("[\\p{Nd}&&[^0-9]]");
    }

    /** Digits of Persian, Arabic and Hindi, the Turkish i, the years of Thailand. */
    @ParameterizedTest
    @ValueSource(strings = {"fa", "ar-u-nu-arab", "hi-u-nu-deva", "tr", "th-TH-u-ca-buddhist-nu-thai"})
    void allThatTheProgramWritesIsTheSame(String language) throws Exception {
        Locale.setDefault(Locale.forLanguageTag(language));
        CommandRun tagged = CommandRun.of(tag(folder.resolve("out")));
        CommandRun located = CommandRun.of("zones", "--zones", zones, "--locate", "103.75,1.25");
        CommandRun listed = CommandRun.of("zones", "--zones", zones, "--map", folder.resolve("map.html"));

        assertThat(tagged.code()).as(tagged.err()).isZero();
        assertThat(folder.resolve("out/date=2026-01-01/_run")).content().startsWith("20");
        assertThat(located.out()).contains("zone_index: 0\n", "in zone 0 port\n");
        for (CommandRun run : List.of(tagged, located, listed)) {
            assertOrdinaryDigits(run.out());
            assertOrdinaryDigits(run.err());
        }
        for (String file : List.of("out/_manifest.json", "report.json", "report.html", "map.html")) {
            assertOrdinaryDigits(TestFiles.text(folder.resolve(file)));
        }
    }

    /** Spark names them by the locale of the process. */
    @Test
    void soAreTheNamesOfTheFilesThatSparkWrites() throws Exception {
        Path out = folder.resolve("out");
        try (ProgramProcess process =
                ProgramProcess.start(folder, Map.of(), List.of("-Duser.language=fa", "-Xmx1g"), tag(out))) {
            CommandRun run = process.ended();
            assertThat(run.code()).as(run.err()).isZero();
            assertOrdinaryDigits(run.out());
        }
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(Path::toString))
                    .anyMatch(file -> file.contains("part-00000"))
                    .allSatisfy(LocaleTest::assertOrdinaryDigits);
        }
    }
}
