package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FileSystems;
import ais.geofence.files.ResolvedPath;
import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport.Replaced;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where a run writes.
 *
 * @param tagged the folder for the rows, if any
 * @param beside the folders for what is beside the rows
 * @param byDay whether the rows are laid out by day, if they have one
 */
public record OutputPaths(Optional<Path> tagged, Map<Part, Path> beside, boolean byDay) {
    /** Where the manifest of a run is, unless the settings say otherwise. */
    static final String MANIFEST = "_manifest.json";

    private static final int SHOWN = 10;
    private static final String NONE = "none";
    private static final String REJECTED_SUFFIX = "-rejected";
    private static final String OPEN_SUFFIX = "-open";
    private static final String STATE_SUFFIX = "-state";

    /**
     * The folders that the user asks for, of a run that tags.
     *
     * @param output the folder for tagged rows, if they go to a folder
     * @param rejects the folder for rejected rows, {@code none}, or empty for the one beside the output
     * @param table the table for tagged rows, if they go to a table
     * @throws UserError (exit 2) for a path that can't be written
     */
    public static OutputPaths of(
            Optional<String> output, Optional<String> rejects, Optional<String> table, PartitionBy by) {
        Optional<String> rejected = rejects.or(() -> output.map(path -> beside(path, REJECTED_SUFFIX)))
                .filter(path -> !path.equals(NONE));
        try {
            boolean byDay = output.isPresent() ? by == PartitionBy.DATE : table.isPresent() && by != PartitionBy.NONE;
            Optional<Path> tagged = output.map(path -> folder("output", path));
            Map<Part, Path> beside = new EnumMap<>(Part.class);
            rejected.ifPresent(path -> beside.put(Part.REJECTED, folder("rejected", path)));
            return new OutputPaths(tagged, beside, byDay);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "the output is not a path (%s)".formatted(Reason.of(e)), e);
        }
    }

    /**
     * The same folders, with those of a run that finds visits: open visits beside the rows and, by day, the state.
     *
     * @param state the folder that the user names for the state
     * @throws UserError (exit 2) for a path that can't be written
     */
    public OutputPaths withVisits(Optional<String> state) {
        Map<Part, Path> all = new EnumMap<>(Part.class);
        all.putAll(beside);
        Optional<String> home = tagged.map(Path::toString).or(() -> state);
        try {
            home.ifPresent(path -> all.put(Part.OPEN, folder("output", beside(path, OPEN_SUFFIX))));
            if (byDay) {
                state.or(() -> tagged.map(path -> beside(path.toString(), STATE_SUFFIX)))
                        .ifPresent(path -> all.put(Part.STATE, folder("state", path)));
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--state is not a path (%s)".formatted(Reason.of(e)), e);
        }
        return new OutputPaths(tagged, all, byDay);
    }

    private static String beside(String path, String suffix) {
        return path.replaceAll("/+$", "") + suffix;
    }

    /** The folder for rejected rows, if any. */
    public Optional<Path> rejected() {
        return beside(Part.REJECTED);
    }

    /** The folder of a part, if there is one. */
    public Optional<Path> beside(Part part) {
        return Optional.ofNullable(beside.get(part));
    }

    /** Hadoop takes the text before a colon for a scheme, also in names that are derived from this one. */
    private static Path folder(String setting, String path) {
        String withoutScheme = path.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*:/", "/");
        String name = withoutScheme.replaceAll("/+$", "").replaceFirst(".*/", "");
        if (name.contains(":") && !withoutScheme.matches("//[^/]*/*")) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--%s %s: a folder with a colon in its name can't be written; choose another name (a scheme ends with ://)"
                            .formatted(setting, path));
        }
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]*:[^/].*")) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--%s %s: a scheme ends with ://; did you mean %s?"
                            .formatted(setting, path, path.replaceFirst(":", "://")));
        }
        Path folder = new Path(path);
        if (folder.toString().isEmpty()) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "--%s %s: rows can't be written to the working folder itself; choose a folder in it"
                            .formatted(setting, path));
        }
        return folder;
    }

    /**
     * Checks that the folders are free, or may be replaced, and are apart from the input and from each other.
     *
     * @param format that rows are written in
     * @param inputs the paths that are read
     * @param range the times that the run is for
     * @throws UserError (exit 5) if not
     */
    void check(
            boolean overwrite, OutputFormat format, List<String> inputs, TimeRange range, Configuration configuration) {
        checkApart(inputs, configuration);
        checkHomes(configuration);
        tagged.ifPresent(path -> requireNoBatches(path, configuration));
        if (byDay) {
            tagged.ifPresent(path -> checkDays(path, overwrite, format, range, configuration));
            Stream.of(Part.OPEN, Part.STATE)
                    .flatMap(part -> beside(part).stream())
                    .forEach(path -> checkDaysBeside(path, overwrite, range, configuration));
        } else if (!overwrite) {
            List<Path> taken = all().stream()
                    .filter(path -> isTaken(OutputFileSystem.of(path, configuration), path))
                    .toList();
            if (!taken.isEmpty()) {
                Path first = taken.get(0);
                throw exists(taken, ExistingOutput.in(OutputFileSystem.of(first, configuration), first, taken));
            }
        }
        checkApart(configuration);
    }

    /**
     * Checks that a batch can be added: the output holds nothing but batches of the same layout and format.
     *
     * @param format that rows are written in
     * @param inputs the paths that are read
     * @throws UserError (exit 5) if not
     */
    void checkBatches(OutputFormat format, List<String> inputs, Configuration configuration) {
        checkApart(inputs, configuration);
        checkHomes(configuration);
        checkApart(configuration);
        tagged.ifPresent(path -> {
            OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
            boolean grows = fileSystem.exists(new Path(path, Checkpoint.NAME));
            rejected()
                    .filter(rejects -> !grows && isTaken(OutputFileSystem.of(rejects, configuration), rejects))
                    .ifPresent(rejects -> {
                        throw new UserError(
                                ExitCode.OUTPUT,
                                "%s: holds rejected rows of another output; choose another for --rejected"
                                        .formatted(rejects));
                    });
            for (String name : fileSystem.names(path)) {
                boolean fits = grows && (byDay ? DayFolders.isDay(name) : BatchLayout.isBatch(name));
                if (!FileFinder.isHidden(name) && !fits) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: holds '%s', which is not a batch of --append-new; choose another output"
                                    .formatted(path, name));
                }
            }
            requireFormat(
                    fileSystem,
                    path,
                    fileSystem.names(path).stream()
                            .filter(name -> !FileFinder.isHidden(name))
                            .toList(),
                    format);
        });
    }

    private void checkHomes(Configuration configuration) {
        all().forEach(path -> {
            OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
            fileSystem.requireNoFile(path);
            fileSystem.home(path);
        });
    }

    private static void requireNoBatches(Path path, Configuration configuration) {
        if (OutputFileSystem.of(path, configuration).exists(new Path(path, Checkpoint.NAME))) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: was created with --append-new; add to it with --append-new, or choose another output"
                            .formatted(path));
        }
    }

    private void checkApart(Configuration configuration) {
        List<Path> folders = all();
        for (int i = 0; i < folders.size(); i++) {
            Path first = qualified(folders.get(i), configuration);
            for (Path other : folders.subList(i + 1, folders.size())) {
                Path second = qualified(other, configuration);
                if (FileFinder.isWithin(second, first) || FileFinder.isWithin(first, second)) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: one of it and %s contains the other; choose separate folders"
                                    .formatted(other, folders.get(i)));
                }
            }
        }
    }

    /** The output may hold nothing but folders of days; without overwriting, a range with two ends must have no rows yet. */
    private static void checkDays(
            Path path, boolean overwrite, OutputFormat format, TimeRange range, Configuration configuration) {
        OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
        List<String> names = fileSystem.names(path).stream()
                .filter(name -> !FileFinder.isHidden(name))
                .toList();
        for (String name : names) {
            if (!DayFolders.isDay(name)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: holds '%s', which is not the folder of a day; --partition-by date needs a folder of its own"
                                .formatted(path, name));
            }
        }
        if (!overwrite && range.from().isPresent() && range.to().isPresent()) {
            List<Path> taken = names.stream()
                    .filter(name -> DayFolders.day(name).filter(range::includes).isPresent())
                    .map(name -> new Path(path, name))
                    .toList();
            if (!taken.isEmpty()) {
                throw exists(taken, ExistingOutput.in(fileSystem, path, taken));
            }
        }
        boolean replacesRange = range.from().isPresent() && range.to().isPresent();
        requireFormat(
                fileSystem,
                path,
                names.stream()
                        .filter(name -> !replacesRange
                                || DayFolders.day(name).filter(range::includes).isEmpty())
                        .toList(),
                format);
    }

    /** What is beside an output by day may hold nothing but folders of days, in the same way. */
    private static void checkDaysBeside(Path path, boolean overwrite, TimeRange range, Configuration configuration) {
        OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
        for (String name : fileSystem.names(path)) {
            if (!FileFinder.isHidden(name) && !DayFolders.isBeside(name)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: holds '%s', which is not the folder of a day; visits by day need a folder of their own here"
                                .formatted(path, name));
            }
        }
        if (!overwrite && range.from().isPresent() && range.to().isPresent()) {
            List<Path> taken = range.days().stream()
                    .map(day -> new Path(path, DayFolders.ofDay(day.toString())))
                    .filter(day -> isTaken(fileSystem, day))
                    .toList();
            if (!taken.isEmpty()) {
                throw exists(taken, Optional.empty());
            }
        }
    }

    /** Files that stay must have the run's format: readers expect one format in an output. */
    private static void requireFormat(OutputFileSystem fileSystem, Path path, List<String> names, OutputFormat format) {
        Optional<String> other = names.parallelStream()
                .flatMap(name -> fileSystem.files(new Path(path, name)).stream())
                .filter(file -> RowCounter.isParquet(file) != (format == OutputFormat.PARQUET))
                .map(file -> file.getPath().toString())
                .sorted()
                .findFirst();
        if (other.isPresent()) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: has files of another format than --format %s (%s); choose that format, or another output"
                            .formatted(path, Setting.nameOf(format), other.get()));
        }
    }

    /** Whether a place holds something that only --overwrite may replace. The manifest of a failed run does not count. */
    static boolean isTaken(OutputFileSystem fileSystem, Path place) {
        return !fileSystem.names(place).stream().allMatch(MANIFEST::equals);
    }

    /**
     * The error (exit 5) for places that hold something which only --overwrite may replace.
     *
     * @param standing what they hold
     */
    static UserError exists(List<Path> places, Optional<Replaced> standing) {
        String shown = places.stream().limit(SHOWN).map(Path::toString).collect(Collectors.joining(", "));
        return new UserError(
                ExitCode.OUTPUT,
                "%s%s: the output exists; --overwrite replaces %s; to add rows to it, read them and the former input in one run; else choose another output"
                        .formatted(
                                shown,
                                places.size() > SHOWN ? " and %s more".formatted(places.size() - SHOWN) : "",
                                standing.map(Replaced::text).orElse("it")));
    }

    /**
     * Checks that no folder contains any input or lies in any input.
     *
     * @param inputs paths or files that are read; unreadable ones are skipped, their reader reports them
     * @throws UserError (exit 5) if not
     */
    public void checkApart(List<String> inputs, Configuration configuration) {
        for (Path path : all()) {
            Path output = qualified(path, configuration);
            for (String input : inputs) {
                Optional<Path> read = ResolvedPath.ifUsable(input, configuration);
                if (read.isPresent()
                        && (FileFinder.isWithin(read.get(), output) || FileFinder.isWithin(output, read.get()))) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: one of the output and the input %s contains the other; choose another output"
                                    .formatted(path, input));
                }
            }
        }
    }

    /**
     * Checks that a file is not one that readers of the rows would see: it lies outside the folders, or has a hidden name in them.
     *
     * @param option that names the file
     * @throws UserError (exit 2) if readers would see it
     */
    public void requireUnseen(Setting<?> option, String file, Configuration configuration) {
        all().stream()
                .filter(folder -> isSeen(file, folder, configuration))
                .findFirst()
                .ifPresent(folder -> {
                    throw new UserError(
                            ExitCode.USAGE,
                            "--%s %s lies in %s, which is for rows only; write it elsewhere, or give it a name that begins with _"
                                    .formatted(option, file, folder));
                });
    }

    private static boolean isSeen(String file, Path folder, Configuration configuration) {
        Optional<Path> place = ResolvedPath.ifUsable(file, configuration);
        Optional<Path> rows = ResolvedPath.ifUsable(folder.toString(), configuration);
        return place.isPresent()
                && rows.isPresent()
                && FileFinder.isWithin(place.get(), rows.get())
                && !FileFinder.isHidden(place.get(), rows.get());
    }

    private static Path qualified(Path path, Configuration configuration) {
        try {
            FileSystems.of(path, configuration, ExitCode.OUTPUT);
            return ResolvedPath.of(path, configuration);
        } catch (UserError e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unwritable(path, e);
        }
    }

    private static UserError unwritable(Path path, Exception e) {
        return new UserError(ExitCode.OUTPUT, "%s: can't be written (%s)".formatted(path, Reason.of(e)), e);
    }

    private List<Path> all() {
        return Stream.concat(tagged.stream(), beside.values().stream()).toList();
    }
}
