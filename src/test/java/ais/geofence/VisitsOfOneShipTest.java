package ais.geofence;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MMSI 0, which many transponders have that nobody has set up: one task follows all of its positions. */
@Tag("slow")
class VisitsOfOneShipTest {
    private static final long POSITIONS = 2_000_000;
    private static final long STAY = 1_000;

    /** The least with which Spark starts. The positions take more, sorted or not. */
    private static final String HEAP = "-Xmx540m";

    @TempDir
    Path folder;

    @Test
    void isFollowedHoweverManyPositionsItHas() throws Exception {
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        Path positions = folder.resolve("positions");
        TestSpark.session()
                .range(0, POSITIONS, 1, 8)
                .select(
                        lit("000000000").as("mmsi"),
                        expr("timestamp_seconds(1700000000 + id)").as("timestamp"),
                        expr("IF(id DIV %s %% 2 = 0, 103.75, 102.5)".formatted(STAY))
                                .as("lon"),
                        lit(1.25).as("lat"))
                .write()
                .parquet(positions.toString());
        Path output = folder.resolve("visits");

        CommandRun run;
        try (ProgramProcess process = ProgramProcess.start(
                folder,
                Map.of(),
                List.of(HEAP),
                "visits",
                "--positions",
                positions,
                "--zones",
                zones,
                "--output",
                output)) {
            run = process.ended();
        }

        assertThat(run.code()).as(run.err()).isZero();
        Dataset<Row> visits = TestSpark.session().read().parquet(output.toString());
        assertThat(visits.count()).isEqualTo(POSITIONS / STAY / 2);
        assertThat(visits.filter(col("positions")
                                .notEqual(STAY)
                                .or(col("duration").notEqual(STAY)))
                        .count())
                .isZero();
    }
}
