package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a run writes.
 *
 * @param tagged the folder for tagged rows, if any
 * @param rejected the folder for rejected rows, if any
 */
public record OutputPaths(Optional<Path> tagged, Optional<Path> rejected) {
    private static final String NONE = "none";
    private static final String REJECTED_SUFFIX = "-rejected";

    /** The folders that the settings ask for. */
    public static OutputPaths of(Settings settings) {
        Optional<String> output = settings.get(Setting.OUTPUT);
        Optional<String> rejected = settings.get(Setting.REJECTED)
                .or(() -> output.map(path -> path.replaceAll("/+$", "") + REJECTED_SUFFIX))
                .filter(path -> !path.equals(NONE));
        try {
            return new OutputPaths(output.map(Path::new), rejected.map(Path::new));
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "the output path is none (%s)".formatted(FileFinder.reason(e)), e);
        }
    }

    /**
     * Checks that the folders are free, or may be replaced, and are apart from the input and from each other.
     *
     * @param inputs the paths that are read
     * @throws UserError (exit 5) if not
     */
    public void check(boolean overwrite, List<String> inputs, Configuration configuration) {
        try {
            for (Path path : all()) {
                FileSystem fileSystem = path.getFileSystem(configuration);
                Path output = fileSystem.makeQualified(path);
                for (String input : inputs) {
                    Path read = new Path(input);
                    read = read.getFileSystem(configuration).makeQualified(read);
                    if (isWithin(read, output) || isWithin(output, read)) {
                        throw new UserError(
                                ExitCode.OUTPUT,
                                "%s: the output and the input %s lie within each other; choose another output"
                                        .formatted(path, input));
                    }
                }
                if (!overwrite && fileSystem.exists(path)) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: the output exists; choose another, or replace it with --overwrite".formatted(path));
                }
            }
            if (tagged.isPresent() && rejected.isPresent() && isWithin(rejected.get(), tagged.get())) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: the rejected rows can't go into the output; choose a folder beside it"
                                .formatted(rejected.get()));
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new UserError(
                    ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(all().get(0), FileFinder.reason(e)), e);
        }
    }

    private List<Path> all() {
        return Stream.concat(tagged.stream(), rejected.stream()).toList();
    }

    private static boolean isWithin(Path inner, Path outer) {
        for (Path path = inner; path != null; path = path.getParent()) {
            if (path.equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
