package ais.geofence.table;

import ais.geofence.position.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Projections;

/**
 * Which rows of a table give way to those of a run.
 *
 * @param rows of the column {@link #DATE}
 */
public record Replaced(Expression rows) {
    /** The column of a row's day, UTC. */
    static final String DATE = "date";

    /** The whole table. */
    public static final Replaced ALL = new Replaced(Expressions.alwaysTrue());

    /**
     * Days.
     *
     * @param range the times of the run: if it has two ends, all of its days
     * @param written otherwise the days that were written
     */
    public static Replaced days(TimeRange range, List<LocalDate> written) {
        if (range.from().isPresent() && range.to().isPresent()) {
            return new Replaced(Expressions.and(
                    Expressions.greaterThanOrEqual(DATE, number(range.from().get())),
                    Expressions.lessThan(DATE, number(range.to().get()))));
        }
        return new Replaced(Expressions.in(
                DATE, written.stream().map(day -> (int) day.toEpochDay()).toList()));
    }

    /** The first day's number that is part of a range, or not any more. */
    private static int number(Instant midnight) {
        return (int) LocalDate.ofInstant(midnight, ZoneOffset.UTC).toEpochDay();
    }

    /** Whether a file may hold such rows. */
    boolean mayHold(ContentFile<?> file, PartitionSpec spec) {
        Expression partitions = Projections.inclusive(spec).project(rows);
        return new Evaluator(spec.partitionType(), partitions).eval(file.partition());
    }
}
