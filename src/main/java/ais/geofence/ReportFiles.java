package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.ResolvedPath;
import ais.geofence.files.TextFile;
import ais.geofence.options.Keys;
import ais.geofence.output.OutputPaths;
import ais.geofence.report.ReportOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * The report files of a command, on the driver's disk. Existing files are replaced.
 *
 * @param files by the option that names each
 */
record ReportFiles(Map<Setting<?>, String> files) {
    /** The reports of a run or a comparison. Its manifest is not among them. */
    static ReportFiles of(ReportOptions reports) {
        Map<Setting<?>, String> files = new LinkedHashMap<>();
        reports.json().ifPresent(file -> files.put(Keys.JSON, file));
        reports.page().ifPresent(file -> files.put(Keys.REPORT, file));
        return new ReportFiles(files);
    }

    /** The map of a zone set. */
    static ReportFiles ofMap(Optional<String> map) {
        return new ReportFiles(
                map.<Map<Setting<?>, String>>map(file -> Map.of(Keys.MAP, file)).orElse(Map.of()));
    }

    /**
     * Makes sure that the files can be written, before the work begins.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if not
     */
    void requireWritable() {
        files.values().forEach(TextFile::requireWritable);
    }

    /**
     * Makes sure that no report replaces an input file or lies among input files.
     *
     * @param inputs paths or files that are read; unreadable ones are skipped, their reader reports them
     * @throws ais.geofence.fault.UserError (exit 5) if one does
     */
    void requireApart(List<String> inputs, Configuration configuration) {
        files.forEach((option, file) -> onDisk(file)
                .map(report -> new org.apache.hadoop.fs.Path(report.toUri()))
                .ifPresent(report -> inputs.forEach(input -> ResolvedPath.ifUsable(input, configuration)
                        .ifPresent(read -> requireApart("--%s %s".formatted(option, file), report, input, read)))));
    }

    private static void requireApart(
            String report, org.apache.hadoop.fs.Path file, String input, org.apache.hadoop.fs.Path read) {
        if (file.equals(read)) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s is an input file, which the report would replace; write it elsewhere".formatted(report));
        }
        if (FileFinder.isWithin(file, read)) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s lies in the input %s, where it would be read as input; write it elsewhere"
                            .formatted(report, input));
        }
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
