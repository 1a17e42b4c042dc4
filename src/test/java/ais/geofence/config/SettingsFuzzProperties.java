package ais.geofence.config;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.testing.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** Spoilt settings: they mean what they say, or are refused in one line. */
@Tag("slow")
class SettingsFuzzProperties {
    private static final List<String> PIECES = List.of(
            "=",
            ":",
            "#",
            "!",
            "\\",
            "\\u00",
            "\\u0000",
            "\\uD83D",
            "\\n",
            "\\\n",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            " ",
            "\t",
            "\0",
            "\u0007",
            "\u2028",
            "\uFEFF",
            ",",
            ",,",
            "{",
            "}",
            "{a,b",
            "%",
            "-",
            "--",
            "0",
            "-1",
            "9".repeat(30),
            "1e9",
            "1e-999999999%",
            "0e999999999",
            "NaN",
            "1_000",
            "512m",
            "9".repeat(18) + "g",
            "true",
            "TRUE",
            "2026-02-30",
            "+1000000-01-01T00:00:00Z",
            "T24:00:00Z",
            "function",
            "unknown=1\n",
            "engine=sedona\n",
            "multiply=2\n",
            "from=2026-01-02\n",
            "to=2026-01-02T06:00:00Z\n",
            "x".repeat(5000),
            "日本",
            "\uDBFF");

    private static Path file;
    private static byte[] everyKey;

    @BeforeContainer
    static void readEveryKey() throws IOException {
        file = Files.createTempFile("settings-fuzz", ".properties");
        everyKey = Files.readString(Path.of("conf/tag.properties"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .reduce("", (text, line) -> text + line + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @AfterContainer
    static void deleteTheFile() throws IOException {
        Files.delete(file);
    }

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.randomValue(random -> Mutation.of(random, everyKey, 6, PIECES));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> options() {
        return Arbitraries.randomValue(SettingsFuzzProperties::options);
    }

    private static Map<String, List<String>> options(Random random) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Setting<?> setting = Keys.TAG.get(random.nextInt(Keys.TAG.size()));
            String good = random.nextBoolean() ? setting.label() : setting.defaultText();
            String value = PIECES.get(random.nextInt(PIECES.size()));
            String spoilt = new String(
                    Mutation.of(random, good.getBytes(StandardCharsets.UTF_8), 2, PIECES), StandardCharsets.UTF_8);
            options.put(
                    setting.key(),
                    random.nextInt(4) == 0 ? List.of(value, spoilt) : List.of(random.nextBoolean() ? value : spoilt));
        }
        return options;
    }

    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFileMeansWhatItSaysOrIsRefused(@ForAll("files") byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Statistics.collect(isTaken(Map.of(), file));
        Statistics.coverage(SettingsFuzzProperties::bothHappen);
    }

    @Property(tries = 50_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void optionsMeanWhatTheySayOrAreRefused(@ForAll("options") Map<String, List<String>> options) {
        Statistics.collect(isTaken(options, null));
        Statistics.coverage(SettingsFuzzProperties::bothHappen);
    }

    private static void bothHappen(net.jqwik.api.statistics.StatisticsCoverage coverage) {
        coverage.check(true).percentage(share -> share > 2);
        coverage.check(false).percentage(share -> share > 2);
    }

    private static boolean isTaken(Map<String, List<String>> options, Path settingsFile) {
        try {
            Settings settings = Settings.resolve(Keys.TAG, options, settingsFile);
            assertMeansWhatItShows(settings);
            TagOptions.times(settings);
            return true;
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(2100).matches("\\P{Cc}*");
            return false;
        }
    }

    /** What a run prints of its settings sets the same again. */
    private static void assertMeansWhatItShows(Settings settings) {
        for (Setting<?> setting : Keys.TAG) {
            List<String> texts = settings.entries().stream()
                    .filter(entry -> entry.key().equals(setting.key()))
                    .map(Settings.Entry::text)
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean isList = setting.arity() == Setting.Arity.MANY || setting == Keys.PROPERTIES;
            if (!isList && !texts.isEmpty()) {
                assertThat((Object) setting.parse(texts)).isEqualTo(settings.get(setting));
            }
        }
    }
}
