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

/** Publishes rows to a table by one commit, and what is beside them to folders just before it. */
final class TablePublication implements Publication {
    private final TaggedTable table;
    private final FolderPublication beside;
    private final TableChange change;
    private final TimeRange range;
    private final Map<String, String> notes;
    private @Nullable RowFiles files;

    /**
     * @param table as it is when the run begins
     * @param beside for what is beside the rows
     * @param change what is done to the table
     * @param range the times that the user asked for
     * @param layers that the positions were tagged with
     */
    TablePublication(
            TaggedTable table,
            FolderPublication beside,
            TableChange change,
            TimeRange range,
            RunId run,
            List<Layer> layers) {
        this.table = table;
        this.beside = beside;
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
    public void write(Dataset<Row> rows) {
        files = table.write(rows, notes);
    }

    @Override
    public void write(Part part, Dataset<Row> rows, boolean byDay) {
        beside.write(part, rows, byDay);
    }

    @Override
    public void write(Part part, String file, Map<String, String> texts) {
        beside.write(part, file, texts);
    }

    @Override
    public List<Written> publish(boolean overwrite, RowsToPublish rows) {
        if (files == null || files.rows() != rows.rows()) {
            throw new IllegalStateException("rows got lost: %s %s, but written %s"
                    .formatted(rows.rows(), rows.what(), files == null ? 0 : files.rows()));
        }
        RowFiles written = files;
        if (!overwrite) {
            change.requireFree(table, written);
        }
        requireMayReplace(written, rows.ofRun());
        List<String> days = texts(written.days());
        List<Written> all = new ArrayList<>();
        List<Written> ofFolders = beside.publishBeside(overwrite, days, rows, () -> {
            TableChange.Committed done = change.commit(table, written);
            all.add(new Written(
                    rows.what(),
                    table.name(),
                    Setting.nameOf(OutputFormat.ICEBERG),
                    rows.rows(),
                    days,
                    texts(done.removed()),
                    done.replaced().orElse(null),
                    done.snapshot()));
        });
        all.addAll(ofFolders);
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
        beside.close();
    }
}
