package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes to an Iceberg table from a Spark standalone cluster, to which spark-submit brings Iceberg. */
@Tag("slow")
class IcebergIT {
    private static final String CATALOG = "spark.sql.catalog.lake";
    private static final String IMPLEMENTATION = "org.apache.iceberg.spark.SparkCatalog";

    private static Path folder;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        folder = Components.folder(IcebergIT.class);
        cluster = new StandaloneCluster(folder.resolve("cluster"));
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void writesATableAndReplacesItsDays() throws Exception {
        submission("client", "first").runWell();
        assertThat(counts()).isEqualTo(sampleCounts(1));
        cluster.awaitIdle();

        Ended refused = submission("client", "refused").run();
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.error()).contains("lake.ais.tagged").contains("--overwrite");
        cluster.awaitIdle();

        Submission twice = submission("cluster", "twice").options("--overwrite", "--multiply", "2");
        twice.runWell();
        assertThat(twice.counts()).isEqualTo(sampleCounts(2));
        assertThat(counts()).isEqualTo(sampleCounts(2));
        cluster.awaitIdle();
    }

    private static Submission submission(String mode, String name) throws Exception {
        return new Submission("standalone.sh", folder.resolve(name))
                .environment(Map.of("SPARK_MASTER", cluster.url(), "DEPLOY_MODE", mode))
                .sample()
                .options("--format", "iceberg", "--table", "lake.ais.tagged")
                .submitOptions(List.of("--jars", Launcher.icebergJar()))
                .submitOptions(List.of("--conf", CATALOG + "=" + IMPLEMENTATION))
                .submitOptions(List.of("--conf", CATALOG + ".type=hadoop"))
                .submitOptions(List.of("--conf", CATALOG + ".warehouse=" + warehouse()));
    }

    private static Path warehouse() {
        return folder.resolve("warehouse");
    }

    /** Seven rows of the sample have a time that can't be read, so a table by date rejects them. */
    private static Map<String, Long> sampleCounts(long copies) {
        Map<String, Long> counts = Submission.sampleCounts(copies);
        counts.merge("-1", -7 * copies, Long::sum);
        return counts;
    }

    private static Map<String, Long> counts() {
        SparkSession spark = TestSpark.session().newSession();
        spark.conf().set(CATALOG, IMPLEMENTATION);
        spark.conf().set(CATALOG + ".type", "hadoop");
        spark.conf().set(CATALOG + ".warehouse", warehouse().toString());
        Map<String, Long> counts = new HashMap<>();
        for (Row row : spark.sql("SELECT zone_index, count(*) FROM lake.ais.tagged GROUP BY zone_index")
                .collectAsList()) {
            counts.put(String.valueOf(row.getInt(0)), row.getLong(1));
        }
        return counts;
    }
}
