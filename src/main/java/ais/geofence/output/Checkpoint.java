package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructType;

/**
 * The folder where an output that grows remembers the files it has: Spark's own notes, the columns of the rows, and a
 * manifest of each batch.
 *
 * @param folder in the output, hidden from readers; of a table where the user says
 */
public record Checkpoint(Path folder, Configuration configuration) {
    static final String NAME = "_checkpoint";

    /** That of settings that were checked. */
    public static Checkpoint of(Settings settings, Configuration configuration) {
        Path folder = settings.get(Setting.CHECKPOINT)
                .map(Path::new)
                .or(() -> OutputPaths.of(settings).tagged().map(output -> new Path(output, NAME)))
                .orElseThrow();
        return new Checkpoint(folder, configuration);
    }

    /** Where the manifest of a batch is. */
    public Path manifest(long batch) {
        return new Path(new Path(folder, "manifests"), batch + ".json");
    }

    /**
     * Makes sure that rows have the columns of all rows before.
     *
     * @throws UserError (exit 5) if not
     */
    public void requireSameColumns(StructType rows) {
        store().readWhole(columns()).ifPresent(known -> {
            if (!known.equals(rows.catalogString())) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: the new rows have other columns (%s) than those before (%s); write them to an output of their own"
                                .formatted(folder.getParent(), rows.catalogString(), known));
            }
        });
    }

    /** Takes note of the columns, once there are such rows. */
    public void remember(StructType rows) {
        store().replace(columns(), rows.catalogString());
    }

    /** Whether Spark has taken note that a batch is done, and won't hand it out again. */
    public boolean hasEnded(long batch) {
        return store().exists(new Path(new Path(folder, "commits"), String.valueOf(batch)));
    }

    private Path columns() {
        return new Path(folder, "columns");
    }

    private Store store() {
        return Store.of(folder, configuration);
    }
}
