package ais.geofence.output;

import ais.geofence.config.OutputFormat;
import ais.geofence.config.Setting;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import ais.geofence.table.Replaced;
import ais.geofence.table.RowFiles;
import ais.geofence.table.TaggedTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Publishes tagged rows to a table by one commit, and rejected rows to a folder before it. */
final class TablePublication implements Publication {
    private final TaggedTable table;
    private final FolderPublication rejects;
    private final String fingerprint;
    private final RunId run;
    private @Nullable RowFiles files;

    /**
     * @param table as it is when the run begins
     * @param rejects for rejected rows alone
     */
    TablePublication(TaggedTable table, FolderPublication rejects, String fingerprint, RunId run) {
        this.table = table;
        this.rejects = rejects;
        this.fingerprint = fingerprint;
        this.run = run;
    }

    @Override
    public Optional<String> place() {
        return Optional.of(table.name());
    }

    @Override
    public void write(Dataset<Row> tagged) {
        files = table.write(tagged, run.text(), fingerprint);
    }

    @Override
    public void writeRejected(Dataset<Row> rejected) {
        rejects.writeRejected(rejected);
    }

    @Override
    public List<Written> publish(boolean overwrite, RunReport.Rows rows) {
        RowFiles written = files();
        if (written.rows() != rows.tagged()) {
            throw new IllegalStateException(
                    "rows got lost: tagged %d, but written %d".formatted(rows.tagged(), written.rows()));
        }
        Replaced replaced = rejects.byDay() ? Replaced.days(rejects.range(), written.days()) : Replaced.ALL;
        if (!overwrite) {
            table.requireFree(replaced);
        }
        List<LocalDate> removed = new ArrayList<>(table.days(replaced));
        removed.removeAll(written.days());
        List<String> days = texts(written.days());
        long[] snapshot = new long[1];
        Optional<Written> rejected = rejects.publishRejected(
                overwrite, days, rows.rejected(), () -> snapshot[0] = written.publish(replaced));
        List<Written> all = new ArrayList<>();
        all.add(new Written(
                "tagged rows",
                table.name(),
                Setting.nameOf(OutputFormat.ICEBERG),
                rows.tagged(),
                days,
                texts(removed),
                snapshot[0]));
        rejected.ifPresent(all::add);
        return all;
    }

    private RowFiles files() {
        if (files == null) {
            throw new IllegalStateException("no rows were written");
        }
        return files;
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
