import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * HDFS on loopback: a name node and one data node. Keeps its data in the folder that the first argument names, writes its
 * settings to the file of the second, and runs until its standard input ends, which is when the tests have.
 */
public final class MiniHdfs {
    public static void main(String[] args) throws Exception {
        Configuration settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, args[0]);
        settings.setInt("dfs.replication", 1);
        // The disk may be nearly full: that is not what is tested.
        settings.setLong("dfs.datanode.du.reserved", 0);
        settings.setLong("dfs.namenode.resource.du.reserved", 0);

        try (MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(settings).numDataNodes(1).build()) {
            cluster.waitActive();
            Configuration client = new Configuration(false);
            client.set("fs.defaultFS", cluster.getURI().toString());
            Path file = Path.of(args[1]);
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                client.writeXml(out);
            }
            Files.move(unfinished, file);
            while (System.in.read() >= 0) {}
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
