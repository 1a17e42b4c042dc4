package ais.geofence.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the project's scripts as a user would: as processes of their own, from another folder. */
final class Launcher {
    static final Path HOME = Path.of("").toAbsolutePath();

    /** What a command printed and ended with. */
    record Ended(int code, String out, String error) {}

    private Launcher() {}

    static Ended run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path error = Files.createTempFile(folder, "error", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(error.toFile());
        builder.environment().remove("SPARK_HOME");
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Ended(code, Files.readString(out), Files.readString(error));
    }

    /** A command line of scripts/ais-geofence. */
    static List<String> geofence(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(HOME.resolve("scripts/ais-geofence").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    static String sample(String file) {
        return HOME.resolve("sample-data").resolve(file).toString();
    }
}
