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
        checkApart(inputs, configuration);
        for (Path path : all()) {
            try {
                if (!overwrite && path.getFileSystem(configuration).exists(path)) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: the output exists; choose another, or replace it with --overwrite".formatted(path));
                }
            } catch (IOException e) {
                throw unwritable(path, e);
            }
        }
        if (tagged.isPresent() && rejected.isPresent()) {
            Path output = qualified(tagged.get(), configuration);
            Path rejects = qualified(rejected.get(), configuration);
            if (isWithin(rejects, output) || isWithin(output, rejects)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: the output and the rejected rows lie within each other; choose folders beside each other"
                                .formatted(rejected.get()));
            }
        }
    }

    /**
     * Checks that the folders hold none of the input, and lie in none of it.
     *
     * @param inputs paths or files that are read; one that can't be is left to its reader to report
     * @throws UserError (exit 5) if not
     */
    public void checkApart(List<String> inputs, Configuration configuration) {
        for (Path path : all()) {
            Path output = qualified(path, configuration);
            for (String input : inputs) {
                Path read;
                try {
                    read = new Path(input);
                    read = read.getFileSystem(configuration).makeQualified(read);
                } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
                    continue;
                }
                if (isWithin(read, output) || isWithin(output, read)) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: the output and the input %s lie within each other; choose another output"
                                    .formatted(path, input));
                }
            }
        }
    }

    private static Path qualified(Path path, Configuration configuration) {
        try {
            return path.getFileSystem(configuration).makeQualified(path);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            throw unwritable(path, e);
        }
    }

    private static UserError unwritable(Path path, Exception e) {
        return new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(path, FileFinder.reason(e)), e);
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
