package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows are mended with the statement of docs/positions.md, as printed there, and tagged. */
class MendedRowsTest {
    @TempDir
    Path folder;

    @Test
    void areTaggedAfterAll() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,1,1.5,103.75",
                "\"2026-01-01 00:00:01\",\"2\",\"1,25\",\"103.75\"",
                "2026-01-01 00:00:02,3,1.25");
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        Path day = folder.resolve("target/by-day");
        Object[] byDay = {"--output", day, "--partition-by", "date", "--from", "2026-01-01", "--to", "2026-01-02"};
        assertThat(tag(zones, byDay, positions).code()).isZero();

        List<String> sql = Documents.blocks(Documents.text("docs/positions.md"), "sql");
        assertThat(sql).hasSize(1);
        TestSpark.session().sql(sql.get(0).replace("target/", folder + "/target/"));

        CommandRun refused = tag(zones, byDay, folder.resolve("target/mended"));
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.message())
                .contains("replaces the whole day 2026-01-01 (1 row)")
                .contains("read them and the former input in one run");
        CommandRun both = tag(zones, byDay, positions, folder.resolve("target/mended"), "--overwrite");
        assertThat(both.code()).as(both.err()).isZero();
        assertThat(both.out()).containsPattern("replaced +the whole day 2026-01-01 \\(1 row\\)");
        assertThat(TestSpark.session()
                        .read()
                        .parquet(day.toString())
                        .select("mmsi", "lat", "zone_index")
                        .orderBy("mmsi")
                        .collectAsList())
                .hasToString("[[1,1.5,0], [2,1.25,0]]");

        Path again = folder.resolve("again");
        CommandRun run = CommandRun.of(
                "tag", "--positions", folder.resolve("target/mended"), "--zones", zones, "--output", again);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestSpark.session()
                        .read()
                        .parquet(again.toString())
                        .select("mmsi", "lat", "zone_index", "position_status")
                        .collectAsList())
                .hasToString("[[2,1.25,0,ok]]");
    }

    private static CommandRun tag(Path zones, Object[] options, Object... positions) {
        return CommandRun.of(
                Stream.of(Stream.of("tag", "--zones", zones, "--positions"), Stream.of(positions), Stream.of(options))
                        .flatMap(part -> part)
                        .toArray());
    }
}
