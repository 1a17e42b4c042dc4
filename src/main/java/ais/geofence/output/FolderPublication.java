package ais.geofence.output;

import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Replaced;
import ais.geofence.report.RunReport.Written;
import ais.geofence.spark.ColumnNames;
import java.util.ArrayList;
import java.util.List;
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
    private final Optional<Target> rejected;
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
        this.rejected = paths.rejected().map(path -> new Target(path, run, configuration));
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
    public void writeRejected(Dataset<Row> rows) {
        writer.write(rows, rejected().orElseThrow());
    }

    /** The folder that tagged rows are written to. */
    Optional<Path> tagged() {
        return tagged.map(target -> target.staging().rows());
    }

    /** The folder that rejected rows are written to. */
    Optional<Path> rejected() {
        return rejected.map(target -> target.staging().rows());
    }

    /**
     * What was published.
     *
     * @param days the days that were written; none without a layout by day
     * @param removed the days that have no rows any more
     * @param replaced what the written and removed days, or the whole output, held before
     * @param rejected the folder of the rejected rows, if there are any
     */
    record Published(List<String> days, List<String> removed, Optional<Replaced> replaced, Optional<Path> rejected) {}

    @Override
    public List<Written> publish(boolean overwrite, RunReport.Rows rows) {
        if (overwrite) {
            tagged.ifPresent(target -> layout.requireMayReplace(target, stagedDays(target), rows));
        }
        Published published = publish(overwrite, rows.rejected() > 0);
        List<Written> written = new ArrayList<>();
        place().ifPresent(path -> written.add(new Written(
                "tagged rows",
                path,
                writer.format(),
                rows.tagged(),
                published.days(),
                published.removed(),
                published.replaced().orElse(null),
                null)));
        rejected(published, rows.rejected()).ifPresent(written::add);
        return written;
    }

    /** Moves everything into place or nothing. */
    Published publish(boolean overwrite, boolean hasRejected) {
        return publish(overwrite, tagged.map(this::stagedDays).orElse(List.of()), hasRejected, () -> {});
    }

    private List<String> stagedDays(Target target) {
        return layout.byDay() ? DayFolders.dates(target.staged(DayFolders::isDay)) : List.of();
    }

    /**
     * Moves rejected rows into place, if tagged rows are published elsewhere.
     *
     * @param days of the tagged rows
     * @param last publishes the tagged rows; if it fails, the rejected rows aren't published either
     */
    Optional<Written> publishRejected(boolean overwrite, List<String> days, long rows, Runnable last) {
        return rejected(publish(overwrite, days, rows > 0, last), rows);
    }

    private Optional<Written> rejected(Published published, long rows) {
        return published
                .rejected()
                .map(path -> new Written(
                        "rejected rows", path.toString(), writer.format(), rows, List.of(), List.of(), null, null));
    }

    private Published publish(boolean overwrite, List<String> days, boolean hasRejected, Runnable last) {
        if (targets().isEmpty()) {
            last.run();
            return new Published(List.of(), List.of(), Optional.empty(), Optional.empty());
        }
        List<Move> moves = new ArrayList<>();
        tagged.ifPresent(target -> moves.addAll(layout.moves(target, days)));
        Optional<Move> rejects = rejected.map(target -> layout.rejected(target, days, hasRejected));
        rejects.ifPresent(moves::add);
        moves.forEach(move -> move.target().mark(move));
        return locked(locks -> {
            recover();
            targets().forEach(target -> target.staging().beginMoves());
            List<String> removed =
                    tagged.map(target -> layout.emptiedDays(target, days)).orElse(List.of());
            tagged.ifPresent(target -> removed.forEach(day -> moves.add(layout.removal(target, day))));
            moves.forEach(move -> move.target().requireUnchanged(move.place()));
            if (!overwrite) {
                requireFree(moves);
            }
            Optional<Replaced> replaced = tagged.flatMap(target -> standing(target, moves));
            moves.addAll(success());
            Moves.apply(moves, locks, last);
            targets().forEach(this::discardReplaced);
            return new Published(
                    days,
                    removed,
                    replaced,
                    rejects.filter(move -> move.staged().isPresent()).map(this::asGiven));
        });
    }

    /** The place of the rejected rows, by the path that the user gave. */
    private Path asGiven(Move rejects) {
        Path given = paths.rejected().orElseThrow();
        Path place = rejects.place();
        return place.equals(rejects.target().folder()) ? given : new Path(given, place.getName());
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
                            .formatted(e.getMessage(), target.staging().rows().getParent()),
                    e);
        }
    }

    private void prepare() {
        recover();
        tagged.ifPresent(layout::recordState);
        rejected.ifPresent(layout::recordRejectedState);
    }

    private void recover() {
        targets().forEach(target -> Staging.recover(target.fileSystem(), target.folder(), run));
    }

    private List<Target> targets() {
        return Stream.concat(tagged.stream(), rejected.stream()).toList();
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
