package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A folder that a run publishes to, as a whole or entry by entry. It records the state at the beginning of the run, so that a
 * run replaces only what it has seen.
 */
final class Target {
    /** The file in a published folder that names its run. */
    static final String MARKER = "_run";

    private final OutputFileSystem fileSystem;
    private final Path folder;
    private final RunId run;
    private final Staging staging;
    private final Map<Path, Optional<String>> before = new HashMap<>();

    Target(Path path, RunId run, Configuration configuration) {
        this.fileSystem = OutputFileSystem.of(path, configuration);
        this.folder = fileSystem.home(path);
        this.run = run;
        if (folder.getParent() == null) {
            throw new UserError(
                    ExitCode.OUTPUT, "%s: rows can't be written to the root; choose a folder in it".formatted(path));
        }
        this.staging = new Staging(fileSystem, folder, run);
    }

    OutputFileSystem fileSystem() {
        return fileSystem;
    }

    Path folder() {
        return folder;
    }

    Staging staging() {
        return staging;
    }

    /** The names of the published entries. */
    List<String> entries(Predicate<String> which) {
        return fileSystem.names(folder).stream().filter(which).toList();
    }

    /** The names of the staged entries. */
    List<String> staged(Predicate<String> which) {
        return fileSystem.names(staging.rows()).stream().filter(which).toList();
    }

    /** Records the state of the whole folder. */
    void recordState() {
        before.put(folder, state(folder));
    }

    /** Records the state of entries. */
    void recordState(List<String> names) {
        for (String name : names) {
            Path place = new Path(folder, name);
            before.put(place, state(place));
        }
    }

    /** The move that replaces the whole folder by the staged rows, or removes it. */
    Move whole(boolean hasRows) {
        return new Move(this, Optional.of(staging.rows()).filter(rows -> hasRows), folder, staging.old(Staging.WHOLE));
    }

    /** The move that replaces an entry by what was staged, or removes it. */
    Move entry(String name, Optional<Path> staged) {
        return new Move(this, staged, new Path(folder, name), staging.old(name));
    }

    /** Writes the run's id into what is staged. */
    void mark(Move move) {
        move.staged().ifPresent(staged -> fileSystem.replace(new Path(staged, MARKER), run.text()));
    }

    /**
     * Checks that a place has not changed since the run began.
     *
     * @throws UserError (exit 5) if another run has published there
     */
    void requireUnchanged(Path place) {
        if (!state(place).equals(before.getOrDefault(place, Optional.empty()))) {
            String who = fileSystem
                    .read(new Path(place, MARKER))
                    .map(other -> "run " + other + " has published here")
                    .orElse("something else has changed it");
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: %s since this run began; nothing was published, run again".formatted(place, who));
        }
    }

    /** The state of a folder: the run that published it, else the names of its files. */
    private Optional<String> state(Path place) {
        return fileSystem.read(new Path(place, MARKER)).or(() -> {
            List<String> names = fileSystem.names(place).stream()
                    .filter(name -> !FileFinder.isHidden(name))
                    .toList();
            return names.isEmpty() ? Optional.empty() : Optional.of(String.join("/", names));
        });
    }
}
