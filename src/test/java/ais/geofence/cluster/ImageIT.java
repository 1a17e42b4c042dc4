package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The image and the descriptions of runs in jobs/kubernetes, without a container: what the Dockerfile does is done in a folder that
 * has Spark's files where the base image has them, and the driver is started there as the base image starts it. Its user is nobody:
 * Spark wants a user whom the system knows, and only the base image knows 185. Needs root.
 */
@Tag("slow")
class ImageIT {
    private static final Path KUBERNETES = Launcher.HOME.resolve("jobs/kubernetes");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY --chown=(\\d+:\\d+) (\\S+) (\\S+)$");

    /** The root folder of the image. Everybody may enter it. */
    private static Path root;

    @BeforeAll
    static void layOut() throws Exception {
        root = Files.createTempDirectory(
                "ais-geofence-image",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        bash("mkdir -p opt/spark/work-dir data/positions/2024-03-14 data/zones");
        bash("cp -r '%s'/{bin,jars} opt/spark/".formatted(Components.sparkHome()));
        for (MatchResult copy : COPY.matcher(Files.readString(KUBERNETES.resolve("Dockerfile")))
                .results()
                .toList()) {
            // The name may be a glob; a folder means its files.
            String from = copy.group(2).endsWith("/") ? copy.group(2) + "." : copy.group(2);
            bash("mkdir -p $(dirname .%3$s) && cp -r '%1$s'/%2$s .%3$s && chown -R %4$s .%3$s"
                    .formatted(Launcher.HOME, from, copy.group(3), copy.group(1)));
        }
        bash(
                "cp '%s' data/positions/2024-03-14/ && cp '%s' data/zones/ && chown -R nobody:nogroup data opt/spark/work-dir"
                        .formatted(Components.samplePositions(), Components.sampleZones()));
    }

    @AfterAll
    static void remove() throws Exception {
        Components.remove(root);
    }

    private static void bash(String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-euc", command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes()))
                .as(command)
                .isEmpty();
        assertThat(process.waitFor()).as(command).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "spark-application.yaml, /spec, data/manifests/2024-03-14.json",
        "scheduled-spark-application.yaml, /spec/template, data/growing/_manifest.json"
    })
    void theDriverTagsAsDescribed(String file, String at, String manifest) throws Exception {
        JsonNode run = new ObjectMapper(new YAMLFactory())
                .readTree(KUBERNETES.resolve(file).toFile())
                .at(at);
        List<String> properties = new ArrayList<>();
        run.path("sparkConf")
                .fields()
                .forEachRemaining(setting -> properties.add(
                        setting.getKey() + " " + setting.getValue().asText()));
        Files.write(root.resolve("spark.properties"), properties);
        // As the entry point of Apache Spark's image does for "driver".
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                root + "/opt/spark/bin/spark-submit",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--deploy-mode",
                "client",
                "--properties-file",
                root + "/spark.properties",
                "--master",
                "local[2]",
                "--class",
                run.path("mainClass").asText(),
                run.path("mainApplicationFile").asText().replace("local://", "local://" + root)));
        run.path("arguments")
                .forEach(argument -> command.add(argument.asText()
                        .replace("s3a://BUCKET", root + "/data")
                        // the day of the sample
                        .replace("2026-01-02", "2024-03-14")
                        .replace("2026-01-03", "2024-03-15")));

        Ended ended = Launcher.run(root, Map.of("HOME", "/nonexistent", "SPARK_LOCAL_IP", "127.0.0.1"), command);

        assertThat(ended.code()).as(ended.error()).isZero();
        assertThat(ended.out()).containsPattern("4 +singapore +910 ");
        JsonNode written = new ObjectMapper().readTree(root.resolve(manifest).toFile());
        assertThat(written.path("status").asText()).isEqualTo("done");
    }
}
