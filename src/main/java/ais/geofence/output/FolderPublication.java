package ais.geofence.output;

import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport.Replaced;
import ais.geofence.report.RunReport.Written;
import ais.geofence.spark.ColumnNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to folders. Rows are written to a {@link Staging} folder beside the output. Publishing holds {@link OutputLocks}. It
 * moves the parts that the {@link Layout} names into place, unless another run has published there since this one began. It keeps
 * what it replaces until everything is in place, and puts it back on failure.
 */
final class FolderPublication implements Publication {
    private static final String SUCCESS = "_SUCCESS";

    private final OutputPaths paths;
    private final Layout layout;
    private final RowWriter writer;
    private final RunId run;
    private final Consumer<String> progress;
    private final Optional<Target> tagged;
    private final Map<Part, Target> beside = new EnumMap<>(Part.class);
    private @Nullable UserError untidy;

    private FolderPublication(
            OutputPaths paths,
            Layout layout,
            RowWriter writer,
            RunId run,
            Configuration configuration,
            Consumer<String> progress) {
        this.paths = paths;
        this.layout = layout;
        this.writer = writer;
        this.run = run;
        this.progress = progress;
        this.tagged = paths.tagged().map(path -> new Target(path, run, configuration));
        paths.beside().forEach((part, path) -> beside.put(part, new Target(path, run, configuration)));
    }

    /**
     * Records the state of the output, after repairing what a dead run has left there.
     *
     * @param layout which parts of the output the run replaces
     * @param progress receives a line when the run waits for another
     * @throws UserError (exit 5) if the output can't be written
     */
    static FolderPublication begin(
            OutputPaths paths,
            Layout layout,
            RowWriter writer,
            RunId run,
            Configuration configuration,
            Consumer<String> progress) {
        FolderPublication publication = new FolderPublication(paths, layout, writer, run, configuration, progress);
        if (!publication.targets().isEmpty()) {
            try {
                publication.targets().forEach(target -> target.staging().begin(run));
                publication.locked(locks -> {
                    publication.prepare();
                    return publication;
                });
            } catch (RuntimeException | Error e) {
                publication.close();
                throw e;
            }
        }
        return publication;
    }

    @Override
    public Optional<String> place() {
        return paths.tagged().map(Path::toString);
    }

    @Override
    public void write(Dataset<Row> rows) {
        String[] partitions = layout.byDay() ? new String[] {ColumnNames.DATE} : new String[0];
        writer.write(rows, tagged().orElseThrow(), partitions);
    }

    @Override
    public void write(Part part, Dataset<Row> rows, boolean byDay) {
        writer.of(part).write(rows, beside(part), byDay ? new String[] {ColumnNames.DAYS} : new String[0]);
    }

    @Override
    public void write(Part part, String file, Map<String, String> texts) {
        OutputFileSystem fileSystem = target(part).fileSystem();
        texts.forEach((day, text) -> {
            Path folder = new Path(beside(part), DayFolders.ofDay(day));
            fileSystem.makeFolder(folder);
            fileSystem.replace(new Path(folder, file), text);
        });
    }

    private Target target(Part part) {
        return Objects.requireNonNull(beside.get(part));
    }

    /** The folder that the rows of the output are written to. */
    Optional<Path> tagged() {
        return tagged.map(target -> target.staging().rows());
    }

    /** The folder that the rows of a part are written to. */
    Path beside(Part part) {
        return target(part).staging().rows();
    }

    /**
     * What was published.
     *
     * @param days the days that were written; none without a layout by day
     * @param removed the days that have no rows any more
     * @param replaced what the written and removed days, or the whole output, held before
     * @param beside the moves of each part that has rows
     */
    record Published(
            List<String> days, List<String> removed, Optional<Replaced> replaced, Map<Part, List<Move>> beside) {}

    @Override
    public List<Written> publish(boolean overwrite, RowsToPublish rows) {
        if (overwrite) {
            tagged.ifPresent(target -> layout.requireMayReplace(target, stagedDays(target), rows.ofRun()));
        }
        Published published = move(overwrite, rows);
        List<Written> written = new ArrayList<>();
        place().ifPresent(path -> written.add(new Written(
                rows.what(),
                path,
                writer.format(),
                rows.rows(),
                published.days(),
                published.removed(),
                published.replaced().orElse(null),
                null)));
        written.addAll(beside(published, rows));
        return written;
    }

    /** Moves everything into place or nothing. */
    Published move(boolean overwrite, RowsToPublish rows) {
        return publish(overwrite, tagged.map(this::stagedDays).orElse(List.of()), rows, () -> {});
    }

    private List<String> stagedDays(Target target) {
        return layout.byDay() ? DayFolders.dates(target.staged(DayFolders::isDay)) : List.of();
    }

    /**
     * Moves what is beside the output into place, if its rows are published elsewhere.
     *
     * @param days of the rows
     * @param last publishes the rows; if it fails, nothing else is published either
     */
    List<Written> publishBeside(boolean overwrite, List<String> days, RowsToPublish rows, Runnable last) {
        return beside(publish(overwrite, days, rows, last), rows);
    }

    private List<Written> beside(Published published, RowsToPublish rows) {
        List<Written> written = new ArrayList<>();
        published
                .beside()
                .forEach((part, moves) -> written.add(new Written(
                        part.text(),
                        place(part, moves).toString(),
                        writer.of(part).format(),
                        rows.of(part),
                        days(part, moves),
                        List.of(),
                        null,
                        null)));
        return written;
    }

    /** Rejected rows have no day, even where their folder is named by one. */
    private static List<String> days(Part part, List<Move> moves) {
        return part == Part.REJECTED
                ? List.of()
                : moves.stream()
                        .flatMap(move -> DayFolders.dayBeside(move.place().getName()).stream())
                        .map(Object::toString)
                        .toList();
    }

    private Published publish(boolean overwrite, List<String> days, RowsToPublish rows, Runnable last) {
        if (targets().isEmpty()) {
            last.run();
            return new Published(List.of(), List.of(), Optional.empty(), Map.of());
        }
        List<Move> moves = new ArrayList<>();
        tagged.ifPresent(target -> moves.addAll(layout.moves(target, days)));
        Map<Part, List<Move>> movedBeside = new EnumMap<>(Part.class);
        beside.forEach((part, target) -> {
            List<Move> ofPart = layout.beside(part, target, days, rows.of(part) > 0);
            moves.addAll(ofPart);
            List<Move> withRows =
                    ofPart.stream().filter(move -> move.staged().isPresent()).toList();
            if (!withRows.isEmpty()) {
                movedBeside.put(part, withRows);
            }
        });
        moves.forEach(move -> move.target().mark(move));
        return locked(locks -> {
            recover();
            targets().forEach(target -> target.staging().beginMoves());
            List<String> removed =
                    tagged.map(target -> layout.emptiedDays(target, days)).orElse(List.of());
            tagged.ifPresent(target -> removed.forEach(day -> moves.add(layout.removal(target, day))));
            moves.forEach(move -> move.target().requireUnchanged(move.place()));
            requireSameState();
            if (!overwrite) {
                requireFree(moves);
            }
            Optional<Replaced> replaced = tagged.flatMap(target -> standing(target, moves));
            moves.addAll(success());
            Moves.apply(moves, locks, last);
            targets().forEach(this::discardReplaced);
            return new Published(days, removed, replaced, movedBeside);
        });
    }

    /** Checks that the state on which the run stands is still there. */
    private void requireSameState() {
        Target state = beside.get(Part.STATE);
        if (state != null) {
            layout.dayBefore()
                    .ifPresent(day -> state.requireUnchanged(new Path(state.folder(), DayFolders.ofDay(day))));
        }
    }

    /** The place of a part, by the path that the user gave. */
    private Path place(Part part, List<Move> moves) {
        Path given = Objects.requireNonNull(paths.beside().get(part));
        Path place = moves.get(0).place();
        return part != Part.REJECTED || place.equals(moves.get(0).target().folder())
                ? given
                : new Path(given, place.getName());
    }

    /** The move of Spark's success file, where no other move includes it. */
    private List<Move> success() {
        return tagged
                .filter(target ->
                        layout.byDay() && target.staged(SUCCESS::equals).size() == 1)
                .map(target -> target.entry(
                        SUCCESS, Optional.of(new Path(target.staging().rows(), SUCCESS))))
                .stream()
                .toList();
    }

    private static Optional<Replaced> standing(Target target, List<Move> moves) {
        return ExistingOutput.in(
                target.fileSystem(),
                target.folder(),
                moves.stream()
                        .filter(move -> move.target() == target)
                        .map(Move::place)
                        .toList());
    }

    private static void requireFree(List<Move> moves) {
        List<Move> taken = moves.stream()
                .filter(move -> OutputPaths.isTaken(move.target().fileSystem(), move.place()))
                .toList();
        if (!taken.isEmpty()) {
            throw OutputPaths.exists(
                    taken.stream().map(Move::place).toList(),
                    standing(taken.get(0).target(), taken));
        }
    }

    /** The rows are published: {@link #close} reports what fails from here on. */
    private void discardReplaced(Target target) {
        try {
            target.staging().discardReplaced();
        } catch (UserError e) {
            untidy = new UserError(
                    e.exitCode(),
                    "%s; the next run puts days that this one has removed back, unless you delete the folder %s first"
                            .formatted(e.getMessage(), target.staging().folder()),
                    e);
        }
    }

    private void prepare() {
        recover();
        tagged.ifPresent(layout::recordState);
        beside.forEach(layout::recordStateBeside);
    }

    private void recover() {
        targets().forEach(target -> Staging.recover(target.fileSystem(), target.folder(), run));
    }

    private List<Target> targets() {
        return Stream.concat(tagged.stream(), beside.values().stream()).toList();
    }

    private <T> T locked(Function<OutputLocks, T> work) {
        try (OutputLocks locks = OutputLocks.acquire(targets(), run, progress)) {
            return work.apply(locks);
        }
    }

    /**
     * Deletes what was not published and what was replaced. A later run deletes what this one can't.
     *
     * @throws UserError (exit 5) if all was published, but the replaced files could not be moved aside
     */
    @Override
    public void close() {
        for (Target target : targets()) {
            try {
                target.staging().remove();
            } catch (UserError e) {
                progress.accept(String.valueOf(e.getMessage()));
            }
        }
        if (untidy != null) {
            throw untidy;
        }
    }
}
