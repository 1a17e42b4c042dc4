package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark tells its web UI about a run. */
class SparkUiTest {
    private static final Set<String> DESCRIPTIONS = new ConcurrentSkipListSet<>();
    private static final Set<String> GROUPS = new ConcurrentSkipListSet<>();
    private static final Map<String, String> ACCUMULATORS = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    /** Stands where the web UI does. */
    public static final class Listener extends SparkListener {
        @Override
        public void onJobStart(SparkListenerJobStart job) {
            DESCRIPTIONS.add(job.properties().getProperty("spark.job.description", ""));
            GROUPS.add(job.properties().getProperty("spark.jobGroup.id", ""));
        }

        @Override
        public void onStageCompleted(SparkListenerStageCompleted stage) {
            for (AccumulableInfo info : CollectionConverters.asJava(
                            stage.stageInfo().accumulables())
                    .values()) {
                if (info.name().get().startsWith("rows ")) {
                    ACCUMULATORS.put(
                            info.name().get(), String.valueOf(info.value().get()));
                }
            }
        }
    }

    @Test
    void namesTheJobsAndShowsTheRows() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,1,1.25,103.75",
                "2026-01-02 00:00:00,1,1.25,103.75",
                "x");
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        Path out = folder.resolve("out");
        TestSpark.session().stop();
        System.setProperty("spark.extraListeners", Listener.class.getName());
        CommandRun run;
        try {
            run = CommandRun.of(
                    "tag", "--positions", positions, "--zones", zones, "--output", out, "--from", "2026-01-02");
        } finally {
            System.clearProperty("spark.extraListeners");
        }
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(DESCRIPTIONS)
                .contains("tag: read, tag, count, write → " + out, "tag: write rejected rows → " + out + "-rejected");
        assertThat(GROUPS)
                .contains(CommandRun.json(out.resolve("_manifest.json"))
                        .get("run_id")
                        .asText());
        assertThat(new TreeMap<>(ACCUMULATORS))
                .containsEntry("rows read", "3: well_formed 1, rejected as columns_missing 1, outside_range 1")
                .containsEntry("rows tagged", "1");
    }
}
