package ais.geofence.files;

import ais.geofence.unpack.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of the input, or a member of an archive, which is read like a file.
 *
 * @param path where the file is; for a member, its archive
 * @param bytes its size; for a member, what it takes in the archive
 * @param modified when it was last written, milliseconds since 1970; 0 if not asked
 * @param folder the folder that the user gave and it was found in; null if the user gave the file itself
 * @param member the member of the archive; null for a file
 */
public record FoundFile(
        Path path,
        long bytes,
        long modified,
        @Nullable Path folder,
        @Nullable ZipMember member) implements Serializable {
    private static final long serialVersionUID = 1;

    public FoundFile(Path path, long bytes, long modified, @Nullable Path folder) {
        this(path, bytes, modified, folder, null);
    }

    public FoundFile(Path path, long bytes, @Nullable Path folder) {
        this(path, bytes, 0, folder);
    }

    /** A member of this archive. */
    public FoundFile member(ZipMember ofArchive) {
        return new FoundFile(path, ofArchive.packedBytes(), modified, folder, ofArchive);
    }

    public boolean isMember() {
        return member != null;
    }

    /** Its bytes from the first; those of a member are unpacked. */
    public InputStream open(Configuration configuration) throws IOException {
        FSDataInputStream in = path.getFileSystem(configuration).open(path);
        if (member == null) {
            return in;
        }
        try {
            in.seek(member.start());
            return member.open(in);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The path that no other file or member has: that of a member has the member's name as a fragment. */
    public Path uniquePath() {
        if (member == null) {
            return path;
        }
        URI archive = path.toUri();
        try {
            return new Path(
                    new URI(archive.getScheme(), archive.getAuthority(), archive.getPath(), null, member.name()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * The path as a glob that means this file alone. Spark's own way to take paths as they are ({@code __globPaths__=false})
     * reads all files again for each that looks like a glob.
     */
    public String literalPath() {
        return FileFinder.escapeGlob(path.toString());
    }

    /** The path as the user would write it: without the scheme for a local file. The name of a member follows that of its archive. */
    public String name() {
        return nameOf(uniquePath());
    }

    /** The same; for a member, that of its archive. */
    public String pathName() {
        return nameOf(path);
    }

    /** The {@link #name} for the {@link #uniquePath} of a file as a URI. */
    public static String nameOf(String uri) {
        return nameOf(new Path(URI.create(uri)));
    }

    private static String nameOf(Path uniquePath) {
        URI uri = uniquePath.toUri();
        String file = "file".equals(uri.getScheme())
                ? uri.getPath()
                : new Path(uri.getScheme(), uri.getAuthority(), uri.getPath()).toString();
        return uri.getFragment() == null ? file : file + "/" + uri.getFragment();
    }

    /** The last part of the name. */
    public String lastName() {
        return member == null ? path.getName() : lastName(member.name());
    }

    private static String lastName(String member) {
        return member.substring(1 + Math.max(member.lastIndexOf('/'), member.lastIndexOf('\\')));
    }
}
