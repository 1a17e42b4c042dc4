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
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

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
        checkTable(options, positions.rows().sparkSession(), () -> output.schema(positions));
    }

    /**
     * Checks that the table, if rows go to one, can hold them.
     *
     * @param columns of the rows
     * @throws UserError (exit 2) if the table's catalog can't be used; (exit 5) if the table can't take the rows
     */
    public static void checkTable(OutputOptions options, SparkSession spark, Supplier<StructType> columns) {
        options.table().ifPresent(name -> {
            TaggedTable table = TaggedTable.open(spark, name, columns.get());
            if (!options.overwrite() && !options.append()) {
                table.requireFree(options.range());
            }
        });
    }

    /**
     * Begins to publish the rows of a run.
     *
     * @param range the times that the run is for
     * @param byDay whether the rows have their day
     * @param columns of the rows
     * @param layers that the positions were tagged with
     * @param batch that is added, with --append-new
     * @param progress receives a line when the run waits for another
     * @throws UserError (exit 5) if nothing can be written there
     */
    public static Publication begin(
            OutputOptions options,
            TimeRange range,
            boolean byDay,
            SparkSession spark,
            Supplier<StructType> columns,
            List<Layer> layers,
            RunId run,
            Optional<Batch> batch,
            Consumer<String> progress) {
        FolderPublication folders = FolderPublication.begin(
                options.paths(),
                layout(options.paths().byDay() && byDay, range, batch),
                new RowWriter(options.format().ofFolder()),
                run,
                spark.sessionState().newHadoopConf(),
                progress);
        return options.table()
                .<Publication>map(name -> new TablePublication(
                        TaggedTable.open(spark, name, columns.get()),
                        folders,
                        change(range, batch),
                        range,
                        run,
                        layers))
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
}
