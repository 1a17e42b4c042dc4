package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.visit.ExpectedVisits;
import ais.geofence.visit.ExpectedVisits.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** The command visits as a user starts it, against plain loops over the same positions. */
class VisitsTest {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-05");
    private static final int DAYS = 4;
    private static final Duration LEAVE_AFTER = Duration.ofMinutes(30);
    private static final Duration GAP = Duration.ofHours(4);

    /** Overlapping zones with corners and edges on which positions lie. */
    private static final List<Polygon> ZONES = List.of(
            ZoneShapes.box(3.5, 51.25, 4.25, 52),
            ZoneShapes.polygon(4, 51.5, 5, 51.75, 4.5, 52.5),
            ZoneShapes.box(4.25, 51.25, 4.75, 52));

    @TempDir
    Path folder;

    private final Random random = new Random(20260305);
    private List<Report> reports = List.of();
    private Path positions;
    private Path zones;
    private ExpectedVisits expected;

    @BeforeEach
    void writeInput() {
        reports = reports();
        List<String> lines = new ArrayList<>();
        reports.forEach(report -> lines.add(line(report.mmsi(), report.time().toString(), report)));
        Report any = reports.get(0);
        lines.add(line("", any.time().toString(), any));
        lines.add(line("12345", any.time().toString(), any));
        lines.add(line(any.mmsi(), "2026-03-05T10:00:00Z", new Report(any.mmsi(), any.time(), 181, 91)));
        Collections.shuffle(lines, random);
        lines.add(0, "mmsi,timestamp,lat,lon");
        positions = TestFiles.lines(folder.resolve("positions.csv"), lines.toArray(String[]::new));
        zones = TestFiles.lines(folder.resolve("zones.geojson"), geoJson());
        expected = new ExpectedVisits(reports, ZONES, LEAVE_AFTER.toSeconds(), GAP.toSeconds());
    }

    private static String line(String mmsi, String time, Report report) {
        return "%s,%s,%s,%s".formatted(mmsi, time, report.lat(), report.lon());
    }

    private static String geoJson() {
        List<String> features = new ArrayList<>();
        for (int zone = 0; zone < ZONES.size(); zone++) {
            List<String> corners = Stream.of(ZONES.get(zone).getCoordinates())
                    .map(corner -> "[%s,%s]".formatted(corner.x, corner.y))
                    .toList();
            features.add(
                    "{\"type\":\"Feature\",\"id\":\"z%d\",\"properties\":{\"un\":\"U%d\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}"
                            .formatted(zone, zone, String.join(",", corners)));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    /** Ships that meet thresholds, edges and the ends of days exactly. */
    private List<Report> reports() {
        List<Coordinate> places = List.of(
                new Coordinate(3.75, 51.625),
                new Coordinate(4.125, 51.625),
                new Coordinate(4.25, 51.625),
                new Coordinate(4.5, 51.875),
                new Coordinate(4.5, 52.25),
                new Coordinate(4.75, 51.75),
                new Coordinate(3.5, 51.25),
                new Coordinate(6, 51.5));
        Duration[] steps = {
            Duration.ZERO,
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(29),
            Duration.ofHours(4),
            Duration.ofHours(4).plusSeconds(1),
            Duration.ofHours(2)
        };
        List<Report> all = new ArrayList<>();
        for (int ship = 0; ship < 40; ship++) {
            String mmsi = String.valueOf(244_000_000 + ship * 7);
            Instant time = FIRST_DAY
                    .plusDays(random.nextInt(2))
                    .atStartOfDay(java.time.ZoneOffset.UTC)
                    .toInstant()
                    .plusSeconds(600L * random.nextInt(144));
            Instant end = FIRST_DAY
                    .plusDays(DAYS)
                    .atStartOfDay(java.time.ZoneOffset.UTC)
                    .toInstant();
            while (time.isBefore(end) && random.nextInt(60) > 0) {
                Coordinate place = places.get(random.nextInt(places.size()));
                all.add(new Report(mmsi, time, place.x, place.y));
                if (random.nextInt(8) == 0) {
                    all.add(all.get(all.size() - 1));
                }
                Duration step = steps[random.nextInt(steps.length)];
                if (random.nextInt(10) == 0) { // to the end of the day exactly
                    Instant midnight =
                            time.truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofDays(1));
                    step = Duration.between(time, midnight);
                }
                time = time.plus(step);
            }
        }
        return all;
    }

    private CommandRun visits(Object... more) {
        Stream<Object> given =
                Stream.of("visits", "--positions", positions, "--zones", zones, "--leave-after", "30m", "--gap", "4h");
        CommandRun run = CommandRun.of(Stream.concat(given, Stream.of(more)).toArray());
        return run;
    }

    private CommandRun done(Object... more) {
        CommandRun run = visits(more);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** The visits in a folder, as {@link ExpectedVisits} writes them. */
    private static List<String> read(Path output) {
        if (!Files.exists(output)) {
            return List.of();
        }
        Dataset<Row> rows = TestSpark.session().read().parquet(output.toString());
        return rows.collectAsList().stream().map(VisitsTest::text).sorted().toList();
    }

    private static String text(Row row) {
        Instant exit = row.getAs("exit_time");
        if (exit != null) {
            Instant enter = row.getAs("enter_time");
            double seconds = Duration.between(enter, exit).toMillis() / 1000.0;
            assertThat(row.<Double>getAs("duration")).isEqualTo(seconds);
        }
        assertThat(row.<String>getAs("zone_name")).isEqualTo("z" + row.getAs("zone_index"));
        assertThat(row.<String>getAs("visit_id"))
                .matches("%s/z%s/%s(-[2-9])?"
                        .formatted(row.getAs("mmsi"), row.getAs("zone_index"), row.getAs("enter_time")));
        return "%s in %s from %s (%s) to %s (%s), %s positions, %s %s to %s %s at %s"
                .formatted(
                        row.getAs("mmsi"),
                        row.getAs("zone_index"),
                        row.getAs("enter_time"),
                        row.getAs("begin_reason"),
                        exit == null ? "-" : exit,
                        exit == null ? "-" : row.getAs("end_reason"),
                        row.getAs("positions"),
                        row.getAs("entry_lon"),
                        row.getAs("entry_lat"),
                        row.getAs("last_lon"),
                        row.getAs("last_lat"),
                        row.getAs("last_time"));
    }

    private static Map<String, List<String>> readByDay(Path output) {
        Map<String, List<String>> days = new TreeMap<>();
        for (int day = 0; day < DAYS; day++) {
            String name = FIRST_DAY.plusDays(day).toString();
            List<String> rows = read(output.resolve("date=" + name));
            if (!rows.isEmpty()) {
                days.put(name, rows);
            }
        }
        return days;
    }

    @ParameterizedTest
    @ValueSource(strings = {"function", "map-partitions", "sedona"})
    void findsTheVisitsOfPlainLoops(String engine) {
        Path output = folder.resolve("visits");
        Path json = folder.resolve("report.json");
        done("--engine", engine, "--output", output, "--json", json);
        assertThat(read(output)).isEqualTo(expected.ended()).hasSizeGreaterThan(100);
        assertThat(read(folder.resolve("visits-open")))
                .isEqualTo(expected.open())
                .isNotEmpty();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(
                                output.toString(), folder.resolve("visits-open").toString())
                        .select("visit_id")
                        .distinct()
                        .count())
                .isEqualTo(expected.ended().size() + expected.open().size());
        JsonNode found = CommandRun.json(json).get("visits");
        assertThat(found.get("ended").asInt()).isEqualTo(expected.ended().size());
        assertThat(found.get("open").asInt()).isEqualTo(expected.open().size());
        long distinct = reports.stream().distinct().count();
        assertThat(found.get("followed").asLong()).isEqualTo(distinct);
        assertThat(found.get("duplicates").asLong()).isEqualTo(reports.size() - distinct);
        assertThat(found.get("left_out").toString())
                .contains("\"no_mmsi\":1", "\"not_an_mmsi\":1", "\"no_position\":1");
        for (String reason : List.of("enter", "gap", "start")) {
            assertThat(found.get("by_begin").get(reason).asInt()).as(reason).isPositive();
        }
        for (String reason : List.of("exit", "gap")) {
            assertThat(found.get("by_end").get(reason).asInt()).as(reason).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "date"})
    void readsWhatTagWrote(String partitionBy) {
        Path tagged = folder.resolve("tagged");
        CommandRun tag =
                CommandRun.tag(positions, zones, "--match", "all", "--partition-by", partitionBy, "--output", tagged);
        assertThat(tag.code()).as(tag.err()).isZero();
        Path output = folder.resolve("visits");
        CommandRun run = CommandRun.of(
                "visits",
                "--positions",
                tagged,
                "--zones",
                zones,
                "--leave-after",
                "30m",
                "--gap",
                "4h",
                "--output",
                output);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(read(output)).isEqualTo(expected.ended());
    }

    @Test
    void namesTheLayerOfEachZone() {
        Path output = folder.resolve("visits");
        done("--zones", "eez=" + zones, "--properties", "eez=un", "--output", output);
        Dataset<Row> rows = TestSpark.session().read().parquet(output.toString());
        assertThat(rows.columns()).contains("layer", "un");
        for (Object layer : new Object[] {null, "eez"}) {
            List<Row> ofLayer = rows.collectAsList().stream()
                    .filter(row -> java.util.Objects.equals(row.getAs("layer"), layer))
                    .toList();
            assertThat(ofLayer).hasSameSizeAs(expected.ended());
            assertThat(ofLayer)
                    .allSatisfy(row -> assertThat(row.<String>getAs("un"))
                            .isEqualTo(layer == null ? null : "U" + row.getAs("zone_index")));
        }
        assertThat(rows.select("visit_id").distinct().count())
                .isEqualTo(2L * expected.ended().size());
    }

    /** Whatever the order in which they come. */
    @ParameterizedTest
    @ValueSource(strings = {"0.1 7 ''", "'' 0.1 7", "7 '' 0.1", "102.3 0.1 -1"})
    void ofReportsOfOneTimeAndPlaceTheLowestKnownSpeedCounts(String speeds) {
        List<String> lines = new ArrayList<>(List.of("mmsi,timestamp,lat,lon,sog"));
        for (String speed : speeds.replace("'", "").split(" ", -1)) {
            lines.add("244000001,2026-03-05T10:00:00Z,51.625,3.75," + speed);
        }
        lines.add("244000001,2026-03-05T10:10:00Z,51.625,3.75,9");
        Path file = TestFiles.lines(folder.resolve("speeds.csv"), lines.toArray(String[]::new));
        Path output = folder.resolve("visits");
        CommandRun run = visitsOf(file, "--output", output);
        assertThat(run.code()).as(run.err()).isZero();
        Row open = TestSpark.session().read().parquet(output + "-open").first();
        assertThat(open.<Double>getAs("stopped")).isEqualTo(600);
        assertThat(open.<Long>getAs("positions")).isEqualTo(2);
    }

    @Test
    void writesCsv() {
        Path output = folder.resolve("visits");
        done("--format", "csv", "--output", output);
        Dataset<Row> rows = TestSpark.session().read().option("header", "true").csv(output.toString());
        assertThat(rows.count()).isEqualTo(expected.ended().size());
        assertThat(rows.columns())
                .containsExactly(
                        "visit_id",
                        "mmsi",
                        "zone_index",
                        "zone_name",
                        "enter_time",
                        "exit_time",
                        "duration",
                        "begin_reason",
                        "end_reason",
                        "positions",
                        "entry_lon",
                        "entry_lat",
                        "last_time",
                        "last_lon",
                        "last_lat");
    }

    @Test
    @Tag("slow")
    void isTheSameDayByDayInATable() {
        System.setProperty("spark.sql.catalog.calls", "org.apache.iceberg.spark.SparkCatalog");
        System.setProperty("spark.sql.catalog.calls.type", "hadoop");
        System.setProperty(
                "spark.sql.catalog.calls.warehouse", folder.resolve("warehouse").toString());
        try {
            Object[] table = {"--format", "iceberg", "--table", "calls.ais.visits"};
            CommandRun stateless = visits(table);
            assertThat(stateless.code()).isEqualTo(2);
            assertThat(stateless.message()).contains("--table needs --state PATH");
            for (int day : new int[] {0, 1, 1, 2, 3}) {
                done(Stream.concat(
                                Stream.of(table),
                                Stream.of(
                                        "--state",
                                        folder.resolve("state"),
                                        "--from",
                                        FIRST_DAY.plusDays(day),
                                        "--to",
                                        FIRST_DAY.plusDays(day + 1),
                                        "--overwrite"))
                        .toArray());
            }
            Map<String, List<String>> days = new TreeMap<>();
            TestSpark.session()
                    .table("calls.ais.visits")
                    .collectAsList()
                    .forEach(row -> days.computeIfAbsent(row.getAs("date").toString(), day -> new ArrayList<>())
                            .add(text(row)));
            days.values().forEach(rows -> rows.sort(null));
            assertThat(days).isEqualTo(expected.endedByDay());
            assertThat(read(folder.resolve("state-open/days=" + FIRST_DAY.plusDays(DAYS - 1))))
                    .isEqualTo(expected.open());
        } finally {
            System.getProperties().stringPropertyNames().stream()
                    .filter(name -> name.startsWith("spark.sql.catalog."))
                    .forEach(System::clearProperty);
        }
    }

    @Test
    void leavesOutShortVisitsThatEnded() {
        Path output = folder.resolve("visits");
        Path json = folder.resolve("report.json");
        done("--min-duration", "2h", "--output", output, "--json", json);
        Dataset<Row> rows = TestSpark.session().read().parquet(output.toString());
        assertThat(rows.filter("duration < 7200").count()).isZero();
        assertThat(rows.filter("duration = 7200").count()).isPositive();
        JsonNode found = CommandRun.json(json).get("visits");
        assertThat(found.get("shorter").asLong() + found.get("ended").asLong())
                .isEqualTo(expected.ended().size());
        assertThat(read(folder.resolve("visits-open"))).isEqualTo(expected.open());
    }

    @Test
    void splitsATrackAtAJump() {
        Path output = folder.resolve("visits");
        Path json = folder.resolve("report.json");
        done("--max-speed", "1kn", "--output", output, "--json", json);
        JsonNode found = CommandRun.json(json).get("visits");
        assertThat(found.get("jumps").asLong()).isPositive();
        assertThat(found.get("by_end").get("jump").asLong())
                .isEqualTo(TestSpark.session()
                        .read()
                        .parquet(output.toString())
                        .filter("end_reason = 'jump'")
                        .count())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "--stop-below, 0.5kn, '--stop-below 0.5kn is not below --move-from 0.5kn'",
        "--gap, 0, 'expected a time above 0'",
        "--gap, soon, 'expected a time such as 90s'",
        "--exit-margin, 200km, 'expected a distance of 100km at most'",
        "--max-speed, 60mph, 'expected a speed in knots, such as 60kn'",
        "--state, s, '--state needs --output or --table'"
    })
    void refusesSettingsThatMakeNoSense(String option, String value, String message) {
        CommandRun run = CommandRun.of("visits", "--positions", positions, "--zones", zones, option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains(message);
    }

    @Test
    @Tag("slow")
    void aRunThatMeetsAnotherOfItsDayPublishesNothing() {
        Path output = folder.resolve("out");
        done(day(0, 1, output));
        CommandRun[] other = new CommandRun[1];
        Object[] arguments = Stream.concat(
                        Stream.of(
                                "visits",
                                "--positions",
                                positions,
                                "--zones",
                                zones,
                                "--leave-after",
                                "30m",
                                "--gap",
                                "4h"),
                        Stream.of(day(1, 1, output)))
                .toArray();
        CommandRun slow = CommandRun.watched(
                line -> {
                    if (line.startsWith("publish") && other[0] == null) {
                        try (ProgramProcess process = ProgramProcess.start(folder, arguments)) {
                            other[0] = process.ended();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                arguments);
        assertThat(other[0].code()).as(other[0].err()).isZero();
        assertThat(slow.code()).as(slow.err()).isEqualTo(5);
        assertThat(slow.err()).contains("nothing was published, run again");
        done(day(2, 2, output));
        assertThat(readByDay(output)).isEqualTo(expected.endedByDay());
    }

    @Test
    void isTheSameDayByDay() {
        Path daily = folder.resolve("daily");
        IntStream.range(0, DAYS).forEach(day -> done(day(day, 1, daily)));
        assertThat(readByDay(daily)).isEqualTo(expected.endedByDay());
        Path atOnce = folder.resolve("at-once");
        done(day(0, DAYS, atOnce));
        assertThat(readByDay(atOnce)).isEqualTo(expected.endedByDay());
        Path unnamed = folder.resolve("unnamed");
        done("--partition-by", "date", "--output", unnamed);
        assertThat(readByDay(unnamed)).isEqualTo(expected.endedByDay());
        for (int day = 0; day < DAYS; day++) {
            String open = "days=" + FIRST_DAY.plusDays(day);
            assertThat(read(folder.resolve("daily-open").resolve(open)))
                    .isEqualTo(read(folder.resolve("at-once-open").resolve(open)));
            assertThat(state("daily", day)).isEqualTo(state("at-once", day));
        }
        assertThat(read(folder.resolve("daily-open/days=" + FIRST_DAY.plusDays(DAYS - 1))))
                .isEqualTo(expected.open());
    }

    private JsonNode state(String output, int day) {
        return CommandRun.json(
                folder.resolve(output + "-state/days=%s/_state.json".formatted(FIRST_DAY.plusDays(day))));
    }

    private static Object[] day(int first, int number, Path output, Object... more) {
        return Stream.concat(
                        Stream.of(
                                "--from",
                                FIRST_DAY.plusDays(first),
                                "--to",
                                FIRST_DAY.plusDays(first + number),
                                "--partition-by",
                                "date",
                                "--output",
                                output),
                        Stream.of(more))
                .toArray();
    }

    @Test
    void aDayThatIsRepeatedChangesNothing() {
        Path output = folder.resolve("out");
        done(day(0, 2, output));
        done(day(1, 1, output, "--overwrite"));
        done(day(2, 2, output));
        CommandRun again = done(day(1, 2, output, "--overwrite"));
        assertThat(again.err()).doesNotContain("built on the former state");
        assertThat(readByDay(output)).isEqualTo(expected.endedByDay());
    }

    @Test
    void noticesThatADayStandsOnAStateThatIsNoMore() {
        Path output = folder.resolve("out");
        done(day(0, 3, output));
        Report late =
                new Report("245000000", FIRST_DAY.atTime(23, 50).toInstant(java.time.ZoneOffset.UTC), 3.75, 51.625);
        Path more = TestFiles.lines(
                folder.resolve("late.csv"),
                "mmsi,timestamp,lat,lon",
                line(late.mmsi(), late.time().toString(), late));
        Path json = folder.resolve("report.json");
        CommandRun rerun = done(day(0, 1, output, "--overwrite", "--json", json, "--positions", positions, more));
        assertThat(rerun.err()).contains("--from 2026-03-06 --to 2026-03-08 --overwrite");
        assertThat(CommandRun.json(json).at("/visits/state/outdated"))
                .extracting(JsonNode::asText)
                .containsExactly("2026-03-06", "2026-03-07");
        CommandRun next = visits(day(3, 1, output));
        assertThat(next.code()).isEqualTo(4);
        assertThat(next.message()).contains("2026-03-06", "--from 2026-03-06 --to 2026-03-08 --overwrite");
        done(day(1, 2, output, "--overwrite", "--positions", positions, more));
        done(day(3, 1, output, "--positions", positions, more));
        List<Report> all = new ArrayList<>(reports);
        all.add(late);
        ExpectedVisits withLate = new ExpectedVisits(all, ZONES, LEAVE_AFTER.toSeconds(), GAP.toSeconds());
        assertThat(readByDay(output)).isEqualTo(withLate.endedByDay());
    }

    @ParameterizedTest
    @CsvSource({
        "--gap, 5h, 'another value of ''gap'' (4h, now 5h)'",
        "--leave-after, 31m, 'another value of ''leave-after'' (30m, now 31m)'",
        "--boundary, covers, 'another value of ''boundary'' (contains, now covers)'"
    })
    void noticesAnotherRule(String option, String value, String message) {
        Path output = folder.resolve("out");
        done(day(0, 1, output));
        Object[] options = Stream.concat(
                        Stream.of("visits", "--positions", positions, "--zones", zones), Stream.of(day(1, 1, output)))
                .toArray();
        List<Object> all = new ArrayList<>(List.of(options));
        Map<String, String> rules = new TreeMap<>(Map.of("--leave-after", "30m", "--gap", "4h"));
        rules.put(option, value);
        rules.forEach((key, text) -> all.addAll(List.of(key, text)));
        CommandRun run = CommandRun.of(all.toArray());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains(message);
    }

    @Test
    void noticesADamagedOrMissingState() throws Exception {
        Path output = folder.resolve("out");
        done(day(0, 2, output));
        Path state = folder.resolve("out-state/days=2026-03-06");
        try (Stream<Path> files = Files.list(state)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".parquet")).toList()) {
                Files.delete(file);
            }
        }
        Map<String, String> before = TestFiles.contents(output);
        CommandRun damaged = visits(day(2, 1, output));
        assertThat(damaged.message()).contains("the state is damaged");
        assertThat(damaged.code()).as(damaged.err()).isEqualTo(4);
        assertThat(damaged.message()).contains("days=2026-03-06", "run that day again with --overwrite");
        Files.delete(state.resolve("_state.json"));
        CommandRun missing = visits(day(2, 1, output));
        assertThat(missing.code()).as(missing.err()).isEqualTo(4);
        assertThat(missing.message()).contains("no state of 2026-03-06", "--from 2026-03-06 --to 2026-03-07");
        assertThat(TestFiles.contents(output)).isEqualTo(before);
        done(day(1, 3, output, "--overwrite"));
        assertThat(readByDay(output)).isEqualTo(expected.endedByDay());
    }

    /** Zones are numbered through all layers. */
    @Test
    void noticesLayersInAnotherOrder() {
        Path output = folder.resolve("out");
        assertThat(layers("a", "b", day(0, 1, output)).code()).isZero();
        CommandRun run = layers("b", "a", day(1, 1, output));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("made with other layers, or in another order (a, b; now b, a)");
        assertThat(layers("a", "b", day(1, 1, output)).code()).isZero();
    }

    private CommandRun layers(String first, String second, Object... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of(
                                "visits",
                                "--positions",
                                positions,
                                "--zones",
                                first + "=" + zones,
                                "--zones",
                                second + "=" + zones),
                        Stream.of(more))
                .toArray());
    }

    /** The command that is named redoes all that stands on the state. */
    @Test
    void aStateThatIsDeletedBetweenOthersIsMadeAgain() throws Exception {
        Path output = folder.resolve("out");
        done(day(0, 3, output));
        FileUtils.deleteDirectory(folder.resolve("out-state/days=2026-03-06").toFile());
        CommandRun run = visits(day(3, 1, output));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.message()).contains("run again with --from 2026-03-06 --to 2026-03-08 --overwrite");
        done(day(1, 2, output, "--overwrite"));
        done(day(3, 1, output));
        assertThat(readByDay(output)).isEqualTo(expected.endedByDay());
    }

    /** The first day has no visits, so only its state shows that it was run. */
    @Test
    void noticesThatTheStateOfADayWithoutVisitsIsMissing() throws Exception {
        Path file = TestFiles.lines(
                folder.resolve("one.csv"),
                "mmsi,timestamp,lat,lon",
                "244000001,2026-03-05T23:00:00Z,0,0",
                "244000001,2026-03-06T00:00:00Z,51.625,3.75");
        Path output = folder.resolve("out");
        assertThat(visitsOf(file, day(0, 2, output)).code()).isZero();
        assertThat(output.resolve("date=2026-03-05")).doesNotExist();
        FileUtils.deleteDirectory(folder.resolve("out-state/days=2026-03-05").toFile());
        CommandRun run = visitsOf(file, day(1, 1, output, "--overwrite"));
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message())
                .contains("no state of 2026-03-05", "run again with --from 2026-03-05 --to 2026-03-06 --overwrite");
    }

    @Test
    void tellsWhichColumnHasTheSpeeds() {
        Path file = TestFiles.lines(
                folder.resolve("one.csv"), "mmsi,timestamp,lat,lon,SOG", "244000001,2026-03-05T23:00:00Z,0,0,0.1");
        assertThat(visitsOf(file, "--dry-run").out()).contains("time 'timestamp', speed 'SOG'");
        assertThat(visits("--dry-run").out()).doesNotContain("speed '");
    }

    private CommandRun visitsOf(Path file, Object... more) {
        return CommandRun.of(Stream.concat(Stream.of("visits", "--positions", file, "--zones", zones), Stream.of(more))
                .toArray());
    }

    /** 0.2 in single precision is more than 0.2. */
    @Test
    void speedsMayBeOfSinglePrecision() {
        Path file = folder.resolve("speeds.parquet");
        TestSpark.session()
                .sql(
                        "SELECT '244000001' AS mmsi, timestamp, 51.625 AS lat, 3.75 AS lon, float(0.2) AS sog FROM VALUES (TIMESTAMP '2026-03-05 10:00:00'), (TIMESTAMP '2026-03-05 11:00:00') AS times (timestamp)")
                .write()
                .parquet(file.toString());
        Path output = folder.resolve("visits");
        assertThat(visitsOf(file, "--output", output).code()).isZero();
        Row open = TestSpark.session().read().parquet(output + "-open").first();
        assertThat(open.<Double>getAs("stopped")).isEqualTo(3600);
    }
}
