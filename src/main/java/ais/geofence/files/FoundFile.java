package ais.geofence.files;

import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the input.
 *
 * @param path where it is
 * @param bytes its size
 * @param folder the folder that the user gave and it was found in; null if the user gave the file itself
 */
public record FoundFile(Path path, long bytes, @Nullable Path folder) {
    /**
     * The path as a glob that means this file alone. Spark's own way to take paths as they are ({@code __globPaths__=false})
     * reads all files again for each that looks like a glob.
     */
    public String literalPath() {
        return FileFinder.literally(path.toString());
    }

    /** The path as the user would write it: without the scheme for a local file. */
    public String name() {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }
}
