package ais.geofence.testing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A class of the tests that runs as a process of its own, to be stopped or killed. */
public final class JavaProcess implements AutoCloseable {
    /** Only what hangs takes so long, on a busy machine too. */
    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path said;

    private JavaProcess(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts its main method.
     *
     * @param arguments that it gets
     */
    public static JavaProcess start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Path said = Files.createTempFile("said", ".txt");
        return new JavaProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start(),
                said);
    }

    /**
     * Waits until something has happened, looking all the time.
     *
     * @return whether it was seen before the process ended; on a busy machine nobody may have looked in between
     */
    public boolean sees(BooleanSupplier event) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!event.getAsBoolean()) {
            if (!process.isAlive()) {
                return false;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen: " + said());
            }
            Thread.onSpinWait();
        }
        return true;
    }

    /** Stops it where it is. */
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end, which has to be a good one. */
    public void endsWell() throws InterruptedException {
        int code = code();
        if (code != 0) {
            throw new AssertionError("it ended with " + code + ": " + said());
        }
    }

    /** What it ends with. */
    public int code() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + said());
        }
        return process.exitValue();
    }

    /** What it printed. */
    public String said() {
        return TestFiles.text(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
