package ais.geofence.table;

import ais.geofence.position.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** The days of a table that is partitioned by them. */
final class Days {
    /** The column of a row's day, UTC. */
    static final String COLUMN = "date";

    private Days() {}

    /**
     * The rows that give way to those of a run.
     *
     * @param range the times of the run: if it has two ends, all of its days
     * @param written otherwise the days that were written
     */
    static Expression replacedBy(TimeRange range, List<LocalDate> written) {
        if (range.from().isPresent() && range.to().isPresent()) {
            return Expressions.and(
                    Expressions.greaterThanOrEqual(COLUMN, number(range.from().get())),
                    Expressions.lessThan(COLUMN, number(range.to().get())));
        }
        return Expressions.in(
                COLUMN, written.stream().map(day -> (int) day.toEpochDay()).toList());
    }

    /** The number of the day that begins at that time. */
    private static int number(Instant midnight) {
        return (int) LocalDate.ofInstant(midnight, ZoneOffset.UTC).toEpochDay();
    }

    /** Where a file's partition has the day; -1 if it hasn't. */
    static int position(PartitionSpec spec) {
        for (int i = 0; i < spec.fields().size(); i++) {
            String column = spec.schema().findColumnName(spec.fields().get(i).sourceId());
            if (COLUMN.equals(column) && spec.fields().get(i).transform().isIdentity()) {
                return i;
            }
        }
        return -1;
    }

    /** The day of a file's rows. */
    static LocalDate of(ContentFile<?> file, int position) {
        return LocalDate.ofEpochDay(file.partition().get(position, Integer.class));
    }

    /** How many rows files have of each day. */
    static Map<LocalDate, Long> rows(List<? extends ContentFile<?>> files, int position) {
        return files.stream()
                .collect(Collectors.groupingBy(
                        file -> of(file, position), Collectors.summingLong(ContentFile::recordCount)));
    }
}
