package ais.geofence.files;

import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the input.
 *
 * @param path where it is
 * @param bytes its size
 * @param modified when it was last written, milliseconds since 1970; 0 if not asked
 * @param folder the folder that the user gave and it was found in; null if the user gave the file itself
 */
public record FoundFile(
        Path path, long bytes, long modified, @Nullable Path folder) {
    public FoundFile(Path path, long bytes, @Nullable Path folder) {
        this(path, bytes, 0, folder);
    }

    /** A file of Spark's rows; its size is not known. */
    public static FoundFile ofUri(String uri) {
        return new FoundFile(new Path(URI.create(uri)), 0, null);
    }

    /**
     * The path as a glob that means this file alone. Spark's own way to take paths as they are ({@code __globPaths__=false})
     * reads all files again for each that looks like a glob.
     */
    public String literalPath() {
        return FileFinder.escapeGlob(path.toString());
    }

    /** The path as the user would write it: without the scheme for a local file. */
    public String name() {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }
}
