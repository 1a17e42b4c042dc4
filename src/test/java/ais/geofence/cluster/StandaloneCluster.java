package ais.geofence.cluster;

import ais.geofence.launch.Launcher;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Spark standalone cluster on loopback: a master and workers of one core and 2 GiB each, in processes of their own. */
final class StandaloneCluster implements AutoCloseable {
    private static final int WORKERS = 2;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final int port = ServerProcess.freePort();
    private final int webPort = ServerProcess.freePort();
    private final int restPort = ServerProcess.freePort();
    private final ServerProcess master;
    private final List<ServerProcess> workers = new ArrayList<>();
    private int started;

    /**
     * Starts a master and two workers.
     *
     * @param folder where the logs and the workers' folders go
     */
    StandaloneCluster(Path folder) throws Exception {
        this.folder = folder;
        environment.put("SPARK_DAEMON_MEMORY", "256m");
        environment.put("SPARK_DAEMON_JAVA_OPTS", Launcher.QUICK_JAVA);
        environment.put("SPARK_MASTER_OPTS", "-Dspark.master.rest.enabled=true -Dspark.master.rest.port=" + restPort);
        master = start("master", "master.Master", "127.0.0.1", port, webPort);
        try {
            master.awaitReady(() -> "ALIVE".equals(state().path("status").asText()));
            for (int i = 0; i < WORKERS; i++) {
                addWorker();
            }
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    /** Where applications are submitted. */
    String url() {
        return "spark://127.0.0.1:" + port;
    }

    /** Where the master is asked for the end of drivers. */
    int restPort() {
        return restPort;
    }

    /** What the master's page says. */
    JsonNode state() throws IOException, InterruptedException {
        return Http.json(webPort, "/json/");
    }

    /** What the master's REST port says of the driver that ended last: FINISHED, FAILED and so on. */
    String lastDriverState() throws IOException, InterruptedException {
        String last = state().path("completeddrivers").findValuesAsText("id").stream()
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Http.json(restPort, "/v1/submissions/status/" + last)
                .path("driverState")
                .asText();
    }

    /** The workers, in the order of their start. */
    List<ServerProcess> workers() {
        return List.copyOf(workers);
    }

    /** The executors that run. */
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(worker -> executorsOf(worker).stream()).toList();
    }

    static List<ProcessHandle> executorsOf(ServerProcess worker) {
        return worker.children("CoarseGrainedExecutorBackend");
    }

    /** Starts a worker in the place of one that was killed. */
    void replaceWorker(int index) throws Exception {
        workers.remove(index).close();
        Waiting.until("the master to miss a worker", Duration.ofMinutes(5), () -> aliveWorkers() == WORKERS - 1);
        addWorker();
    }

    private void addWorker() throws Exception {
        int known = aliveWorkers();
        started++;
        String name = "worker-" + started;
        String work = folder.resolve(name).toString();
        // Each on a host of its own: Spark repeats a slow task on another host alone.
        String host = "127.0.0." + (1 + started);
        ServerProcess worker =
                start(name, "worker.Worker", host, 0, 0, "--cores", "1", "--memory", "2g", "--work-dir", work, url());
        workers.add(worker);
        worker.awaitReady(() -> aliveWorkers() > known);
    }

    /** Waits until nothing runs any more, so that the next application finds the cluster free. */
    void awaitIdle() throws InterruptedException {
        Waiting.until(
                "the cluster to be idle",
                Duration.ofMinutes(5),
                () -> state().path("coresused").asInt() == 0 && executors().isEmpty());
    }

    private int aliveWorkers() throws IOException, InterruptedException {
        return state().path("aliveworkers").asInt();
    }

    private ServerProcess start(String name, String daemon, String host, int port, int webPort, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(Components.sparkHome() + "/bin/spark-class"));
        command.addAll(List.of("org.apache.spark.deploy." + daemon, "--host", host));
        command.addAll(List.of("--port", String.valueOf(port), "--webui-port", String.valueOf(webPort)));
        command.addAll(List.of(arguments));
        environment.put("SPARK_LOCAL_IP", host);
        return ServerProcess.start(name, folder, environment, command);
    }

    @Override
    public void close() {
        workers.forEach(ServerProcess::close);
        master.close();
    }
}
