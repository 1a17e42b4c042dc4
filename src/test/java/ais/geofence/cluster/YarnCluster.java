package ais.geofence.cluster;

import ais.geofence.launch.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** YARN in miniature on loopback, in a process of its own: src/test/yarn. */
final class YarnCluster implements AutoCloseable {
    private final Path configuration;
    private final ServerProcess server;

    /**
     * Starts it.
     *
     * @param folder where its log and its containers' go
     */
    YarnCluster(Path folder) throws Exception {
        configuration = folder.resolve("conf");
        List<String> command = List.of(
                Components.java(),
                "-Xmx512m",
                "@" + Launcher.HOME.resolve("conf/java-options"),
                "-cp",
                Components.classPath("yarn"),
                Launcher.HOME.resolve("src/test/yarn/MiniYarn.java").toString(),
                configuration.toString());
        server = ServerProcess.start("yarn", folder, Map.of(), command)
                .awaitReady(() -> Files.exists(configuration.resolve("yarn-site.xml")));
    }

    /** The folder with yarn-site.xml, for HADOOP_CONF_DIR. */
    Path configuration() {
        return configuration;
    }

    @Override
    public void close() {
        server.close();
    }
}
