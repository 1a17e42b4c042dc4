package ais.geofence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/visits.md, each the track of a ship, have the visits that stand beside them. */
class DocumentedVisitsTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^\\| ((?:in|out|near) [^|]*) \\| (.*?) ?\\| ([^|]*) \\|$");
    private static final int FIRST_SHIP = 219_000_001;

    /** Where a ship is, as latitude and longitude; the zone's eastern edge is at 104.5. */
    private static final Map<String, String> PLACES =
            Map.of("in", "1.5,103.75", "out", "1.5,104.75", "near", "1.5,104.5054", "far", "-40,-20");

    @TempDir
    Path folder;

    /** A row of the table. */
    private record Example(int ship, String track, String options, String visits) {
        Stream<String> lines() {
            return Arrays.stream(track.split(", "))
                    .map(report -> report.split(" "))
                    .map(report -> "2026-01-02 %s:00,%d,%s".formatted(report[1], ship, PLACES.get(report[0])));
        }
    }

    @Test
    void examplesHaveTheirVisits() {
        Matcher rows = EXAMPLE.matcher(Documents.section("docs/visits.md", "Examples"));
        List<MatchResult> found = rows.results().toList();
        Map<String, List<Example>> examples = IntStream.range(0, found.size())
                .mapToObj(row -> new Example(
                        FIRST_SHIP + row,
                        found.get(row).group(1),
                        found.get(row).group(2).replace("`", ""),
                        found.get(row).group(3)))
                .collect(groupingBy(Example::options, LinkedHashMap::new, toList()));

        assertThat(found).hasSizeGreaterThan(10);
        examples.forEach((options, together) -> {
            Map<Integer, String> visits = visits(options, together);
            assertThat(together)
                    .allSatisfy(example -> assertThat(visits.getOrDefault(example.ship(), "none"))
                            .isEqualTo(example.visits()));
        });
    }

    /** What the program finds, by ship. */
    private Map<Integer, String> visits(String options, List<Example> examples) {
        String name = String.valueOf(examples.get(0).ship());
        Path output = folder.resolve(name);
        Stream<String> lines = Stream.concat(
                Stream.of("timestamp,mmsi,lat,lon"), examples.stream().flatMap(Example::lines));
        List<Object> arguments = new ArrayList<>(List.of(
                "visits",
                "--positions",
                TestFiles.lines(folder.resolve(name + ".csv"), lines.toArray(String[]::new)),
                "--zones",
                TestFiles.lines(
                        folder.resolve("zones.geojson"),
                        TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2}))),
                "--output",
                output));
        arguments.addAll(Arrays.stream(options.split(" "))
                .filter(option -> !option.isEmpty())
                .toList());
        CommandRun run = CommandRun.of(arguments.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        Map<Integer, String> found = new HashMap<>();
        Stream.of(output, folder.resolve(name + "-open"))
                .filter(Files::exists)
                .flatMap(place -> TestSpark.session().read().parquet(place.toString()).collectAsList().stream())
                .sorted(Comparator.comparing(row -> row.<Instant>getAs("enter_time")))
                .forEach(row -> found.merge(
                        Integer.parseInt(row.getAs("mmsi")), text(row), (before, next) -> before + ", " + next));
        return found;
    }

    private static String text(Row row) {
        Instant exit = row.getAs("exit_time");
        String begin = minute(row.getAs("enter_time"));
        return exit == null
                ? "%s, open (%s)".formatted(begin, row.getAs("begin_reason"))
                : "%s to %s (%s, %s)"
                        .formatted(begin, minute(exit), row.getAs("begin_reason"), row.getAs("end_reason"));
    }

    private static String minute(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalTime().toString();
    }
}
