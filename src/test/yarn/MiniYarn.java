import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * YARN on loopback: a resource manager and one node manager. Writes its settings to yarn-site.xml in the folder that the
 * only argument names, and runs until its standard input ends, which is when the tests have.
 */
public final class MiniYarn {
    public static void main(String[] args) throws Exception {
        YarnConfiguration settings = new YarnConfiguration();
        settings.set("fs.defaultFS", "file:///");
        settings.set("yarn.scheduler.capacity.root.queues", "default");
        settings.set("yarn.scheduler.capacity.root.default.capacity", "100");
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.9");
        settings.setInt("yarn.scheduler.minimum-allocation-mb", 256);
        settings.setInt("yarn.nodemanager.resource.memory-mb", 6144);
        // The disk may be nearly full and the host's memory shared: neither is what is tested.
        settings.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
        settings.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
        settings.set("yarn.resourcemanager.bind-host", "127.0.0.1");
        settings.set("yarn.nodemanager.bind-host", "127.0.0.1");

        MiniYARNCluster cluster = new MiniYARNCluster("yarn", 1, 1, 1);
        // A start that fails would leave threads that keep the process alive.
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop));
        try {
            cluster.init(settings);
            cluster.start();
            if (!cluster.waitForNodeManagersToConnect(60_000)) {
                throw new IllegalStateException("the node manager did not connect");
            }
            Path folder = Files.createDirectories(Path.of(args[0]));
            Path unfinished = folder.resolve("yarn-site.xml.unfinished");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                cluster.getConfig().writeXml(out);
            }
            Files.move(unfinished, folder.resolve("yarn-site.xml"));
            while (System.in.read() >= 0) {}
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
