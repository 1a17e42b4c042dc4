package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.AisGeofence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.spark.package$;
import org.junit.jupiter.api.Test;

/** The image and the descriptions of runs in jobs/kubernetes fit each other, the program and Spark. */
class KubernetesFilesTest {
    private static final Path KUBERNETES = Launcher.HOME.resolve("jobs/kubernetes");

    @Test
    void theImageIsThatOfThisSparkAndNotRoots() throws Exception {
        List<String> instructions = instructions();

        assertThat(instructions.get(0))
                .isEqualTo("FROM apache/spark:%s-scala2.13-java17-ubuntu".formatted(package$.MODULE$.SPARK_VERSION()));
        assertThat(instructions).endsWith("USER 185").allMatch(line -> line.matches("(FROM|COPY|USER) .*"));
    }

    @Test
    void onlyWhatIsCopiedIsSent() throws Exception {
        List<String> copied = instructions().stream()
                .filter(line -> line.startsWith("COPY "))
                .map(line -> line.split(" ")[2])
                .map(source -> "!" + source + (source.endsWith("/") ? "*.jar" : ""))
                .toList();
        List<String> sent = Files.readAllLines(Launcher.HOME.resolve(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(sent).startsWith("*");
        assertThat(sent.subList(1, sent.size())).containsExactlyInAnyOrderElementsOf(copied);
    }

    @Test
    void theProgramIsWhereTheImageHasIt() throws Exception {
        JsonNode spec = yaml("spark-application.yaml").path("spec");
        String jar = spec.path("mainApplicationFile").asText().replace("local://", "");

        assertThat(instructions()).anyMatch(line -> line.endsWith(" target/ais-geofence-*.jar " + jar));
        assertThat(Files.readString(Launcher.HOME.resolve("jobs/spark-submit/kubernetes.sh")))
                .contains("local://" + jar);
        assertThat(spec.path("mainClass").asText()).isEqualTo(AisGeofence.class.getName());
        assertThat(spec.path("sparkVersion").asText()).isEqualTo(package$.MODULE$.SPARK_VERSION());
    }

    @Test
    void bothRunsDifferInTheirArgumentsAlone() throws Exception {
        ObjectNode once = (ObjectNode) yaml("spark-application.yaml").path("spec");
        ObjectNode daily = (ObjectNode)
                yaml("scheduled-spark-application.yaml").path("spec").path("template");

        assertThat(daily.without("arguments").toString())
                .isEqualTo(once.without("arguments").toString());
    }

    @Test
    void theSettingsAreThoseOfTheOtherClusters() throws Exception {
        JsonNode settings = yaml("spark-application.yaml").at("/spec/sparkConf");
        Properties s3 = new Properties();
        s3.load(Files.newBufferedReader(Launcher.HOME.resolve("conf/s3.conf")));
        String script = Files.readString(Launcher.HOME.resolve("jobs/spark-submit/common.sh"));
        List<String> java = Pattern.compile("java_options='(.*)'")
                .matcher(script)
                .results()
                .map(found -> found.group(1))
                .toList();

        for (Map.Entry<Object, Object> setting : s3.entrySet()) {
            assertThat(settings.path(setting.getKey().toString()).asText()).isEqualTo(setting.getValue());
        }
        assertThat(List.of(settings.path("spark.driver.defaultJavaOptions").asText()))
                .isEqualTo(java);
        assertThat(settings.path("spark.executor.defaultJavaOptions"))
                .isEqualTo(settings.path("spark.driver.defaultJavaOptions"));
    }

    /** The lines of the Dockerfile without its comments. */
    private static List<String> instructions() throws Exception {
        return Files.readAllLines(KUBERNETES.resolve("Dockerfile")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static JsonNode yaml(String file) throws Exception {
        return new ObjectMapper(new YAMLFactory())
                .readTree(KUBERNETES.resolve(file).toFile());
    }
}
