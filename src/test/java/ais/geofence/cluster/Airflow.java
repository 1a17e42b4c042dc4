package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An Airflow of the tests' own, with the project's DAGs, its state in a folder and all its addresses on loopback. */
final class Airflow {
    /** The name of the DAG, and of its file. */
    static final String DAG = "ais_geofence_daily";

    /** The folder with the DAGs. */
    static final Path DAGS = Launcher.HOME.resolve("jobs/airflow");

    private static final Path TOOLS = Launcher.HOME.resolve("target/airflow/bin");

    private final Path folder;
    private final int port = ServerProcess.freePort();
    private final Map<String, String> environment = new HashMap<>();

    /**
     * Describes it; nothing runs yet.
     *
     * @param folder for its state and its logs
     */
    Airflow(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        String sparkHome = Components.sparkHome().toString();
        environment.put("AIRFLOW_HOME", folder.toString());
        environment.put("SPARK_HOME", sparkHome);
        environment.put("PATH", sparkHome + "/bin:" + System.getenv("PATH"));
        environment.put("PYTHONDONTWRITEBYTECODE", "1"); // nothing beside the DAG
        spark("local[2]", "{}");
        sparkSettings(List.of());
        // Scheduler and command line write to the same SQLite; on a busy machine that takes longer than by default.
        set("DATABASE__SQL_ALCHEMY_CONN", "sqlite:///%s?timeout=60".formatted(folder.resolve("airflow.db")));
        set("CORE__DAGS_FOLDER", DAGS.toString());
        set("CORE__MIN_SERIALIZED_DAG_UPDATE_INTERVAL", "0"); // each test has other outputs, and so other assets
        set("CORE__LOAD_EXAMPLES", "False");
        set("CORE__PARALLELISM", "2");
        set("CORE__DEFAULT_TASK_RETRY_DELAY", "1");
        set("CORE__DAGS_ARE_PAUSED_AT_CREATION", "False");
        set("CORE__EXECUTION_API_SERVER_URL", "http://127.0.0.1:" + port + "/execution/");
        set("SCHEDULER__USE_JOB_SCHEDULE", "False"); // what a test asks for, and no day besides
        set("USAGE_DATA_COLLECTION__ENABLED", "False");
        set("API__HOST", "127.0.0.1");
        set("API__PORT", String.valueOf(port));
        set("API_AUTH__JWT_SECRET", "of the tests' own Airflow alone, for as long as it runs, and of nothing else");
    }

    /** Makes its database. */
    Airflow migrate() throws IOException, InterruptedException {
        runWell("db", "migrate");
        return this;
    }

    private void set(String option, String value) {
        environment.put("AIRFLOW__" + option, value);
    }

    /** Sets one of the DAG's variables. */
    Airflow variable(String name, Object value) {
        return environment("AIRFLOW_VAR_AIS_GEOFENCE_" + name, value.toString());
    }

    /** Sets a variable of the environment. */
    Airflow environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Sets the DAG's connection. */
    Airflow spark(String master, String extra) {
        return environment(
                "AIRFLOW_CONN_AIS_GEOFENCE_SPARK",
                "{\"conn_type\": \"spark\", \"host\": \"%s\", \"extra\": %s}".formatted(master, extra));
    }

    /** Sets lines of spark-defaults.conf, after those that make short jobs quick. */
    Airflow sparkSettings(List<String> lines) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("spark-conf")).resolve("spark-defaults.conf");
        Stream<String> quick = Stream.of(
                "spark.driver.extraJavaOptions " + Submission.QUICK_START,
                "spark.executor.extraJavaOptions " + Submission.QUICK_START);
        Files.write(settings, Stream.concat(quick, lines.stream()).toList());
        return environment("SPARK_CONF_DIR", settings.getParent().toString());
    }

    /** Puts lines of bash in the place of spark-submit. */
    Airflow sparkSubmit(String lines) throws IOException {
        Path submit = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/usr/bin/env bash\n" + lines);
        assertThat(submit.toFile().setExecutable(true)).isTrue();
        return environment("PATH", submit.getParent() + ":" + System.getenv("PATH"));
    }

    /** Runs an airflow command to its end. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        return tool("airflow", arguments);
    }

    /** Runs an airflow command to its end, which has to be a good one. */
    Ended runWell(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        assertThat(ended.code()).as(ended.out() + ended.error()).isZero();
        return ended;
    }

    /** Runs an airflow command, again where the scheduler was writing to SQLite: a transaction that has read does not wait for it. */
    Ended runBesideTheScheduler(String... arguments) throws IOException, InterruptedException {
        Ended ended = run(arguments);
        for (int again = 0; again < 5 && ended.error().contains("database is locked"); again++) {
            ended = run(arguments);
        }
        return ended;
    }

    /** Runs the DAG for a day, as by hand at noon of the next. */
    Ended test(String day) throws IOException, InterruptedException {
        return run("dags", "test", DAG, LocalDate.parse(day).plusDays(1) + "T12:00:00");
    }

    /** Runs the DAG for a day, which has to end well. */
    Ended testWell(String day) throws IOException, InterruptedException {
        Ended ended = test(day);
        assertThat(ended.code()).as(ended.out() + ended.error()).isZero();
        return ended;
    }

    /** Runs a program of Airflow's Python to its end. */
    Ended tool(String program, String... arguments) throws IOException, InterruptedException {
        return Launcher.run(folder, environment, command(program, arguments));
    }

    /** Has the scheduler, which does not run yet, run the DAG for some days, also those that it has run before. */
    void backfill(String first, String last, int atOnce) throws IOException, InterruptedException {
        runWell(
                ("backfill create --dag-id %s --from-date %s --to-date %s --max-active-runs %s --reprocess-behavior completed")
                        .formatted(DAG, first, last, atOnce)
                        .split(" "));
    }

    /**
     * Lets the scheduler start the DAGs that wait for an asset. It starts no day by itself, as the first day is set to one that is far
     * ahead.
     */
    Airflow startOnAssets() throws IOException {
        Path dags = Files.createDirectories(folder.resolve("dags"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DAGS, "*.py")) {
            for (Path file : files) {
                String text = Files.readString(file);
                Files.writeString(
                        dags.resolve(file.getFileName()),
                        text.replace("FIRST_DAY = datetime(2026,", "FIRST_DAY = datetime(2126,"));
            }
        }
        set("CORE__DAGS_FOLDER", dags.toString());
        set("SCHEDULER__USE_JOB_SCHEDULE", "True");
        return this;
    }

    /** What a task of the backfill runs that have ended has passed on, by the run's state, its day and the number of tries. */
    Map<String, JsonNode> passedOn(String task) throws IOException, InterruptedException {
        return passedOn(task, "backfill");
    }

    /** The same of runs of another type. Those that an asset starts have no day. */
    Map<String, JsonNode> passedOn(String task, String runType) throws IOException, InterruptedException {
        Ended query = tool("python", "-c", """
                import os, sqlite3, sys
                query = '''
                    SELECT dag_run.state || ' ' || coalesce(date(dag_run.data_interval_start), run_id) || ' ' || try_number, value
                    FROM dag_run JOIN task_instance USING (dag_id, run_id) LEFT JOIN xcom USING (dag_id, run_id, task_id)
                    WHERE run_type = ? AND dag_run.state IN ('success', 'failed') AND task_id = ?'''
                for run, value in sqlite3.connect(os.environ['AIRFLOW_HOME'] + '/airflow.db').execute(query, sys.argv[1:]):
                    print(run, value or 'null', sep='\\t')
                """, runType, task);
        assertThat(query.code()).as(query.error()).isZero();
        Map<String, JsonNode> passedOn = new TreeMap<>();
        for (String line : query.out().lines().toList()) {
            String[] run = line.split("\t", 2);
            passedOn.put(run[0], new ObjectMapper().readTree(run[1]));
        }
        return passedOn;
    }

    /** Starts the server that tasks talk to, and waits until it is up. */
    ServerProcess startServer() throws Exception {
        return start("api-server")
                .awaitReady(() -> Http.json(port, "/api/v2/monitor/health").has("scheduler"));
    }

    /** Starts the scheduler. */
    ServerProcess startScheduler() throws IOException {
        return start("scheduler", "--skip-serve-logs");
    }

    private ServerProcess start(String... arguments) throws IOException {
        return ServerProcess.start(arguments[0], folder, environment, command("airflow", arguments));
    }

    private static List<String> command(String program, String... arguments) {
        return Stream.concat(Stream.of(TOOLS.resolve(program).toString()), Arrays.stream(arguments))
                .toList();
    }
}
