package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The operations on a Hadoop file system that publishing needs. On a local disk and on HDFS a move is atomic; an object store
 * copies. Each throws a {@link UserError} (exit 5) with the path if it fails.
 */
final class OutputFileSystem {
    /** In bytes. */
    private static final int SMALL = 1 << 16;

    /** How often an operation is tried that another run may be doing at the same moment. */
    private static final int ATTEMPTS = 1000;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** The number of a file's file system. */
    private static final String DEVICE = "unix:dev";

    private final FileSystem fileSystem;
    private final boolean local;

    private OutputFileSystem(FileSystem fileSystem) {
        this.local = "file".equals(fileSystem.getUri().getScheme());
        // Small files of ours need no file of checksums beside them.
        this.fileSystem = fileSystem instanceof LocalFileSystem checked ? checked.getRaw() : fileSystem;
    }

    /** The file system of a path. */
    static OutputFileSystem of(Path path, Configuration configuration) {
        try {
            return guarded(path, () -> new OutputFileSystem(path.getFileSystem(configuration)));
        } catch (IllegalArgumentException e) { // a path or a setting that Hadoop can't use
            throw unwritable(path, e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof ClassNotFoundException) {
                throw unwritable(path, e);
            }
            throw e;
        }
    }

    /** The absolute path with its scheme. */
    Path qualified(Path path) {
        return fileSystem.makeQualified(path);
    }

    /**
     * The real place of a folder to write: on a local disk with a symbolic link resolved.
     *
     * @throws UserError (exit 5) if the link leads nowhere, or the folder is a mount point, to which nothing can be moved
     */
    Path home(Path folder) {
        return guarded(folder, () -> {
            if (!local) {
                return qualified(folder);
            }
            java.nio.file.Path place = onDisk(folder);
            boolean isLink = Files.isSymbolicLink(place);
            if (isLink && !Files.exists(place)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: the symbolic link leads to %s, which does not exist; make that folder, or choose another output"
                                .formatted(folder, Files.readSymbolicLink(place)));
            }
            java.nio.file.Path real = isLink ? place.toRealPath() : place;
            if (isMountPoint(real)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: is the mount point of a file system%s; choose a folder in it"
                                .formatted(folder, isLink ? " (%s)".formatted(real) : ""));
            }
            return isLink ? new Path("file", null, real.toString()) : qualified(folder);
        });
    }

    /**
     * Makes sure that there is no file in the place of a folder. To replace it would destroy what nobody meant.
     *
     * @throws UserError (exit 5) if there is one
     */
    void requireNoFile(Path folder) {
        if (guarded(folder, () -> isFile(folder))) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: is a file, and rows are written to a folder; choose another output".formatted(folder));
        }
    }

    private boolean isFile(Path path) throws IOException {
        try {
            return fileSystem.getFileStatus(path).isFile();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static boolean isMountPoint(java.nio.file.Path folder) throws IOException {
        java.nio.file.Path parent = folder.getParent();
        return parent != null
                && Files.isDirectory(folder)
                && !Files.getAttribute(folder, DEVICE).equals(Files.getAttribute(parent, DEVICE));
    }

    /** A text that is the same for a place in all runs, whatever links lead to it. */
    String located(Path path) {
        return guarded(
                path,
                () -> local
                        ? onDisk(path).toFile().getCanonicalPath()
                        : qualified(path).toString());
    }

    boolean exists(Path path) {
        return guarded(path, () -> fileSystem.exists(path));
    }

    /** The names of a folder's entries, in order; none if there is no such folder. */
    List<String> names(Path folder) {
        return guarded(
                folder,
                () -> entries(folder).stream()
                        .map(entry -> entry.getPath().getName())
                        .toList());
    }

    /** Files and folders may vanish meanwhile, as other runs come and go. */
    private List<FileStatus> entries(Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                FileStatus[] entries = fileSystem.listStatus(folder);
                Arrays.sort(entries);
                return List.of(entries);
            } catch (FileNotFoundException e) {
                return List.of();
            } catch (IOException e) { // a local folder that went while it was listed
                if (!fileSystem.exists(folder)) {
                    return List.of();
                }
                if (!local || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The files below a folder that readers see. */
    List<FileStatus> files(Path folder) {
        return guarded(folder, () -> {
            List<FileStatus> files = new ArrayList<>();
            for (FileStatus entry : entries(folder)) {
                if (FileFinder.isHidden(entry.getPath().getName())) {
                    continue;
                }
                if (entry.isDirectory()) {
                    files.addAll(files(entry.getPath()));
                } else {
                    files.add(entry);
                }
            }
            return files;
        });
    }

    Configuration configuration() {
        return fileSystem.getConf();
    }

    /**
     * When a file, or the youngest file below a folder, was changed; now, if there is none, as another run is creating or
     * deleting it. Object stores have no times of folders.
     */
    Instant changed(Path path) {
        return guarded(path, () -> youngest(path).orElseGet(Instant::now));
    }

    private Optional<Instant> youngest(Path path) throws IOException {
        Optional<Instant> youngest = Optional.empty();
        for (FileStatus entry : entries(path)) {
            Optional<Instant> changed = entry.isDirectory()
                    ? youngest(entry.getPath())
                    : Optional.of(Instant.ofEpochMilli(entry.getModificationTime()));
            if (changed.isPresent() && (youngest.isEmpty() || changed.get().isAfter(youngest.get()))) {
                youngest = changed;
            }
        }
        return youngest;
    }

    /** Creates a folder and its parents where they are missing. */
    void makeFolder(Path folder) {
        guarded(folder, () -> {
            if (local) {
                Files.createDirectories(onDisk(folder)); // Hadoop starts a process for it
            } else if (!fileSystem.mkdirs(folder)) {
                throw new IOException("no folder can be made");
            }
            return true;
        });
    }

    /** Moves a file or folder to a free place in an existing folder. */
    void move(Path from, Path to) {
        guarded(to, () -> {
            rename(from, to);
            return true;
        });
    }

    /** Moves likewise; false if there is nothing to move. Of several concurrent calls one succeeds. */
    boolean moveIfThere(Path from, Path to) {
        return guarded(to, () -> {
            try {
                rename(from, to);
                return true;
            } catch (IOException e) {
                if (fileSystem.exists(from)) {
                    throw e;
                }
                return false;
            }
        });
    }

    /**
     * Moves a folder to a place that is free or an empty folder; false if it is neither. Of several concurrent calls one
     * succeeds.
     */
    boolean moveIfFree(Path from, Path to) {
        return guarded(to, () -> local ? renameLocally(from, to) : renameElsewhere(from, to));
    }

    private boolean renameLocally(Path from, Path to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                rename(from, to);
                return true;
            } catch (FileSystemException e) { // Java has no type of its own for a folder that isn't empty
                if (fileSystem.exists(to)) {
                    return false;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Many file systems move a folder into an existing one. */
    private boolean renameElsewhere(Path from, Path to) throws IOException {
        if (!entries(to).isEmpty() || !fileSystem.rename(from, to)) {
            return false;
        }
        return !fileSystem.delete(new Path(to, from.getName()), true);
    }

    private void rename(Path from, Path to) throws IOException {
        if (local) {
            Files.move(onDisk(from), onDisk(to), StandardCopyOption.ATOMIC_MOVE);
        } else if (!fileSystem.rename(from, to)) {
            throw new IOException("%s can't be moved there".formatted(from));
        }
    }

    /** Deletes a file or folder if it exists. */
    void delete(Path path) {
        guarded(path, () -> fileSystem.delete(path, true));
    }

    /** Deletes a file if it exists. */
    void deleteFile(Path file) {
        guarded(file, () -> local ? Files.deleteIfExists(onDisk(file)) : fileSystem.delete(file, false));
    }

    /** Deletes a folder if it exists and is empty at that moment. */
    void deleteIfEmpty(Path folder) {
        guarded(folder, () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return local ? Files.deleteIfExists(onDisk(folder)) : fileSystem.delete(folder, false);
                } catch (DirectoryNotEmptyException e) {
                    return false;
                } catch (IOException e) { // each file system has its own exception for a folder that is not empty
                    if (!entries(folder).isEmpty() || !fileSystem.exists(folder)) {
                        return false;
                    }
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        });
    }

    /** Sets the time of a file to now, if it exists. */
    void touch(Path file) {
        guarded(file, () -> {
            try {
                Instant now = Instant.now();
                fileSystem.setTimes(file, now.toEpochMilli(), -1);
                if (changed(file).plus(CLOCKS_DIFFER).isBefore(now)) { // an object store has no times to set
                    String text = read(file).orElse("");
                    write(file, text);
                }
                return true;
            } catch (FileNotFoundException | NoSuchFileException e) {
                return false;
            }
        });
    }

    /** Checks, before the work, that {@link #replace} will be able to put a file in place. */
    void requireReplaceable(Path file) {
        Path temporary = temporary(file);
        makeFolder(file.getParent());
        guarded(file, () -> {
            if (fileSystem.exists(file) && fileSystem.getFileStatus(file).isDirectory()) {
                throw new IOException("it is a folder; name a file");
            }
            write(temporary, "");
            return fileSystem.delete(temporary, false);
        });
    }

    /** A unique name: several runs may write a file at once. */
    private static Path temporary(Path file) {
        return new Path(file.getParent(), "_new-" + UUID.randomUUID());
    }

    /** Puts a small file in place as a whole. Of several concurrent calls the last one's file stays. */
    void replace(Path file, String text) {
        Path temporary = temporary(file);
        guarded(file, () -> {
            writeInFolder(temporary, text);
            for (int attempt = 1; !local && attempt < ATTEMPTS; attempt++) {
                fileSystem.delete(file, false);
                if (fileSystem.rename(temporary, file)) {
                    return true;
                }
            }
            rename(temporary, file);
            return true;
        });
    }

    /** The text of a small file, if it exists; of a larger one the beginning. */
    Optional<String> read(Path file) {
        return read(file, SMALL);
    }

    /** The text of a file of any size, if it exists. */
    Optional<String> readWhole(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    private Optional<String> read(Path file, int longest) {
        return guarded(file, () -> {
            try (FSDataInputStream in = fileSystem.open(file)) {
                return Optional.of(new String(in.readNBytes(longest), StandardCharsets.UTF_8));
            } catch (FileNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** Also creates the folder, which others may delete while it is empty. */
    private void writeInFolder(Path file, String text) throws IOException {
        for (int attempt = 1; ; attempt++) {
            makeFolder(file.getParent());
            try {
                write(file, text);
                return;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Writes a file, or deletes it again if it can't be written whole, as on a full disk. */
    private void write(Path file, String text) throws IOException {
        try (OutputStream out = local ? Files.newOutputStream(onDisk(file)) : fileSystem.create(file, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw e;
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
        } catch (IOException
                | UncheckedIOException
                | UnsupportedOperationException // what Hadoop throws for what a file system has not
                | FSError e) {
            throw unwritable(path, e);
        }
    }

    private static UserError unwritable(Path path, Throwable e) {
        return new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(path, Reason.of(e)), e);
    }
}
