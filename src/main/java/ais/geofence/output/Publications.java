package ais.geofence.output;

import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.position.TimeRange;
import ais.geofence.table.AddedBatch;
import ais.geofence.table.ReplacedRows;
import ais.geofence.table.TableChange;
import ais.geofence.table.TaggedTable;
import ais.geofence.tag.Layer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Chooses where tagged rows are written: the only class that knows all kinds of output. */
public final class Publications {
    private Publications() {}

    /**
     * Checks that all output columns have different names, and that the output, CSV or a table, can hold them.
     *
     * @throws UserError (exit 2 or 4) if two columns have one name; (exit 2) if CSV can't hold a column, or the table's catalog can't be used; (exit 5) if
     *     it can't take the rows
     */
    public static void check(OutputOptions options, Positions positions, TaggedRows output) {
        output.check(positions);
        if (options.format() == OutputFormat.CSV && options.paths().tagged().isPresent()) {
            CsvRows.check(output.schema(positions), positions.fileNames().get(0));
        }
        options.table().ifPresent(name -> {
            TaggedTable table = table(name, positions, output);
            if (!options.overwrite() && !options.append()) {
                table.requireFree(options.range());
            }
        });
    }

    /**
     * Begins to publish the rows of a run.
     *
     * @param output the columns of the rows
     * @param layers that the positions were tagged with
     * @param batch that is added, with --append-new
     * @param progress receives a line when the run waits for another
     * @throws UserError (exit 5) if nothing can be written there
     */
    public static Publication begin(
            OutputOptions options,
            Positions positions,
            TaggedRows output,
            List<Layer> layers,
            RunId run,
            Optional<Batch> batch,
            Consumer<String> progress) {
        OutputPaths paths = options.paths();
        TimeRange range = options.range();
        boolean byDay = paths.byDay() && positions.byDay();
        FolderPublication folders = FolderPublication.begin(
                paths,
                layout(byDay, range, batch),
                new RowWriter(options.format().ofRejected()),
                run,
                positions.rows().sparkSession().sessionState().newHadoopConf(),
                progress);
        return options.table()
                .<Publication>map(name -> new TablePublication(
                        table(name, positions, output), folders, change(range, batch), range, run, layers))
                .orElse(folders);
    }

    private static Layout layout(boolean byDay, TimeRange range, Optional<Batch> batch) {
        if (batch.isPresent()) {
            return new BatchLayout(batch.get().number(), byDay);
        }
        return byDay ? new DayLayout(range) : new WholeLayout();
    }

    private static TableChange change(TimeRange range, Optional<Batch> batch) {
        return batch.<TableChange>map(added -> new AddedBatch(added.checkpoint(), added.number()))
                .orElseGet(() -> new ReplacedRows(range));
    }

    private static TaggedTable table(String name, Positions positions, TaggedRows output) {
        return TaggedTable.open(positions.rows().sparkSession(), name, output.schema(positions));
    }
}
