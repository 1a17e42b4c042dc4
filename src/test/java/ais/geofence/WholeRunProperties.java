package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.config.Setting;
import ais.geofence.options.Keys;
import ais.geofence.testing.CsvOracle;
import ais.geofence.testing.Mutation;
import ais.geofence.testing.TestFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.hadoop.fs.FileUtil;

/** The program as a user starts it, on spoilt input: the right counts, or its exit code and what is wrong, and nothing else. */
@Tag("slow")
class WholeRunProperties {
    private static final List<String> PIECES = List.of(
            "\"",
            ",",
            ";",
            "\t",
            "\r\n",
            "\n\n",
            " ",
            "\0",
            "\u0007",
            "\uFEFF",
            "NaN",
            "1e999",
            "[",
            "]",
            "{",
            "}",
            "null",
            "--",
            "-1",
            "%",
            "\\",
            "@",
            "x".repeat(3000),
            "9".repeat(400),
            "\u2028",
            "true",
            "lon,lat\n");

    private static final String POSITIONS =
            "lon,lat,name\n103.75,1.25,a\n\"103.75\",\"1.25\",\"b, \"\"c\"\"\"\n,,\n181,91,d\n-0.5,+1e1,e\n";

    private static Path folder;
    private static Path zones;

    @BeforeContainer
    static void writeZones() throws IOException {
        folder = Files.createTempDirectory("whole-runs");
        zones = Files.copy(Path.of("sample-data/zones.geojson"), folder.resolve("good.geojson"));
    }

    @AfterContainer
    static void removeAll() {
        FileUtil.fullyDelete(folder.toFile());
    }

    private static Path spoilt(Random random, String name, String good) {
        byte[] bytes = Mutation.of(random, good.getBytes(StandardCharsets.UTF_8), 4, PIECES);
        return TestFiles.bytes(folder.resolve(name), bytes);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void onSpoiltPositions(@ForAll Random random) throws IOException {
        Path positions = spoilt(random, "positions.csv", POSITIONS);
        Path report = folder.resolve("report.json");
        CommandRun run = CommandRun.of("tag", "--positions", positions, "--zones", zones, "--json", report);
        if (run.code() == 0) {
            JsonNode rows = CommandRun.json(report).get("rows");
            assertThat(rows.get("read").asLong())
                    .isEqualTo(CsvOracle.lines(Files.readAllBytes(positions)).size() - 1);
            assertThat(rows.get("tagged").asLong() + rows.get("rejected").asLong())
                    .isEqualTo(rows.get("read").asLong());
        } else {
            assertRefused(run, 4, 6);
            assertThat(run.code() == 6).isEqualTo(run.message().contains("are rejected"));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void onSpoiltZones(@ForAll Random random) throws IOException {
        CommandRun run = CommandRun.of("zones", "--zones", spoilt(random, "zones.geojson", Files.readString(zones)));
        if (run.code() != 0) {
            assertRefused(run, 3);
        }
    }

    /** Without zones no run gets as far as Spark. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void onSpoiltOptions(@ForAll Random random) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", "x.csv"));
        for (int i = random.nextInt(4); i >= 0; i--) {
            Setting<?> setting = Keys.TAG.get(random.nextInt(Keys.TAG.size()));
            String value = new String(
                    Mutation.of(random, setting.defaultText().getBytes(StandardCharsets.UTF_8), 2, PIECES),
                    StandardCharsets.UTF_8);
            String option = "--" + setting.key();
            arguments.addAll(random.nextBoolean() ? List.of(option + "=" + value) : List.of(option, value));
        }
        if (random.nextInt(4) == 0) {
            arguments.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        arguments.removeIf(argument -> argument.toString().startsWith("--manifest")); // it would be written
        arguments.addAll(List.of("--zones", folder.resolve("none.geojson")));
        CommandRun run = CommandRun.of(arguments.toArray());
        boolean reportIsRefused = run.err().contains(": can't be written ("); // a report whose name no disk takes
        assertRefused(run, reportIsRefused ? new Integer[] {5} : new Integer[] {2, 3});
    }

    private static void assertRefused(CommandRun run, Integer... codes) {
        assertThat(run.code()).as(run.err()).isIn((Object[]) codes);
        assertThat(run.message()).isNotEmpty();
    }
}
