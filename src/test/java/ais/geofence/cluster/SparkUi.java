package ais.geofence.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The web UI of a driver that runs on this machine. */
final class SparkUi {
    private final int port = ServerProcess.freePort();

    SparkUi() throws IOException {}

    /** What tells spark-submit to start it. */
    List<String> submitOptions() {
        return List.of("--conf", "spark.ui.port=" + port);
    }

    /** Waits until a stage is in its midst: some of its tasks are done, others run, and others wait; returns its number. */
    int awaitStageInItsMidst() throws InterruptedException {
        AtomicInteger stage = new AtomicInteger();
        Waiting.until("a stage to be in its midst", Duration.ofMinutes(5), () -> {
            String application =
                    Http.json(port, "/api/v1/applications").path(0).path("id").asText();
            for (JsonNode active : Http.json(port, "/api/v1/applications/" + application + "/stages?status=active")) {
                int done = active.path("numCompleteTasks").asInt();
                int running = active.path("numActiveTasks").asInt();
                if (done > 0
                        && running > 0
                        && done + running < active.path("numTasks").asInt()) {
                    stage.set(active.path("stageId").asInt());
                    return true;
                }
            }
            return false;
        });
        return stage.get();
    }
}
