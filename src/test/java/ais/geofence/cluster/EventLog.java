package ais.geofence.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What Spark writes down of an application: here, how the tasks went. */
final class EventLog {
    private final Path folder;

    /**
     * @param folder the application's own
     */
    EventLog(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
    }

    /** What tells spark-submit to write it. */
    List<String> submitOptions() {
        return List.of(
                "--conf", "spark.eventLog.enabled=true",
                "--conf", "spark.eventLog.dir=file://" + folder,
                "--conf", "spark.eventLog.rolling.enabled=false",
                "--conf", "spark.eventLog.compress=false");
    }

    /** Why tasks of a stage ended, good ends too. */
    List<String> taskEnds(int stage) throws Exception {
        return ofStage(stage, "SparkListenerTaskEnd").stream()
                .map(event -> event.path("Task End Reason").path("Reason").asText())
                .toList();
    }

    /** How many tasks of a stage were started a second time because the first was slow. */
    long speculativeTasks(int stage) throws Exception {
        return ofStage(stage, "SparkListenerTaskStart").stream()
                .filter(event -> event.path("Task Info").path("Speculative").asBoolean())
                .count();
    }

    private List<JsonNode> ofStage(int stage, String kind) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> !path.toString().endsWith(".crc")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode event = new ObjectMapper().readTree(line);
                    if (event.path("Event").asText().equals(kind)
                            && event.path("Stage ID").asInt() == stage) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }
}
