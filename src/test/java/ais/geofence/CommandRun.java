package ais.geofence;

import ais.geofence.testing.TestSpark;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * A run of the program as a user starts it, in this JVM.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it said on the way
 */
record CommandRun(int code, String out, String err) {
    static CommandRun of(Object... arguments) {
        return watched(line -> {}, arguments);
    }

    /** A run of {@code tag}. */
    static CommandRun tag(Path positions, Path zones, Object... options) {
        return of(tagArguments(positions, zones, options));
    }

    /** The arguments of a run of {@code tag}. */
    static Object[] tagArguments(Path positions, Path zones, Object... options) {
        return Stream.concat(Stream.of("tag", "--positions", positions, "--zones", zones), Stream.of(options))
                .toArray();
    }

    /**
     * A run on which somebody looks.
     *
     * @param watch is told every line of its progress before it goes on
     */
    static CommandRun watched(Consumer<String> watch, Object... arguments) {
        TestSpark.configure();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                watch.accept(line);
            }
        });
        try {
            String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
            int code = AisGeofence.run(texts);
            return new CommandRun(
                    code, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.clearProperty("spark.log.level"); // a run with --verbose must not make those after it noisy
            Configurator.reconfigure();
        }
    }

    /** The one line that tells why it failed. */
    String message() {
        List<String> lines =
                err.lines().filter(line -> line.startsWith("ais-geofence: ")).toList();
        if (lines.size() != 1 || err.contains("\tat ")) {
            throw new AssertionError("expected one line and no stack trace: " + err);
        }
        return lines.get(0);
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
