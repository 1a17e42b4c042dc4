package ais.geofence;

import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, which can be stopped, continued and killed. */
final class ProgramProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path err;

    private ProgramProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder where its output goes
     */
    static ProgramProcess start(Path folder, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-Xmx"))
                .forEach(command::add);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.sql.catalog."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of(
                "-Xmx1g",
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"),
                "-cp",
                System.getProperty("java.class.path"),
                AisGeofence.class.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path err = Files.createTempFile(folder, "err", ".txt");
        return new ProgramProcess(
                new ProcessBuilder(command)
                        .redirectOutput(
                                Files.createTempFile(folder, "out", ".txt").toFile())
                        .redirectError(err.toFile())
                        .start(),
                err);
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

    /** Whether it has said that of its progress. */
    boolean said(String words) {
        return TestFiles.text(err).contains(words);
    }

    /** Holds it where it is. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void go() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end. */
    CommandRun ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + TestFiles.text(err));
        }
        return new CommandRun(process.exitValue(), "", TestFiles.text(err));
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
