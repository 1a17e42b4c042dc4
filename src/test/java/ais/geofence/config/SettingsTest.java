package ais.geofence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.output.OutputFormat;
import ais.geofence.output.PartitionBy;
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
        samples.put(Keys.POSITIONS, arguments("a.csv, s3a://b/{1,2}.csv", List.of("a.csv", "s3a://b/{1,2}.csv")));
        samples.put(Keys.ZONES, arguments("z.geojson", List.of("z.geojson")));
        samples.put(Keys.FEED, arguments("noaa-2024", Feed.NOAA_2024));
        samples.put(Keys.LON_COLUMN, arguments("x, y", Optional.of("x, y")));
        samples.put(Keys.LAT_COLUMN, arguments("y", Optional.of("y")));
        samples.put(Keys.GEOMETRY_COLUMN, arguments("at", Optional.of("at")));
        samples.put(Keys.MMSI_COLUMN, arguments("id", Optional.of("id")));
        samples.put(Keys.TIME_COLUMN, arguments("t", Optional.of("t")));
        samples.put(Keys.TIME_FORMAT, arguments("unix", Optional.of("unix")));
        samples.put(Keys.SEPARATOR, arguments("tab", Optional.of("\t")));
        samples.put(Keys.ZONE_LAYER, arguments("ports", PerLayer.forAll(Optional.of("ports"))));
        samples.put(Keys.ZONE_NAME, arguments("GEONAME", PerLayer.forAll(Optional.of("GEONAME"))));
        samples.put(Keys.FIX_ZONES, arguments("true", PerLayer.forAll(true)));
        samples.put(Keys.VALID_FROM, arguments("begin", PerLayer.forAll(Optional.of("begin"))));
        samples.put(Keys.VALID_TO, arguments("end", PerLayer.forAll(Optional.of("end"))));
        samples.put(Keys.FROM, arguments("2026-01-02", Optional.of(Instant.parse("2026-01-02T00:00:00Z"))));
        samples.put(Keys.TO, arguments("2026-01-02T06:00:00Z", Optional.of(Instant.parse("2026-01-02T06:00:00Z"))));
        samples.put(Keys.MULTIPLY, arguments("1024", 1024L));
        samples.put(Keys.ENGINE, arguments("map-partitions", Engine.MAP_PARTITIONS));
        samples.put(Keys.BOUNDARY, arguments("covers", PerLayer.forAll(BoundaryRule.COVERS)));
        samples.put(Keys.MATCH, arguments("all", PerLayer.forAll(Match.ALL)));
        samples.put(Keys.GRID_MEMORY, arguments("512m", Optional.of(512L << 20)));
        samples.put(Keys.OUTPUT, arguments("out", Optional.of("out")));
        samples.put(Keys.TABLE, arguments("lake.ais.tagged", Optional.of("lake.ais.tagged")));
        samples.put(Keys.FORMAT, arguments("csv", OutputFormat.CSV));
        samples.put(Keys.COLUMNS, arguments("SOG, # Timestamp", List.of("SOG", "# Timestamp")));
        samples.put(Keys.PROPERTIES, arguments("un code, dépth", PerLayer.forAll(List.of("un code", "dépth"))));
        samples.put(Keys.PARTITION_BY, arguments("date", PartitionBy.DATE));
        samples.put(Keys.REJECTED, arguments("none", Optional.of("none")));
        samples.put(Keys.FAIL_ABOVE_REJECTED, arguments("2.5%", Optional.of(new Percentage(new BigDecimal("2.5")))));
        samples.put(Keys.OVERWRITE, arguments("true", true));
        samples.put(Keys.APPEND_NEW, arguments("true", true));
        samples.put(Keys.CHECKPOINT, arguments("hdfs:///c", Optional.of("hdfs:///c")));
        samples.put(Keys.JSON, arguments("report.json", Optional.of("report.json")));
        samples.put(Keys.REPORT, arguments("report.html", Optional.of("report.html")));
        samples.put(Keys.MANIFEST, arguments("s3a://b/m.json", Optional.of("s3a://b/m.json")));
        samples.put(Keys.DRY_RUN, arguments("true", true));
        return samples;
    }

    @Test
    void hasDefaults() {
        Settings settings = resolve(Map.of(), null);
        assertThat(settings.get(Keys.POSITIONS)).isEmpty();
        assertThat(settings.get(Keys.ZONES)).isEmpty();
        assertThat(settings.get(Keys.FEED)).isEqualTo(Feed.AUTO);
        for (Setting<Optional<String>> unset : List.of(
                Keys.LON_COLUMN,
                Keys.LAT_COLUMN,
                Keys.GEOMETRY_COLUMN,
                Keys.MMSI_COLUMN,
                Keys.TIME_COLUMN,
                Keys.TIME_FORMAT,
                Keys.SEPARATOR,
                Keys.OUTPUT,
                Keys.TABLE,
                Keys.REJECTED,
                Keys.CHECKPOINT,
                Keys.JSON,
                Keys.REPORT,
                Keys.MANIFEST)) {
            assertThat(settings.get(unset)).isEmpty();
        }
        assertThat(settings.get(Keys.FIX_ZONES)).isEqualTo(PerLayer.forAll(false));
        for (Setting<PerLayer<Optional<String>>> unset :
                List.of(Keys.ZONE_NAME, Keys.ZONE_LAYER, Keys.VALID_FROM, Keys.VALID_TO)) {
            assertThat(settings.get(unset)).isEqualTo(PerLayer.forAll(Optional.empty()));
        }
        assertThat(settings.get(Keys.MULTIPLY)).isEqualTo(1);
        assertThat(settings.get(Keys.ENGINE)).isEqualTo(Engine.FUNCTION);
        assertThat(settings.get(Keys.BOUNDARY)).isEqualTo(PerLayer.forAll(BoundaryRule.CONTAINS));
        assertThat(settings.get(Keys.MATCH)).isEqualTo(PerLayer.forAll(Match.FIRST));
        assertThat(settings.get(Keys.GRID_MEMORY)).isEmpty();
        assertThat(settings.get(Keys.COLUMNS)).isEmpty();
        assertThat(settings.get(Keys.PROPERTIES)).isEqualTo(PerLayer.forAll(List.of()));
        assertThat(settings.get(Keys.FORMAT)).isEqualTo(OutputFormat.PARQUET);
        assertThat(settings.get(Keys.FROM)).isEmpty();
        assertThat(settings.get(Keys.TO)).isEmpty();
        assertThat(settings.get(Keys.PARTITION_BY)).isEqualTo(PartitionBy.AUTO);
        assertThat(settings.get(Keys.FAIL_ABOVE_REJECTED)).isEmpty();
        assertThat(settings.get(Keys.OVERWRITE)).isFalse();
        assertThat(settings.get(Keys.APPEND_NEW)).isFalse();
        assertThat(settings.get(Keys.DRY_RUN)).isFalse();
        assertThat(settings.entries())
                .allSatisfy(entry -> assertThat(entry.source()).isEqualTo("default"));
        assertThat(settings.given(Keys.ENGINE)).isFalse();
    }

    @Test
    void mapsEveryKeyOfAFileAndOfTheCommandLine() {
        assertThat(samples().keySet()).containsExactlyInAnyOrderElementsOf(Keys.TAG);
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
        assertThat(settings.get(Keys.MULTIPLY)).isEqualTo(2);
        assertThat(settings.get(Keys.ENGINE)).isEqualTo(Engine.SEDONA);
        assertThat(settings.get(Keys.BOUNDARY)).isEqualTo(PerLayer.forAll(BoundaryRule.CONTAINS));
        assertThat(settings.get(Keys.OUTPUT)).isEmpty();
        assertThat(settings.entries())
                .contains(
                        new Settings.Entry("multiply", "2", "command line"),
                        new Settings.Entry("engine", "sedona", file.toString()),
                        new Settings.Entry("boundary", "contains", "default"),
                        new Settings.Entry("output", "", "default"));
    }

    @Test
    void saysWhereTheValueOfEachLayerCameFrom() {
        Path file = TestFiles.lines(folder.resolve("a.properties"), "boundary=contains,eez=covers");
        Settings settings = resolve(
                Map.of("match", List.of("eez=all", "ports=first"), "properties", List.of("eez=iso,flag")), file);
        assertThat(settings.entries())
                .filteredOn(entry -> List.of("boundary", "match", "properties").contains(entry.key()))
                .containsExactly(
                        new Settings.Entry("boundary", "contains", file.toString()),
                        new Settings.Entry("boundary", "eez=covers", file.toString()),
                        new Settings.Entry("match", "first", "default"),
                        new Settings.Entry("match", "eez=all", "command line"),
                        new Settings.Entry("match", "ports=first", "command line"),
                        new Settings.Entry("properties", "", "default"),
                        new Settings.Entry("properties", "eez=iso,flag", "command line"));
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
        assertThat(refused(Map.of("columns", List.of("SOG,sog")), null)).contains("'sog' is given twice");
        assertThat(refused(Map.of("properties", List.of("un,name", "un")), null))
                .contains("'un' is given twice");
        assertThat(refused(Map.of("properties", List.of("Name, name")), null))
                .contains("'name' is given twice (ignoring case)");
        assertThat(refused(Map.of("properties", List.of(",")), null)).contains("expected keys");
        Path file = TestFiles.lines(folder.resolve("a.properties"), "properties=un, name,un");
        assertThat(refused(Map.of(), file)).contains(file.toString()).contains("'un' is given twice");
    }

    /** As its own text says it, for all layers and for one. */
    @Test
    void readsAValueOfEachLayer() {
        Settings settings = resolve(
                Map.of(
                        "match", List.of("all", "ports=first"),
                        "properties", List.of("eez=iso, sovereign,ports=un", "eez=un"),
                        "zone-name", List.of("eez=a, b=c"),
                        "fix-zones", List.of("false,eez=true")),
                null);
        assertThat(settings.get(Keys.MATCH)).isEqualTo(new PerLayer<>(Match.ALL, Map.of("ports", Match.FIRST)));
        assertThat(settings.get(Keys.PROPERTIES).own())
                .isEqualTo(Map.of("eez", List.of("iso", "sovereign", "un"), "ports", List.of("un")));
        assertThat(settings.entries())
                .filteredOn(entry -> !entry.byDefault())
                .extracting(Settings.Entry::text)
                .containsExactlyInAnyOrder(
                        "all", "ports=first", "eez=iso,sovereign,un", "ports=un", "eez=a", "b=c", "false", "eez=true");
        assertThat(settings.get(Keys.ZONE_NAME).own())
                .isEqualTo(Map.of("eez", Optional.of("a"), "b", Optional.of("c")));
        assertThat(settings.get(Keys.FIX_ZONES)).isEqualTo(new PerLayer<>(false, Map.of("eez", true)));
        Path file = TestFiles.lines(
                folder.resolve("a.properties"), "match=all,ports=first", "properties=eez=iso,sovereign,un,ports=un");
        assertThat(resolve(Map.of(), file).get(Keys.MATCH)).isEqualTo(settings.get(Keys.MATCH));
        assertThat(resolve(Map.of(), file).get(Keys.PROPERTIES)).isEqualTo(settings.get(Keys.PROPERTIES));
    }

    @Test
    void refusesARangeThatHoldsNoTimeOrCutsADay() {
        Map<String, List<String>> none = Map.of("from", List.of("2026-01-02"), "to", List.of("2026-01-02"));
        Map<String, List<String>> half =
                Map.of("partition-by", List.of("date"), "from", List.of("2026-01-02T06:00:00Z"));
        Map<String, List<String>> whole =
                Map.of("partition-by", List.of("date"), "from", List.of("2026-01-02T00:00:00+00:00"));
        assertThatThrownBy(() -> TagOptions.times(resolve(none, null))).hasMessageContaining("not before --to");
        assertThatThrownBy(() -> TagOptions.times(resolve(half, null))).hasMessageContaining("whole days");
        assertThat(TagOptions.times(resolve(whole, null)).day()).isTrue();
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
    }

    /** conf/tag.properties: every key with its description above and its default. */
    @Test
    void tagPropertiesListsEveryKey() throws IOException {
        StringBuilder expected = new StringBuilder();
        for (Setting<?> setting : Keys.TAG) {
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
        for (Setting<?> setting : Keys.TAG) {
            assertThat(settings.get(setting)).as(setting.key()).isEqualTo(setting.defaultValue());
        }
    }

    private static Settings resolve(Map<String, List<String>> commandLine, Path file) {
        return Settings.resolve(Keys.TAG, commandLine, file);
    }

    private static String refused(Map<String, List<String>> commandLine, Path file) {
        UserError error = catchThrowableOfType(UserError.class, () -> resolve(commandLine, file));
        assertThat(error).isNotNull();
        assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(error.getMessage().lines()).hasSize(1);
        return error.getMessage();
    }
}
