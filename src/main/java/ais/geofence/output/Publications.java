package ais.geofence.output;

import ais.geofence.config.OutputFormat;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.position.TimeRange;
import ais.geofence.table.AddedBatch;
import ais.geofence.table.IcebergRuntime;
import ais.geofence.table.ReplacedRows;
import ais.geofence.table.TableChange;
import ais.geofence.table.TaggedTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The one place that knows what tagged rows can be written to. */
public final class Publications {
    private Publications() {}

    /**
     * Checks that the settings go together and that what they need is there, before any work is done.
     *
     * @throws UserError (exit 2) if not
     */
    public static void check(Settings settings) {
        Optional<String> table = settings.get(Setting.TABLE);
        boolean iceberg = settings.get(Setting.FORMAT) == OutputFormat.ICEBERG;
        if (table.isPresent() && settings.get(Setting.OUTPUT).isPresent()) {
            throw new UserError(ExitCode.USAGE, "--table and --output exclude each other: rows go to one of them");
        }
        if (table.isPresent() && !iceberg) {
            throw new UserError(
                    ExitCode.USAGE, "--table %s needs --format iceberg; folders are --output".formatted(table.get()));
        }
        if (iceberg && table.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "--format iceberg needs --table CATALOG.DB.TABLE");
        }
        if (iceberg) {
            IcebergRuntime.require();
        }
        OutputPaths.of(settings);
        checkAppending(settings);
    }

    private static void checkAppending(Settings settings) {
        if (!settings.get(Setting.APPEND_NEW)) {
            if (settings.get(Setting.CHECKPOINT).isPresent()) {
                throw new UserError(ExitCode.USAGE, "--checkpoint needs --append-new");
            }
            return;
        }
        for (Setting<?> other : List.of(Setting.OVERWRITE, Setting.FROM, Setting.TO, Setting.DRY_RUN)) {
            if (!settings.get(other).equals(other.defaultValue())) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--append-new and --%s exclude each other: every new file is added, whole, once"
                                .formatted(other));
            }
        }
        Optional<String> checkpoint = settings.get(Setting.CHECKPOINT);
        boolean toTable = settings.get(Setting.TABLE).isPresent();
        if (!toTable && settings.get(Setting.OUTPUT).isEmpty()) {
            throw new UserError(ExitCode.USAGE, "--append-new needs --output or --table, to add rows to");
        }
        if (toTable && checkpoint.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--append-new with --table needs --checkpoint PATH, a folder to remember the files in");
        }
        if (!toTable && checkpoint.isPresent()) {
            throw new UserError(
                    ExitCode.USAGE, "--checkpoint is for a table; a folder has it in OUTPUT/" + Checkpoint.NAME);
        }
    }

    /**
     * Checks that the rows will have columns that can be told apart, and that a table, if that is where they go, can take
     * them; a folder is checked before anything is read.
     *
     * @throws UserError (exit 2 or 4) if two columns have one name; (exit 2) if CSV can't hold a column, or the table's catalog can't be used; (exit 5) if
     *     it can't take the rows
     */
    public static void check(Settings settings, Positions positions, TaggedRows output) {
        output.check(positions);
        if (settings.get(Setting.FORMAT) == OutputFormat.CSV
                && settings.get(Setting.OUTPUT).isPresent()) {
            CsvRows.check(output.schema(positions), positions.fileNames().get(0));
        }
        settings.get(Setting.TABLE).ifPresent(name -> {
            TaggedTable table = table(name, positions, output);
            if (!settings.get(Setting.OVERWRITE) && !settings.get(Setting.APPEND_NEW)) {
                table.requireFree(settings.timeRequirements().range());
            }
        });
    }

    /**
     * Where the rows of a run go.
     *
     * @param output the columns that they will have
     * @param fingerprint of the zone set
     * @param batch that is added, if the output grows
     * @param progress where it is said that the run waits for another
     * @throws UserError (exit 5) if nothing can be written there
     */
    public static Publication begin(
            Settings settings,
            Positions positions,
            TaggedRows output,
            String fingerprint,
            RunId run,
            Optional<Batch> batch,
            Consumer<String> progress) {
        OutputPaths paths = OutputPaths.of(settings);
        TimeRange range = settings.timeRequirements().range();
        boolean byDay = paths.byDay() && positions.byDay();
        FolderPublication folders = FolderPublication.begin(
                paths,
                layout(byDay, range, batch),
                new RowWriter(settings.get(Setting.FORMAT).ofRejected()),
                run,
                positions.rows().sparkSession().sessionState().newHadoopConf(),
                progress);
        return settings.get(Setting.TABLE)
                .<Publication>map(name -> new TablePublication(
                        table(name, positions, output), folders, change(range, batch), range, run, fingerprint))
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
