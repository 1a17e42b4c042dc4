package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import ais.geofence.table.RowFiles;
import ais.geofence.table.TableChange;
import ais.geofence.table.TaggedTable;
import ais.geofence.tag.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Publishes tagged rows to a table by one commit, and rejected rows to a folder just before it. */
final class TablePublication implements Publication {
    private final TaggedTable table;
    private final FolderPublication rejects;
    private final TableChange change;
    private final TimeRange range;
    private final Map<String, String> notes;
    private @Nullable RowFiles files;

    /**
     * @param table as it is when the run begins
     * @param rejects for rejected rows only
     * @param change what is done to the table
     * @param range the times that the user asked for
     * @param layers that the positions were tagged with
     */
    TablePublication(
            TaggedTable table,
            FolderPublication rejects,
            TableChange change,
            TimeRange range,
            RunId run,
            List<Layer> layers) {
        this.table = table;
        this.rejects = rejects;
        this.change = change;
        this.range = range;
        this.notes = new HashMap<>(change.notes());
        notes.put(TaggedTable.RUN, run.text());
        layers.forEach(layer -> notes.put(
                TaggedTable.fingerprint(layer.name().text()), layer.zones().fingerprint()));
    }

    @Override
    public Optional<String> place() {
        return Optional.of(table.name());
    }

    @Override
    public void write(Dataset<Row> tagged) {
        files = table.write(tagged, notes);
    }

    @Override
    public void writeRejected(Dataset<Row> rejected) {
        rejects.writeRejected(rejected);
    }

    @Override
    public List<Written> publish(boolean overwrite, RunReport.Rows rows) {
        if (files == null || files.rows() != rows.tagged()) {
            throw new IllegalStateException("rows got lost: tagged %s, but written %s"
                    .formatted(rows.tagged(), files == null ? 0 : files.rows()));
        }
        RowFiles written = files;
        if (!overwrite) {
            change.requireFree(table, written);
        }
        requireMayReplace(written, rows);
        List<String> days = texts(written.days());
        List<Written> all = new ArrayList<>();
        Optional<Written> rejected = rejects.publishRejected(overwrite, days, rows.rejected(), () -> {
            TableChange.Committed done = change.commit(table, written);
            all.add(new Written(
                    "tagged rows",
                    table.name(),
                    Setting.nameOf(OutputFormat.ICEBERG),
                    rows.tagged(),
                    days,
                    texts(done.removed()),
                    done.replaced().orElse(null),
                    done.snapshot()));
        });
        rejected.ifPresent(all::add);
        return all;
    }

    /** The rule of the folders' {@link Layout#requireMayReplace}. */
    private void requireMayReplace(RowFiles written, RunReport.Rows rows) {
        String place = "table " + table.name();
        if (!table.byDay()) {
            EmptyInput.requireMayReplace(place, rows, () -> change.replacedRows(table, written));
            return;
        }
        ShrunkDays shrunk = new ShrunkDays(range, rows);
        if (shrunk.arePossible()) {
            shrunk.check(place, texts(change.replacedRowsByDay(table, written)), texts(written.rowsByDay()));
        }
    }

    private static Map<String, Long> texts(Map<LocalDate, Long> rows) {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(day -> day.getKey().toString(), Map.Entry::getValue));
    }

    private static List<String> texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toList();
    }

    @Override
    public void close() {
        if (files != null) {
            files.discard();
        }
        rejects.close();
    }
}
