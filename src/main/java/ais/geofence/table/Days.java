package ais.geofence.table;

import ais.geofence.position.TimeRange;
import ais.geofence.spark.ColumnNames;
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
    private Days() {}

    /**
     * The rows that a run replaces.
     *
     * @param range the times of the run; if it has two ends, all its days are replaced
     * @param written the days that the run has written; otherwise these are replaced
     */
    static Expression replacedBy(TimeRange range, List<LocalDate> written) {
        if (range.from().isPresent() && range.to().isPresent()) {
            return Expressions.and(
                    Expressions.greaterThanOrEqual(
                            ColumnNames.DATE, number(range.from().get())),
                    Expressions.lessThan(ColumnNames.DATE, number(range.to().get())));
        }
        return Expressions.in(
                ColumnNames.DATE,
                written.stream().map(day -> (int) day.toEpochDay()).toList());
    }

    /** The days from 1970 to a day's first instant. */
    private static int number(Instant midnight) {
        return (int) LocalDate.ofInstant(midnight, ZoneOffset.UTC).toEpochDay();
    }

    /** The position of the day in a file's partition; -1 without one. */
    static int position(PartitionSpec spec) {
        for (int i = 0; i < spec.fields().size(); i++) {
            String column = spec.schema().findColumnName(spec.fields().get(i).sourceId());
            if (ColumnNames.DATE.equals(column)
                    && spec.fields().get(i).transform().isIdentity()) {
                return i;
            }
        }
        return -1;
    }

    /** The day of a file's rows. */
    static LocalDate of(ContentFile<?> file, int position) {
        return LocalDate.ofEpochDay(file.partition().get(position, Integer.class));
    }

    /** The number of rows of each day in files. */
    static Map<LocalDate, Long> rows(List<? extends ContentFile<?>> files, int position) {
        return files.stream()
                .collect(Collectors.groupingBy(
                        file -> of(file, position), Collectors.summingLong(ContentFile::recordCount)));
    }
}
