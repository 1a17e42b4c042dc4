package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Opens Hadoop's file systems. */
public final class FileSystems {
    private FileSystems() {}

    /**
     * The file system that a path is in.
     *
     * @param whenMissing the exit code if the class path has no class for it
     * @throws UserError if the class path has no class for it; names the jar to add
     * @throws IOException if it can't be used
     */
    public static FileSystem of(Path path, Configuration configuration, ExitCode whenMissing) throws IOException {
        try {
            return path.getFileSystem(configuration);
        } catch (UnsupportedFileSystemException e) {
            throw missing(path, whenMissing, e);
        } catch (RuntimeException e) { // how Hadoop reports a class of its settings that is missing
            if (e.getCause() instanceof ClassNotFoundException) {
                throw missing(path, whenMissing, e);
            }
            throw e;
        }
    }

    private static UserError missing(Path path, ExitCode code, Exception e) {
        String scheme = path.toUri().getScheme();
        String jar = switch (String.valueOf(scheme)) {
            case "s3a" -> "org.apache.hadoop:hadoop-aws and what docs/s3.md lists";
            case "abfs", "abfss", "wasb", "wasbs" -> "org.apache.hadoop:hadoop-azure";
            case "gs" -> "com.google.cloud.bigdataoss:gcs-connector";
            default -> "the one that provides it";
        };
        return new UserError(
                code,
                "%s: there is no file system for the scheme %s on the class path; add its jar with --jars or --packages: %s"
                        .formatted(path, scheme, jar),
                e);
    }
}
