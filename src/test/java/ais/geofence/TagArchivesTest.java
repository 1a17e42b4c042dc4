package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.tag.Engine;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.Zips;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command tag with positions in zip archives. */
@Tag("slow")
class TagArchivesTest {
    @TempDir
    Path folder;

    private Path out;
    private Path zones;

    @BeforeEach
    void writeZones() {
        out = folder.resolve("out");
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    private static String day(int day, int... mmsis) {
        StringBuilder text = new StringBuilder("# Timestamp,MMSI,Latitude,Longitude,Draught\n");
        for (int mmsi : mmsis) {
            text.append("2026-01-%02d 00:00:00,%d,1.25,%s,7\n".formatted(day, mmsi, mmsi % 2 == 0 ? 103.75 : 113.75));
        }
        return text.toString();
    }

    private List<String> tagged() {
        List<Row> rows = TestSpark.session()
                .read()
                .parquet(out.toString())
                .selectExpr("concat(mmsi, ' ', zone_index, ' ', date)")
                .collectAsList();
        return rows.stream().map(row -> row.getString(0)).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void tagsAMonthOfDays(Engine engine) {
        Path month = Zips.file(
                folder.resolve("in/month.zip"),
                "README.pdf",
                "%PDF",
                "day-1.csv",
                day(1, 2, 3),
                "__MACOSX/._day-1.csv",
                "\0",
                "day-2.csv",
                day(2, 4) + "bad\n");
        Path json = folder.resolve("report.json");

        CommandRun run = CommandRun.tag(
                month,
                zones,
                "--output",
                out,
                "--partition-by",
                "date",
                "--engine",
                engine.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "--columns",
                "MMSI",
                "--json",
                json);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(tagged()).containsExactly("2 0 2026-01-01", "3 -1 2026-01-01", "4 0 2026-01-02");
        assertThat(run.err())
                .containsOnlyOnce("not positions, passed over: %1$s/README.pdf, %1$s/__MACOSX/".formatted(month));
        JsonNode input = CommandRun.json(json).get("input");
        assertThat(input.get("files").findValuesAsText("path"))
                .containsExactly(month + "/day-1.csv", month + "/day-2.csv");
        assertThat(input.get("passedOver")).hasSize(2);
        assertThat(CommandRun.json(out.resolve("_manifest.json")).get("input")).isEqualTo(input);
        Row rejected = TestSpark.session()
                .read()
                .parquet(folder.resolve("out-rejected").toString())
                .select("file", "record")
                .collectAsList()
                .get(0);
        assertThat(rejected.getString(0)).isEqualTo(month + "/day-2.csv");
        assertThat(rejected.getString(1)).isEqualTo("bad");
    }

    @Test
    void aDryRunNamesWhatIsPassedOver() {
        Path month = Zips.file(folder.resolve("month.zip"), "a.csv", day(1, 2), "README", "x");
        CommandRun run = CommandRun.tag(month, zones, "--output", out, "--dry-run");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("not positions, passed over: " + month + "/README");
        assertThat(out).doesNotExist();
    }

    @Test
    void aDamagedMemberPublishesNothing() throws IOException {
        StringBuilder many = new StringBuilder(day(2));
        for (int row = 0; row < 50_000; row++) {
            many.append("2026-01-02 00:00:%02d,%d,1.25,103.75,7\n".formatted(row % 60, row * 7919));
        }
        Path month = Zips.file(folder.resolve("month.zip"), "a.csv", day(1, 2), "b.csv", many.toString());
        byte[] zip = Files.readAllBytes(month);
        zip[zip.length / 2] ^= 1;
        Files.write(month, zip);
        CommandRun run = CommandRun.tag(month, zones, "--output", out);
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message())
                .contains(month + "/b.csv: can't be read to its end, it may be cut off or damaged")
                .hasSizeLessThan(500);
        assertThat(TestFiles.contents(out)).isEmpty();
    }

    @Test
    void anArchiveIsNewAsAWhole() {
        Path in = folder.resolve("in");
        Zips.file(in.resolve("1.zip"), "a.csv", day(1, 2), "b.csv", day(2, 3));
        append(in);
        assertThat(tagged()).hasSize(2);
        Path second = Zips.file(in.resolve("2.zip"), "a.csv", day(3, 4), "README", "x");
        assertThat(append(in).err()).contains("not positions, passed over: " + second + "/README");
        append(in);
        assertThat(tagged()).containsExactly("2 0 2026-01-01", "3 -1 2026-01-02", "4 0 2026-01-03");
        List<String> files = new ArrayList<>();
        for (int batch = 0; batch < 2; batch++) {
            Path manifest = out.resolve("_checkpoint/manifests/%s.json".formatted(batch));
            files.addAll(CommandRun.json(manifest).get("input").get("files").findValuesAsText("path"));
        }
        assertThat(files).containsExactly(in + "/1.zip/a.csv", in + "/1.zip/b.csv", in + "/2.zip/a.csv");
    }

    private CommandRun append(Path in) {
        CommandRun run = CommandRun.tag(in, zones, "--output", out, "--partition-by", "date", "--append-new");
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    @Test
    void noOutputTakesThePlaceOfAnArchive() {
        Path month = Zips.file(folder.resolve("month.zip"), "a.csv", day(1, 2));
        assertThat(CommandRun.tag(month, zones, "--output", month, "--overwrite")
                        .code())
                .isEqualTo(5);
        assertThat(CommandRun.tag(month, zones, "--json", month).code()).isEqualTo(5);
    }
}
