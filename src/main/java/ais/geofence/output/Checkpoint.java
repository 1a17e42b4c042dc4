package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The folder that records which files an output of --append-new holds: Spark's checkpoint, the columns of the rows, and a
 * manifest of each batch.
 *
 * @param folder in the output, hidden from readers; of a table where the user chooses
 */
public record Checkpoint(Path folder, Configuration configuration) {
    /** The folder in an output. */
    public static final String NAME = "_checkpoint";

    /** The checkpoint of an output of --append-new. */
    public static Checkpoint of(OutputOptions options, Configuration configuration) {
        Path folder = options.checkpoint()
                .map(Path::new)
                .or(() -> options.paths().tagged().map(output -> new Path(output, NAME)))
                .orElseThrow();
        return new Checkpoint(folder, configuration);
    }

    /** The path of a batch's manifest. */
    public Path manifest(long batch) {
        return new Path(new Path(folder, "manifests"), batch + ".json");
    }

    /**
     * The rows of a batch with the columns of earlier batches. Optional columns that the batch lacks are null.
     *
     * @throws UserError (exit 5) if the rows lack other columns, or have more, or the same in another order or type
     */
    public TaggedRows withRecordedColumns(TaggedRows output, Positions positions) {
        Optional<String> noted = fileSystem().readWhole(columns());
        if (noted.isEmpty()) {
            return output;
        }
        GrowingColumns batch = GrowingColumns.of(output, positions);
        if (isOfFirstVersion(noted.get())) {
            GrowingColumns withoutTime = batch.withoutTime();
            if (!noted.get().equals(withoutTime.rows().catalogString())) {
                throw mismatch(
                        positions.fileNames(),
                        List.of("now: " + String.join(", ", batch.rows().fieldNames())));
            }
            return output.like(withoutTime.rows());
        }
        GrowingColumns before = GrowingColumns.read(noted.get());
        List<String> mismatches = before.mismatches(batch);
        if (!mismatches.isEmpty()) {
            throw mismatch(positions.fileNames(), mismatches);
        }
        return output.like(before.rows());
    }

    /** Whether a record was written by an earlier version, which had no optional columns. */
    private static boolean isOfFirstVersion(String noted) {
        return !noted.startsWith("{");
    }

    private UserError mismatch(List<String> files, List<String> mismatches) {
        return new UserError(
                ExitCode.OUTPUT,
                "%s%s: the rows have other columns than those before in %s (%s); give them the same columns and options, or choose another output"
                        .formatted(
                                files.get(0),
                                files.size() == 1 ? "" : " and %s more".formatted(files.size() - 1),
                                folder.getParent(),
                                String.join("; ", mismatches)));
    }

    /** Records the columns of the first batch. */
    public void recordColumns(TaggedRows output, Positions positions) {
        if (fileSystem()
                .readWhole(columns())
                .filter(noted -> !isOfFirstVersion(noted))
                .isEmpty()) {
            fileSystem().replace(columns(), GrowingColumns.of(output, positions).text());
        }
    }

    /** Whether Spark has recorded a batch as done and will not hand it out again. */
    public boolean isCommitted(long batch) {
        return fileSystem().exists(new Path(new Path(folder, "commits"), String.valueOf(batch)));
    }

    private Path columns() {
        return new Path(folder, "columns");
    }

    private OutputFileSystem fileSystem() {
        return OutputFileSystem.of(folder, configuration);
    }
}
