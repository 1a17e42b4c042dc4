package ais.geofence.position;

import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.util.DateTimeFormatterHelper$;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** The time of a position, UTC, in the way that its feed writes it. */
final class TimeColumn {
    /** The years 1 to 9999, which is what a timestamp of Spark's can be: beyond them it throws. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int SECONDS_OF_AN_HOUR = 3600;

    private static final int DATE = "yyyy-MM-dd".length();
    private static final int SECONDS = "yyyy-MM-dd HH:mm:ss".length();
    private static final int MILLISECONDS = "yyyy-MM-dd HH:mm:ss.SSS".length();

    private final Optional<String> name;
    private final Optional<String> format;
    private final StructType schema;

    /**
     * Takes the column and format of the time.
     *
     * @throws UserError (exit 2) for a format that is no pattern of Spark's
     */
    TimeColumn(PositionColumns columns, StructType schema) {
        columns.timeFormat()
                .filter(pattern -> !pattern.equals(PositionColumns.UNIX_SECONDS))
                .ifPresent(TimeColumn::check);
        this.name = columns.time();
        this.format = columns.timeFormat();
        this.schema = schema;
    }

    /** The time as a timestamp; null where there is none or it can't be read. */
    Column timestamp() {
        return name.map(this::timestamp).orElse(lit(null).cast(DataTypes.TimestampType));
    }

    private static void check(String pattern) {
        try {
            String java = DateTimeFormatterHelper$.MODULE$.convertIncompatiblePattern(pattern, true);
            new DateTimeFormatterBuilder().appendPattern(java);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "bad value '%s' for time-format: expected a pattern of Spark's, such as yyyy-MM-dd HH:mm:ss, or 'unix' (%s)"
                            .formatted(pattern, Reason.of(e)),
                    e);
        }
    }

    private Column timestamp(String column) {
        DataType type = schema.apply(column).dataType();
        Column value = Columns.named(column);
        boolean unix = format.filter(PositionColumns.UNIX_SECONDS::equals).isPresent();
        if (type instanceof NumericType || (type instanceof StringType && unix)) {
            Column seconds = (type instanceof StringType ? trim(value) : value).try_cast(DataTypes.LongType);
            return when(seconds.between(FIRST_SECOND, LAST_SECOND), timestamp_seconds(seconds));
        }
        if (type instanceof StringType && format.isPresent()) {
            Column text = trim(value);
            return switch (format.get()) {
                case "yyyy-MM-dd HH:mm:ss" -> isoTimestamp(text, " ", SECONDS);
                case "yyyy-MM-dd HH:mm:ss[.SSS]" -> isoTimestamp(text, " ", SECONDS, MILLISECONDS);
                case "yyyy-MM-dd'T'HH:mm:ss" -> isoTimestamp(text, "T", SECONDS);
                default -> try_to_timestamp(text, lit(format.get()));
            };
        }
        return value.try_cast(DataTypes.TimestampType);
    }

    /**
     * The time in the commonest layouts, by Spark's cast, which is several times as fast as a pattern but takes other
     * layouts too.
     *
     * @param separator what stands between date and time
     * @param lengths the lengths that the text may have
     */
    private static Column isoTimestamp(Column text, String separator, Object... lengths) {
        Column layout =
                substring(text, DATE + 1, 1).equalTo(separator).and(length(text).isin(lengths));
        return when(layout, text.try_cast(DataTypes.TimestampType));
    }

    /** The ordinal of the {@link RowFlags.Time}. */
    Column readable() {
        return name.isEmpty() ? lit(RowFlags.Time.NONE.ordinal()) : readable(timestamp());
    }

    /** The ordinal of the {@link RowFlags.Time} of a timestamp of a feed that has a time. */
    static Column readable(Column timestamp) {
        return when(timestamp.isNull(), lit(RowFlags.Time.UNREADABLE.ordinal()))
                .otherwise(lit(RowFlags.Time.READ.ordinal()));
    }

    /** The hour of a timestamp since 1970, int. */
    static Column hour(Column timestamp) {
        return floor(unix_seconds(timestamp).divide(SECONDS_OF_AN_HOUR)).cast(DataTypes.IntegerType);
    }
}
