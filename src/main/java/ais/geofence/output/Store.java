package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The operations on a Hadoop file system that publishing is made of. On a local disk and on HDFS a move is one step for
 * whoever looks on; an object store copies. All throw a {@link UserError} (exit 5) with the path for what can't be done.
 */
final class Store {
    /** Bytes. */
    private static final int SMALL = 1 << 16;

    private final FileSystem fileSystem;
    private final boolean local;

    private Store(FileSystem fileSystem) {
        this.local = "file".equals(fileSystem.getUri().getScheme());
        // Small files of ours need no file of checksums beside them.
        this.fileSystem = fileSystem instanceof LocalFileSystem checked ? checked.getRaw() : fileSystem;
    }

    /** The one that a path is in. */
    static Store of(Path path, Configuration configuration) {
        return guarded(path, () -> new Store(path.getFileSystem(configuration)));
    }

    /** The path with its scheme, and without anything relative. */
    Path qualified(Path path) {
        return fileSystem.makeQualified(path);
    }

    boolean exists(Path path) {
        return guarded(path, () -> fileSystem.exists(path));
    }

    /** What lies in a folder, in the order of the names; nothing if there is no such folder. */
    List<FileStatus> entries(Path folder) {
        return guarded(folder, () -> {
            try {
                FileStatus[] entries = fileSystem.listStatus(folder);
                Arrays.sort(entries);
                return List.of(entries);
            } catch (FileNotFoundException e) {
                return List.of();
            }
        });
    }

    /** The names of what lies in a folder, in order. */
    List<String> names(Path folder) {
        return entries(folder).stream().map(entry -> entry.getPath().getName()).toList();
    }

    /**
     * When a file, or the youngest file below a folder, was changed; now, if somebody is deleting it. The times of folders
     * mean nothing on an object store.
     */
    Instant changed(Path path) {
        return guarded(path, () -> {
            try {
                Instant youngest = Instant.EPOCH;
                RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(path, true);
                while (files.hasNext()) {
                    Instant changed = Instant.ofEpochMilli(files.next().getModificationTime());
                    youngest = changed.isAfter(youngest) ? changed : youngest;
                }
                return youngest;
            } catch (FileNotFoundException e) {
                return Instant.now();
            }
        });
    }

    /** Makes a folder and those above it, where they aren't there. */
    void makeFolder(Path folder) {
        guarded(folder, () -> {
            if (!fileSystem.mkdirs(folder)) {
                throw new IOException("no folder can be made");
            }
            return true;
        });
    }

    /** Moves a file or folder to a place that is free. */
    void move(Path from, Path to) {
        makeFolder(to.getParent());
        guarded(to, () -> {
            if (local) {
                Files.move(onDisk(from), onDisk(to), StandardCopyOption.ATOMIC_MOVE);
            } else if (!fileSystem.rename(from, to)) {
                throw new IOException("%s can't be moved there".formatted(from));
            }
            return true;
        });
    }

    /** Deletes a file or folder, if it is there. */
    void delete(Path path) {
        guarded(path, () -> fileSystem.delete(path, true));
    }

    /** Makes a file that isn't there yet; false if it is. Of several that try at once, one succeeds. */
    boolean create(Path file, String text) {
        return guarded(file, () -> {
            OutputStream out;
            try {
                if (local) {
                    Files.createFile(onDisk(file));
                }
                out = fileSystem.create(file, local);
            } catch (IOException e) { // each file system has its own for a file that exists
                if (fileSystem.exists(file)) {
                    return false;
                }
                throw e;
            }
            write(file, out, text);
            return true;
        });
    }

    /** Makes sure that {@link #replace} can put a file in place, before the work whose last act that is. */
    void requireReplaceable(Path file) {
        Path temporary = temporary(file);
        makeFolder(file.getParent());
        guarded(file, () -> {
            if (fileSystem.exists(file) && fileSystem.getFileStatus(file).isDirectory()) {
                throw new IOException("it is a folder; name a file");
            }
            write(temporary, fileSystem.create(temporary, true), "");
            return fileSystem.delete(temporary, false);
        });
    }

    private static Path temporary(Path file) {
        return new Path(file.getParent(), "_" + file.getName() + ".new");
    }

    /** Puts a small file in place at once, whole. */
    void replace(Path file, String text) {
        Path temporary = temporary(file);
        makeFolder(file.getParent());
        guarded(file, () -> {
            write(temporary, fileSystem.create(temporary, true), text);
            fileSystem.delete(file, false);
            return true;
        });
        move(temporary, file);
    }

    /** The text of a small file, if it is there; of a larger one its beginning. */
    Optional<String> read(Path file) {
        return guarded(file, () -> {
            try (FSDataInputStream in = fileSystem.open(file)) {
                return Optional.of(new String(in.readNBytes(SMALL), StandardCharsets.UTF_8));
            } catch (FileNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** Writes a file that was opened for it; one that can't be written whole, as on a full disk, goes again. */
    private void write(Path file, OutputStream open, String text) throws IOException {
        try (OutputStream out = open) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | FSError e) {
            fileSystem.delete(file, false);
            throw e;
        }
    }

    private java.nio.file.Path onDisk(Path path) {
        return java.nio.file.Path.of(qualified(path).toUri().getPath());
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    private static <T> T guarded(Path path, Work<T> work) {
        try {
            return work.get();
        } catch (IOException | RuntimeException | FSError e) { // each file system has its own
            throw new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(path, Reason.of(e)), e);
        }
    }
}
