package ais.geofence.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the project's scripts as a user would: as processes of their own, from another folder. */
public final class Launcher {
    /** The project's folder. */
    public static final Path HOME = Path.of("").toAbsolutePath();

    /**
     * Options of Java for the many short runs of Spark in the tests: the quick compiler alone, and the archive of Spark's
     * classes that scripts/verify makes.
     */
    public static final String QUICK_JAVA =
            "-XX:TieredStopAtLevel=1 \"-XX:SharedArchiveFile=%s\" -Xlog:cds=off -Xlog:cds+dynamic=off"
                    .formatted(HOME.resolve("target/spark.jsa"));

    /** What a command printed and ended with. */
    public record Ended(int code, String out, String error) {}

    /** A command that runs. Closing it ends it, if it has not. */
    public record Started(Process process, Path out, Path error) implements AutoCloseable {
        /** Waits for its end. */
        public Ended await() throws IOException, InterruptedException {
            return new Ended(process.waitFor(), Files.readString(out), Files.readString(error));
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private Launcher() {}

    /** Starts a command in a folder, which also takes what it prints. */
    public static Started start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path error = Files.createTempFile(folder, "error", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().put("SPARK_SUBMIT_OPTS", QUICK_JAVA);
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, error);
    }

    /** Runs a command to its end. */
    public static Ended run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        try (Started started = start(folder, environment, command)) {
            return started.await();
        }
    }

    /** A command line of scripts/ais-geofence. */
    public static List<String> geofence(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(HOME.resolve("scripts/ais-geofence").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Sedona's jar, which spark-submit has to be given. */
    public static String sedonaJar() {
        return jar("sedona-spark-shaded");
    }

    /** Iceberg's jar, likewise. */
    public static String icebergJar() {
        return jar("iceberg-spark-runtime");
    }

    private static String jar(String name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    /** A file of the sample. */
    public static String sample(String file) {
        return HOME.resolve("sample-data").resolve(file).toString();
    }
}
