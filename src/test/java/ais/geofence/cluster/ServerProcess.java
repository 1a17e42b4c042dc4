package ais.geofence.cluster;

import ais.geofence.launch.Launcher;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server as a process of its own. Closing it, or the end of the tests, ends it and every process it has started. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);
    /** The number of this JVM among those of the tests. */
    private static final int FORK =
            Integer.parseInt(System.getProperty("ais.geofence.fork", "fork 0").substring("fork ".length()));

    private static final AtomicInteger PORTS = new AtomicInteger(20_000 + 1000 * FORK);

    private final Process process;
    private final Path log;
    private final Thread hook = new Thread(this::end);

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a server.
     *
     * @param folder where it runs, and leaves its output in {@code NAME.log}
     */
    static ServerProcess start(String name, Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        return start(folder, Files.createDirectories(folder).resolve(name + ".log"), environment, command);
    }

    /**
     * Starts a server.
     *
     * @param folder where it runs
     * @param log takes its output
     */
    static ServerProcess start(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_SUBMIT_OPTS", Launcher.QUICK_JAVA);
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), log);
    }

    /**
     * A port of the loopback interface that nobody listens on. No other JVM of the tests is given it, nor any connection: it is
     * below the ports that the system hands out, and each JVM has its own thousand.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = PORTS.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // taken by another program: the next one
            }
        }
    }

    /** Waits until the server is up; fails with its log if it ends before, or takes too long. */
    ServerProcess awaitReady(Waiting.Condition ready) throws Exception {
        try {
            Waiting.until(log.getFileName() + " to say that it is up", START, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("ended with " + process.exitValue());
                }
                return ready.holds();
            });
            return this;
        } catch (AssertionError e) {
            close();
            throw new AssertionError(e.getMessage() + "; " + log + ":\n" + Files.readString(log), e);
        }
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** The processes that it has started and that contain a text in their command line. */
    List<ProcessHandle> children(String text) {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains(text))
                .toList();
    }

    /** Ends the process at once, with no chance to clean up, as a machine that loses power does; its children stay. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(ends).join();
    }
}
