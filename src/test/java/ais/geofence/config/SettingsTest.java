package ais.geofence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Feed;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Match;
import ais.geofence.testing.TestFiles;
import ais.geofence.zone.BoundaryRule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults, mapping, validation and precedence of the settings. */
class SettingsTest {
    @TempDir
    Path folder;

    /** Every setting of tag, a text that is not its default, and the value it stands for. */
    static Map<Setting<?>, Arguments> samples() {
        Map<Setting<?>, Arguments> samples = new LinkedHashMap<>();
        samples.put(Setting.POSITIONS, arguments("a.csv, s3a://b/{1,2}.csv", List.of("a.csv", "s3a://b/{1,2}.csv")));
        samples.put(Setting.ZONES, arguments("z.geojson", List.of("z.geojson")));
        samples.put(Setting.FEED, arguments("noaa-2024", Feed.NOAA_2024));
        samples.put(Setting.LON_COLUMN, arguments("x, y", Optional.of("x, y")));
        samples.put(Setting.LAT_COLUMN, arguments("y", Optional.of("y")));
        samples.put(Setting.MMSI_COLUMN, arguments("id", Optional.of("id")));
        samples.put(Setting.TIME_COLUMN, arguments("t", Optional.of("t")));
        samples.put(Setting.TIME_FORMAT, arguments("unix", Optional.of("unix")));
        samples.put(Setting.SEPARATOR, arguments("tab", Optional.of("\t")));
        samples.put(Setting.ZONE_NAME, arguments("GEONAME", Optional.of("GEONAME")));
        samples.put(Setting.FIX_ZONES, arguments("true", true));
        samples.put(Setting.FROM, arguments("2026-01-02", Optional.of(Instant.parse("2026-01-02T00:00:00Z"))));
        samples.put(Setting.TO, arguments("2026-01-02T06:00:00Z", Optional.of(Instant.parse("2026-01-02T06:00:00Z"))));
        samples.put(Setting.MULTIPLY, arguments("1024", 1024L));
        samples.put(Setting.ENGINE, arguments("map-partitions", Engine.MAP_PARTITIONS));
        samples.put(Setting.BOUNDARY, arguments("covers", BoundaryRule.COVERS));
        samples.put(Setting.MATCH, arguments("all", Match.ALL));
        samples.put(Setting.GRID_MEMORY, arguments("512m", Optional.of(512L << 20)));
        samples.put(Setting.OUTPUT, arguments("out", Optional.of("out")));
        samples.put(Setting.TABLE, arguments("lake.ais.tagged", Optional.of("lake.ais.tagged")));
        samples.put(Setting.FORMAT, arguments("csv", OutputFormat.CSV));
        samples.put(Setting.PROPERTIES, arguments("un code, dépth", List.of("un code", "dépth")));
        samples.put(Setting.PARTITION_BY, arguments("date", PartitionBy.DATE));
        samples.put(Setting.REJECTED, arguments("none", Optional.of("none")));
        samples.put(Setting.FAIL_ABOVE_REJECTED, arguments("2.5%", Optional.of(new Percentage(new BigDecimal("2.5")))));
        samples.put(Setting.OVERWRITE, arguments("true", true));
        samples.put(Setting.APPEND_NEW, arguments("true", true));
        samples.put(Setting.CHECKPOINT, arguments("hdfs:///c", Optional.of("hdfs:///c")));
        samples.put(Setting.JSON, arguments("report.json", Optional.of("report.json")));
        samples.put(Setting.REPORT, arguments("report.html", Optional.of("report.html")));
        samples.put(Setting.MANIFEST, arguments("s3a://b/m.json", Optional.of("s3a://b/m.json")));
        samples.put(Setting.DRY_RUN, arguments("true", true));
        return samples;
    }

    @Test
    void hasDefaults() {
        Settings settings = resolve(Map.of(), null);
        assertThat(settings.get(Setting.POSITIONS)).isEmpty();
        assertThat(settings.get(Setting.ZONES)).isEmpty();
        assertThat(settings.get(Setting.FEED)).isEqualTo(Feed.AUTO);
        for (Setting<Optional<String>> unset : List.of(
                Setting.LON_COLUMN,
                Setting.LAT_COLUMN,
                Setting.MMSI_COLUMN,
                Setting.TIME_COLUMN,
                Setting.TIME_FORMAT,
                Setting.SEPARATOR,
                Setting.ZONE_NAME,
                Setting.OUTPUT,
                Setting.TABLE,
                Setting.REJECTED,
                Setting.CHECKPOINT,
                Setting.JSON,
                Setting.REPORT,
                Setting.MANIFEST)) {
            assertThat(settings.get(unset)).isEmpty();
        }
        assertThat(settings.get(Setting.FIX_ZONES)).isFalse();
        assertThat(settings.get(Setting.MULTIPLY)).isEqualTo(1);
        assertThat(settings.get(Setting.ENGINE)).isEqualTo(Engine.FUNCTION);
        assertThat(settings.get(Setting.BOUNDARY)).isEqualTo(BoundaryRule.CONTAINS);
        assertThat(settings.get(Setting.MATCH)).isEqualTo(Match.FIRST);
        assertThat(settings.get(Setting.GRID_MEMORY)).isEmpty();
        assertThat(settings.get(Setting.PROPERTIES)).isEmpty();
        assertThat(settings.get(Setting.FORMAT)).isEqualTo(OutputFormat.PARQUET);
        assertThat(settings.get(Setting.FROM)).isEmpty();
        assertThat(settings.get(Setting.TO)).isEmpty();
        assertThat(settings.get(Setting.PARTITION_BY)).isEqualTo(PartitionBy.AUTO);
        assertThat(settings.get(Setting.FAIL_ABOVE_REJECTED)).isEmpty();
        assertThat(settings.get(Setting.OVERWRITE)).isFalse();
        assertThat(settings.get(Setting.APPEND_NEW)).isFalse();
        assertThat(settings.get(Setting.DRY_RUN)).isFalse();
        assertThat(settings.entries())
                .allSatisfy(entry -> assertThat(entry.source()).isEqualTo("default"));
        assertThat(settings.given(Setting.ENGINE)).isFalse();
    }

    @Test
    void mapsEveryKeyOfAFileAndOfTheCommandLine() {
        assertThat(samples().keySet()).containsExactlyInAnyOrderElementsOf(Setting.TAG);
        samples().forEach((setting, sample) -> {
            String text = (String) sample.get()[0];
            Object value = sample.get()[1];
            Path file = TestFiles.lines(folder.resolve("a.properties"), setting.key() + "=" + text);
            Settings fromFile = resolve(Map.of(), file);
            assertThat(fromFile.get(setting)).as(setting.key()).isEqualTo(value);
            assertThat(value).isNotEqualTo(setting.defaultValue());
            assertThat(fromFile.entries())
                    .filteredOn(entry -> !entry.source().equals("default"))
                    .extracting(Settings.Entry::key, Settings.Entry::source)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(setting.key(), file.toString()));
            List<String> texts = value instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(text);
            Settings fromLine = resolve(Map.of(setting.key(), texts), null);
            assertThat(fromLine.get(setting)).as(setting.key()).isEqualTo(value);
            assertThat(fromLine.given(setting)).isTrue();
        });
    }

    @Test
    void prefersTheCommandLineToTheFileToTheDefault() {
        Path file = TestFiles.lines(folder.resolve("a.properties"), "multiply=3", "engine=sedona", "output=");
        Settings settings = resolve(Map.of("multiply", List.of("2")), file);
        assertThat(settings.get(Setting.MULTIPLY)).isEqualTo(2);
        assertThat(settings.get(Setting.ENGINE)).isEqualTo(Engine.SEDONA);
        assertThat(settings.get(Setting.BOUNDARY)).isEqualTo(BoundaryRule.CONTAINS);
        assertThat(settings.get(Setting.OUTPUT)).isEmpty();
        assertThat(settings.entries())
                .contains(
                        new Settings.Entry("multiply", "2", "command line"),
                        new Settings.Entry("engine", "sedona", file.toString()),
                        new Settings.Entry("boundary", "contains", "default"),
                        new Settings.Entry("output", "", "default"));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("feed", "noaa", "reference"),
                arguments("feed", "NOAA-2024", "noaa-2024"),
                arguments("engine", "Function", "function, map-partitions, sedona"),
                arguments("boundary", "within", "contains, covers"),
                arguments("match", "last", "first, all"),
                arguments("format", "json", "parquet, csv, iceberg"),
                arguments("multiply", "0", "whole number"),
                arguments("multiply", "-1", "whole number"),
                arguments("multiply", "1.5", "whole number"),
                arguments("multiply", "1000000001", "whole number"),
                arguments("multiply", "99999999999999999999", "whole number"),
                arguments("multiply", "1_000", "whole number"),
                arguments("fix-zones", "yes", "true or false"),
                arguments("overwrite", "TRUE", "true or false"),
                arguments("dry-run", "1", "true or false"),
                arguments("grid-memory", "much", "expected a size"),
                arguments("grid-memory", "0", "expected a size"),
                arguments("from", "yesterday", "2026-01-02T06:00:00Z"),
                arguments("from", "2026-02-30", "expected a date"),
                arguments("from", "02/01/2026", "expected a date"),
                arguments("to", "2026-01-02T06:00:00", "expected a date"),
                arguments("to", "+1000000-01-01T00:00:00Z", "expected a date"),
                arguments("partition-by", "zone", "auto, none, date"),
                arguments("fail-above-rejected", "5", "such as 5%"),
                arguments("fail-above-rejected", "-1%", "such as 5%"),
                arguments("fail-above-rejected", "101%", "such as 5%"),
                arguments("fail-above-rejected", "five%", "such as 5%"),
                arguments("separator", "::", "one character"),
                arguments("separator", "\"", "one character"),
                arguments("separator", "§", "one character"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("bad")
    void refusesBadValues(String key, String value, String expected) {
        assertThat(refused(Map.of(key, List.of(value)), null))
                .contains(key)
                .contains("'" + value + "'")
                .contains("command line")
                .contains(expected);
        Path file = TestFiles.lines(folder.resolve("a.properties"), key + "=" + value);
        assertThat(refused(Map.of(), file))
                .contains(key)
                .contains("'" + value + "'")
                .contains(file.toString())
                .contains(expected);
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertThat(refused(Map.of("properties", List.of("un,name", "un")), null))
                .contains("'un' is there twice");
        assertThat(refused(Map.of("properties", List.of("Name, name")), null))
                .contains("'name' is there twice (case aside)");
        assertThat(refused(Map.of("properties", List.of(",")), null)).contains("expected keys");
        Path file = TestFiles.lines(folder.resolve("a.properties"), "properties=un, name,un");
        assertThat(refused(Map.of(), file)).contains(file.toString()).contains("'un' is there twice");
    }

    @Test
    void refusesARangeThatHoldsNoTimeOrCutsADay() {
        Map<String, List<String>> none = Map.of("from", List.of("2026-01-02"), "to", List.of("2026-01-02"));
        Map<String, List<String>> half =
                Map.of("partition-by", List.of("date"), "from", List.of("2026-01-02T06:00:00Z"));
        Map<String, List<String>> whole =
                Map.of("partition-by", List.of("date"), "from", List.of("2026-01-02T00:00:00+00:00"));
        assertThatThrownBy(() -> resolve(none, null).timeRequirements()).hasMessageContaining("not before --to");
        assertThatThrownBy(() -> resolve(half, null).timeRequirements()).hasMessageContaining("whole days");
        assertThat(resolve(whole, null).timeRequirements().day()).isTrue();
    }

    @Test
    void refusesUnknownKeys() {
        Path file = TestFiles.lines(folder.resolve("a.properties"), "engin=function");
        assertThat(refused(Map.of(), file))
                .contains("'engin'")
                .contains(file.toString())
                .contains("engine");
        Path cased = TestFiles.lines(folder.resolve("b.properties"), "Engine=function");
        assertThat(refused(Map.of(), cased)).contains("'Engine'");
    }

    @Test
    void refusesFilesThatCannotBeRead() {
        assertThat(refused(Map.of(), folder.resolve("none.properties"))).contains("none.properties");
        assertThat(refused(Map.of(), folder)).contains(folder.toString());
        Path latin = TestFiles.bytes(folder.resolve("latin.properties"), new byte[] {'o', '=', (byte) 0xE6});
        assertThat(refused(Map.of(), latin)).contains("latin.properties");
        Path escape = TestFiles.lines(folder.resolve("escape.properties"), "output=\\u12");
        assertThat(refused(Map.of(), escape)).contains("escape.properties");
    }

    @Test
    void refusesBlankValuesAndSeveralOfOne() {
        assertThat(refused(Map.of("output", List.of(" ")), null)).contains("output");
        assertThat(refused(Map.of("output", List.of("a", "b")), null)).contains("expected one value");
        assertThat(refused(Map.of("positions", List.of("a", "--zone")), null)).contains("'--zone'");
    }

    /** conf/tag.properties: every key with its description above and its default. */
    @Test
    void tagPropertiesListsEveryKey() throws IOException {
        StringBuilder expected = new StringBuilder();
        for (Setting<?> setting : Setting.TAG) {
            expected.append("# ").append(setting.description()).append('\n');
            expected.append(setting.key())
                    .append('=')
                    .append(setting.defaultText())
                    .append('\n');
        }
        Path file = Path.of("conf/tag.properties");
        String actual = Files.readString(file);
        assertThat(actual).endsWith(expected);
        assertThat(actual.substring(0, actual.length() - expected.length()).lines())
                .allSatisfy(line -> assertThat(line).matches("(#.*)?"));
        Settings settings = resolve(Map.of(), file);
        for (Setting<?> setting : Setting.TAG) {
            assertThat(settings.get(setting)).as(setting.key()).isEqualTo(setting.defaultValue());
        }
    }

    private static Settings resolve(Map<String, List<String>> commandLine, Path file) {
        return Settings.resolve(Setting.TAG, commandLine, file);
    }

    private static String refused(Map<String, List<String>> commandLine, Path file) {
        UserError error = catchThrowableOfType(UserError.class, () -> resolve(commandLine, file));
        assertThat(error).isNotNull();
        assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(error.getMessage().lines()).hasSize(1);
        return error.getMessage();
    }
}
