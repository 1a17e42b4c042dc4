package ais.geofence.cluster;

import ais.geofence.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** HDFS in miniature on loopback, in a process of its own: src/test/yarn. */
final class HdfsCluster implements AutoCloseable {
    private final ServerProcess server;
    private final FileSystem fileSystem;

    /**
     * Starts it.
     *
     * @param folder where its log and its data go
     */
    HdfsCluster(Path folder) throws Exception {
        Path settings = folder.resolve("core-site.xml");
        List<String> command = List.of(
                Components.java(),
                "-Xmx512m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                Components.classPath("yarn"),
                Launcher.HOME.resolve("src/test/yarn/MiniHdfs.java").toString(),
                folder.resolve("data").toString(),
                settings.toString());
        server = ServerProcess.start("hdfs", folder, Map.of(), command).awaitReady(() -> Files.exists(settings));
        Configuration configuration = new Configuration();
        configuration.addResource(new org.apache.hadoop.fs.Path(settings.toUri()));
        fileSystem = FileSystem.newInstance(configuration);
    }

    FileSystem fileSystem() {
        return fileSystem;
    }

    /** A path on it. */
    String path(String path) {
        return fileSystem.getUri() + "/" + path;
    }

    @Override
    public void close() throws IOException {
        fileSystem.close();
        server.close();
    }
}
