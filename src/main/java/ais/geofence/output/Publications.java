package ais.geofence.output;

import ais.geofence.config.OutputFormat;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.table.IcebergRuntime;
import ais.geofence.table.TaggedTable;
import java.io.PrintStream;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

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
    }

    /**
     * Checks that a table, if that is where the rows go, can take them; a folder is checked before anything is read.
     *
     * @throws UserError (exit 2) if its catalog can't be used; (exit 5) if it can't take the rows
     */
    public static void check(Settings settings, Positions positions) {
        settings.get(Setting.TABLE).ifPresent(name -> {
            TaggedTable table = table(name, positions);
            if (!settings.get(Setting.OVERWRITE)) {
                table.requireFree(settings.timeNeed().range());
            }
        });
    }

    /**
     * Where the rows of a run go.
     *
     * @param fingerprint of the zone set
     * @param progress where it is said that the run waits for another
     * @throws UserError (exit 5) if nothing can be written there
     */
    public static Publication begin(
            Settings settings, Positions positions, String fingerprint, RunId run, PrintStream progress) {
        SparkSession spark = positions.rows().sparkSession();
        OutputFormat format = settings.get(Setting.FORMAT);
        Optional<String> name = settings.get(Setting.TABLE);
        OutputPaths paths =
                name.isPresent() ? OutputPaths.of(settings).byDay(positions.byDay()) : OutputPaths.of(settings);
        FolderPublication folders = FolderPublication.begin(
                paths,
                new RowWriter(format.ofRejected()),
                settings.timeNeed().range(),
                run,
                spark.sessionState().newHadoopConf(),
                progress);
        return name.isPresent()
                ? new TablePublication(table(name.get(), positions), folders, fingerprint, run)
                : folders;
    }

    private static TaggedTable table(String name, Positions positions) {
        return TaggedTable.open(positions.rows().sparkSession(), name, TaggedRows.schema(positions));
    }
}
