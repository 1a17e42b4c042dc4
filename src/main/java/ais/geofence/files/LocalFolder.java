package ais.geofence.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder on a local disk and of the folders below, each once, however many symbolic links lead to it. Links
 * are followed; a file or folder that is there by its own name too is taken by that. Hidden ones are passed over. Hadoop would
 * start a process for each file.
 */
final class LocalFolder {
    private final org.apache.hadoop.fs.Path folder;
    private final List<FoundFile> files = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * @param folder as it is noted in the files
     */
    private LocalFolder(org.apache.hadoop.fs.Path folder) {
        this.folder = folder;
    }

    /** The files in no particular order. */
    static List<FoundFile> files(org.apache.hadoop.fs.Path folder) throws IOException {
        LocalFolder found = new LocalFolder(folder);
        found.addAll(Path.of(folder.toUri().getPath()));
        return found.files;
    }

    /** A symbolic link to a folder that contains it; following it would never end. */
    static Optional<Path> loop(org.apache.hadoop.fs.Path folder) throws IOException {
        AtomicReference<@Nullable Path> loop = new AtomicReference<>();
        Set<FileVisitOption> alongLinks = Set.of(FileVisitOption.FOLLOW_LINKS);
        Path start = Path.of(folder.toUri().getPath());
        Files.walkFileTree(start, alongLinks, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean hidden = !inner.equals(start) && isHidden(inner);
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (failure instanceof FileSystemLoopException && !isHidden(file)) {
                    loop.set(file);
                    return FileVisitResult.TERMINATE;
                }
                return FileVisitResult.CONTINUE; // whoever reads it will tell
            }
        });
        return Optional.ofNullable(loop.get());
    }

    private void addAll(Path start) throws IOException {
        List<Path> links = addAllButLinks(start);
        while (!links.isEmpty()) {
            List<Path> further = new ArrayList<>();
            for (Path link : links) {
                further.addAll(follow(link));
            }
            links = further;
        }
    }

    /** The links of a linked folder; one that leads nowhere is passed over. */
    private List<Path> follow(Path link) throws IOException {
        try {
            BasicFileAttributes target = Files.readAttributes(link, BasicFileAttributes.class);
            if (target.isDirectory()) {
                return addAllButLinks(link);
            }
            add(link, target);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            return List.of(); // it leads to nothing, or to itself
        }
        return List.of();
    }

    private List<Path> addAllButLinks(Path start) throws IOException {
        List<Path> links = new ArrayList<>();
        // A link does not lead the walk away, but a start that is one does.
        Path real = start.toRealPath();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean hidden = !inner.equals(real) && isHidden(inner);
                return !hidden && seen.add(inner) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path named = start.resolve(real.relativize(file));
                if (attributes.isSymbolicLink() && !isHidden(file)) {
                    links.add(named);
                } else if (!isHidden(file)) {
                    add(named, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) { // it has gone meanwhile
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        Collections.sort(links);
        return links;
    }

    /** What is passed over must not stand for a link that leads to it. */
    private static boolean isHidden(Path file) {
        return FileFinder.isHidden(file.getFileName().toString());
    }

    private void add(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && seen.add(file.toRealPath())) {
            files.add(new FoundFile(
                    new org.apache.hadoop.fs.Path("file", null, file.toString()),
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis(),
                    folder));
        }
    }
}
