package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/** Turns the paths that a user gives (files, folders, globs, of any Hadoop file system) into files. */
public final class FileFinder {
    private final Configuration configuration;
    private final ExitCode whenMissing;

    /**
     * @param whenMissing the exit code if a path leads to nothing
     */
    public FileFinder(Configuration configuration, ExitCode whenMissing) {
        this.configuration = configuration;
        this.whenMissing = whenMissing;
    }

    /**
     * Finds the files, in the order of the paths and, within a folder or glob, of their names. Hidden files and
     * folders within a folder are skipped.
     *
     * @throws UserError if a path leads to no file, or can't be read
     */
    public List<FoundFile> find(List<String> paths) {
        List<FoundFile> found = new ArrayList<>();
        for (String path : paths) {
            int before = found.size();
            try {
                for (FileStatus status : matches(new Path(path))) {
                    if (status.isDirectory()) {
                        addFolder(status.getPath(), found);
                    } else {
                        found.add(found(status, null));
                    }
                }
            } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
                throw unreadable(path, e);
            }
            if (found.size() == before) {
                throw new UserError(whenMissing, "%s: no such file, or a folder or glob without files".formatted(path));
            }
        }
        return found;
    }

    /**
     * The file beside another whose name differs only by its ending. Asks for that name alone, as a folder of an object store may
     * hold very many others.
     *
     * @param ending with its dot, in lower case; a file whose ending is in upper case is found too
     * @throws UserError if it can't be found out
     */
    public Optional<FoundFile> beside(FoundFile file, String ending) {
        String name = file.path().getName();
        String stem = name.substring(0, name.lastIndexOf('.'));
        for (String candidate : List.of(stem + ending, stem + ending.toUpperCase(Locale.ROOT))) {
            try {
                Path path = new Path(file.path().getParent(), candidate);
                FileStatus status = fileSystem(path).getFileStatus(path);
                if (status.isFile()) {
                    return Optional.of(found(status, file.folder()));
                }
            } catch (FileNotFoundException e) {
                continue;
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable(file.path(), e);
            }
        }
        return Optional.empty();
    }

    /**
     * The folders and files that a path leads to.
     *
     * @throws UserError if it leads to nothing, or can't be read
     */
    public List<Path> roots(String path) {
        try {
            List<Path> roots =
                    matches(new Path(path)).stream().map(FileStatus::getPath).toList();
            if (roots.isEmpty()) {
                throw new UserError(whenMissing, "%s: no such file or folder".formatted(path));
            }
            return roots;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw unreadable(path, e);
        }
    }

    /**
     * Tells which files that Spark lists below folders are repeats by symbolic links: all but those that {@link #find} gives
     * now. A file that has vanished since then is not a repeat.
     *
     * @throws UserError if a folder can't be read
     */
    public Predicate<Path> repeats(List<Path> folders) {
        Set<Path> once = new HashSet<>();
        List<Path> local = localFolders(folders);
        for (Path folder : local) {
            try {
                LocalFolder.files(folder).forEach(file -> once.add(file.path()));
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return file -> !once.contains(file)
                && local.stream().anyMatch(folder -> isWithin(file, folder))
                && exists(file.toString());
    }

    /**
     * Refuses links that would make Spark list files without end.
     *
     * @throws UserError if a symbolic link leads to a folder that contains it, or a folder can't be read
     */
    public void refuseLoops(List<Path> folders) {
        for (Path folder : localFolders(folders)) {
            try {
                LocalFolder.loop(folder).ifPresent(link -> {
                    throw new UserError(
                            whenMissing,
                            "%s: a link to a folder that contains it, so the search for new files would never end; remove the link"
                                    .formatted(link));
                });
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
    }

    private List<Path> localFolders(List<Path> folders) {
        List<Path> local = new ArrayList<>();
        for (Path folder : folders) {
            try {
                FileSystem fileSystem = fileSystem(folder);
                if (fileSystem instanceof LocalFileSystem
                        && fileSystem.getFileStatus(folder).isDirectory()) {
                    local.add(folder);
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        return local;
    }

    private UserError unreadable(Object path, Exception cause) {
        return new UserError(whenMissing, "%s: can't be read (%s)".formatted(path, Reason.of(cause)), cause);
    }

    /** Whether a file or folder has exactly this path, so that it is not a glob. */
    public boolean exists(String path) {
        try {
            return fileSystem(new Path(path)).exists(new Path(path));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw unreadable(path, e);
        }
    }

    /** The glob that matches this path alone. */
    public static String escapeGlob(String path) {
        return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
    }

    private FileSystem fileSystem(Path path) throws IOException {
        return FileSystems.of(path, configuration, whenMissing);
    }

    private List<FileStatus> matches(Path path) throws IOException {
        FileSystem fileSystem = fileSystem(path);
        try {
            return List.of(fileSystem.getFileStatus(path));
        } catch (FileNotFoundException e) {
            FileStatus[] matches = fileSystem.globStatus(path);
            return matches == null
                    ? List.of()
                    : Arrays.stream(matches)
                            .sorted(Comparator.comparing(FileStatus::getPath))
                            .toList();
        }
    }

    private void addFolder(Path folder, List<FoundFile> found) throws IOException {
        FileSystem fileSystem = fileSystem(folder);
        List<FoundFile> files =
                fileSystem instanceof LocalFileSystem ? LocalFolder.files(folder) : listed(fileSystem, folder);
        files.sort(Comparator.comparing(FoundFile::path));
        found.addAll(files);
    }

    /** The files of all depths; an object store lists them in one request after another. */
    private static List<FoundFile> listed(FileSystem fileSystem, Path folder) throws IOException {
        List<FoundFile> files = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = fileSystem.listFiles(folder, true);
        while (all.hasNext()) {
            LocatedFileStatus status = all.next();
            if (!isHidden(status.getPath(), folder)) {
                files.add(found(status, folder));
            }
        }
        return files;
    }

    private static FoundFile found(FileStatus status, @Nullable Path folder) {
        return new FoundFile(status.getPath(), status.getLen(), status.getModificationTime(), folder);
    }

    /** Whether a path is a folder or lies in it. */
    public static boolean isWithin(Path path, Path folder) {
        for (Path outer = path; outer != null; outer = outer.getParent()) {
            if (outer.equals(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file, or a folder between it and another, is hidden. */
    public static boolean isHidden(Path file, Path folder) {
        for (Path path = file; path != null && !path.equals(folder); path = path.getParent()) {
            if (isHidden(path.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether Spark skips a file or folder of that name. */
    public static boolean isHidden(String name) {
        return name.startsWith(".")
                || (name.startsWith("_") && name.indexOf('=') < 0)
                || name.toUpperCase(Locale.ROOT).endsWith("._COPYING_");
    }
}
