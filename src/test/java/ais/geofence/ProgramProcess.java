package ais.geofence;

import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, which can be watched and killed. */
final class ProgramProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private ProgramProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder where its output goes
     */
    static ProgramProcess start(Path folder, Object... arguments) throws IOException {
        return start(folder, Map.of(), List.of("-Xmx1g"), arguments);
    }

    /**
     * Starts it in surroundings of its own.
     *
     * @param folder where its output goes
     * @param environment variables that it gets besides those of this process
     * @param options for Java
     */
    static ProgramProcess start(Path folder, Map<String, String> environment, List<String> options, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-Xmx"))
                .forEach(command::add);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.sql.catalog."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(options);
        command.addAll(List.of(
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                AisGeofence.class.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new ProgramProcess(builder.start(), out, err);
    }

    /** What it said so far. */
    String err() {
        return TestFiles.text(err);
    }

    /** Waits until something has happened, looking often. */
    void await(BooleanSupplier event) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!event.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError("it did not happen: " + TestFiles.text(err));
            }
            Thread.sleep(5);
        }
    }

    /** Asks it to end, as a scheduler does with SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    CommandRun ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + TestFiles.text(err));
        }
        return new CommandRun(process.exitValue(), TestFiles.text(out), TestFiles.text(err));
    }

    /** Kills it as the system would, without a chance to tidy up. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
