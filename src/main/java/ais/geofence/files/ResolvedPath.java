package ais.geofence.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Compares places: two paths that lead to one place are resolved to the same path. */
public final class ResolvedPath {
    private ResolvedPath() {}

    /**
     * The path with its scheme; on a local disk with its links resolved.
     *
     * @throws IOException if its file system can't be used
     */
    public static Path of(Path path, Configuration configuration) throws IOException {
        Path whole = path.getFileSystem(configuration).makeQualified(path);
        URI uri = whole.toUri();
        return "file".equals(uri.getScheme())
                ? new Path("file", null, new File(uri.getPath()).getCanonicalPath())
                : whole;
    }

    /** The same, or nothing if the text is no path or its file system can't be used: whoever reads or writes there reports that. */
    public static Optional<Path> ifUsable(String path, Configuration configuration) {
        try {
            return Optional.of(of(new Path(path), configuration));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
