package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import ais.geofence.launch.Launcher.Started;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of {@code ais-geofence} by one of the scripts in jobs/spark-submit, as a user would start it. */
final class Submission {
    /** For drivers and executors. */
    static final String QUICK_START = "-XX:+UseSerialGC " + Launcher.QUICK_JAVA;

    private final String script;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> program = new ArrayList<>();
    private final List<String> submit = new ArrayList<>();
    private String command = "tag";

    /**
     * @param script such as {@code local.sh}
     * @param folder the run's own, for its report and what it prints
     */
    Submission(String script, Path folder) throws Exception {
        this.script = script;
        this.folder = Files.createDirectories(folder);
        environment.put("SPARK_HOME", Components.sparkHome().toString());
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("DRIVER_MEMORY", "1g");
        environment.put("EXECUTOR_MEMORY", "1g");
        options("--json", report().toString());
        submitOptions(List.of("--conf", "spark.driver.extraJavaOptions=" + QUICK_START));
        executorJavaOptions(QUICK_START);
    }

    /** Runs another command than {@code tag}. */
    Submission command(String name) {
        command = name;
        return this;
    }

    /** Adds options of the program. */
    Submission options(String... options) {
        program.addAll(List.of(options));
        return this;
    }

    /** Adds options of spark-submit. */
    Submission submitOptions(List<String> options) {
        submit.addAll(options);
        return this;
    }

    /** Replaces the options that executors get for their Java. */
    Submission executorJavaOptions(String options) {
        return submitOptions(List.of("--conf", "spark.executor.extraJavaOptions=" + options));
    }

    Submission environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Reads the sample from the project's folder. */
    Submission sample() {
        return options("--positions", Components.samplePositions().toString()).sampleZones();
    }

    /** The sample's zones alone. */
    Submission sampleZones() {
        return options("--zones", Components.sampleZones().toString());
    }

    /** Reads positions of a few days and writes each into its own folder. */
    Submission days(Path positions, String output) {
        options("--positions", positions.toString()).sampleZones();
        return options("--output", output, "--partition-by", "date");
    }

    /** Reads the sample from S3. */
    Submission sampleOn(S3Server server) {
        options("--positions", server.path("sample/positions.csv.gz"));
        return options("--zones", server.path("sample/zones.geojson")).s3(server);
    }

    /** Finds S3, with the jars that the build has laid out for it. */
    Submission s3(S3Server server) {
        submitOptions(List.of(
                "--properties-file", Launcher.HOME.resolve("conf/s3.conf").toString()));
        submitOptions(List.of("--jars", Launcher.HOME.resolve("target/s3-jars").toString() + "/*"));
        submitOptions(server.submitOptions());
        return environment(server.credentials());
    }

    /** Starts it. */
    Started start() throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Launcher.HOME.resolve("jobs/spark-submit").resolve(script).toString());
        line.add(command);
        line.addAll(program);
        line.add("--");
        line.addAll(submit);
        return Launcher.start(folder, environment, line);
    }

    /** Runs it to its end. */
    Ended run() throws Exception {
        try (Started started = start()) {
            return started.await();
        }
    }

    /** Runs it to its end, which has to be a good one. */
    Ended runWell() throws Exception {
        Ended ended = run();
        assertThat(ended.code()).as(ended.error()).isZero();
        return ended;
    }

    /** Where it leaves its report. */
    Path report() {
        return folder.resolve("report.json");
    }

    /** The number of positions in each zone, as it reports them. */
    Map<String, Long> counts() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.convertValue(mapper.readTree(report().toFile()).get("counts"), new TypeReference<>() {});
    }

    /** The number of positions in each zone of the sample, repeated; see sample-data/README.md. */
    static Map<String, Long> sampleCounts(long copies) {
        long[] one = {38_625, 639, 1_101, 815, 515, 910};
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            counts.put(String.valueOf(i - 1), one[i] * copies);
        }
        return counts;
    }
}
