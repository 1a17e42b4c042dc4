package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.TextFile;
import ais.geofence.options.Keys;
import ais.geofence.output.OutputPaths;
import ais.geofence.report.ReportOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** The report files of a command, on the driver's disk. Existing files are replaced. */
record ReportFiles(List<String> files) {
    /**
     * Makes sure that the files can be written, before the work begins.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if not
     */
    void requireWritable() {
        files.forEach(TextFile::requireWritable);
    }

    /**
     * Makes sure that no report replaces an input file.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if one is
     */
    void requireApart(List<String> inputs, Configuration configuration) {
        files.forEach(file -> OutputPaths.ofFile(file).checkApart(inputs, configuration));
    }

    /**
     * Makes sure that no two options name one file, and that no report lies in an output folder, where it would be replaced.
     *
     * @throws ais.geofence.fault.UserError (exit 2) if they do
     */
    static void requireDistinct(ReportOptions reports, OutputPaths paths) {
        Map<Path, Setting<?>> taken = new HashMap<>();
        take(Keys.JSON, reports.json(), taken);
        take(Keys.REPORT, reports.page(), taken);
        take(Keys.MANIFEST, reports.manifest(), taken);
        for (Path folder : Stream.concat(paths.tagged().stream(), paths.rejected().stream())
                .flatMap(path -> onDisk(path.toString()).stream())
                .toList()) {
            taken.forEach((file, option) -> {
                if (!option.equals(Keys.MANIFEST) && file.startsWith(folder)) {
                    throw new UserError(
                            ExitCode.USAGE,
                            "--%s %s lies in %s, which is for rows only; write it elsewhere"
                                    .formatted(option, file, folder));
                }
            });
        }
    }

    private static void take(Setting<?> option, Optional<String> path, Map<Path, Setting<?>> taken) {
        Optional<Path> file = path.flatMap(ReportFiles::onDisk);
        Setting<?> other = file.isEmpty() ? null : taken.putIfAbsent(file.get(), option);
        if (other != null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--%s and --%s name one file, %s; give each its own".formatted(other, option, file.get()));
        }
    }

    /** The file on the driver's disk, with links resolved; empty for one on another file system. */
    private static Optional<Path> onDisk(String file) {
        try {
            String path = file.startsWith("file:") ? URI.create(file).getPath() : file;
            return file.matches("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/.*")
                    ? Optional.empty()
                    : Optional.of(new File(path).getCanonicalFile().toPath());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // whoever writes the file reports it
        }
    }
}
