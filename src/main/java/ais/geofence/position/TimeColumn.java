package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The column with the time of positions, UTC, in its feed's layout. */
public final class TimeColumn {
    private static final Column NONE = lit(null).cast(DataTypes.TimestampType);

    private final Optional<String> name;
    private final TimeParser.Layout layout;
    /** The user's pattern; if given, no other layout is accepted. */
    private final Optional<String> pattern;

    private final StructType schema;
    private final UnreadTexts unread;

    /**
     * Takes the column and layout of the time.
     *
     * @param unread receives texts that could be read in another layout
     * @throws UserError (exit 2) if the time format is not a Spark pattern of a full date and time
     */
    public TimeColumn(PositionColumns columns, StructType schema, UnreadTexts unread) {
        this.name = columns.time();
        Optional<TimeParser.Layout> unit = columns.timeFormat().flatMap(TimeParser.Layout::ofFormat);
        this.layout = unit.orElse(columns.feed().timeLayout());
        this.pattern = columns.timeFormat().filter(format -> unit.isEmpty());
        this.schema = schema;
        this.unread = unread;
        pattern.ifPresent(TimePattern::check);
    }

    /**
     * Requires a column type that can hold times.
     *
     * @throws UserError (exit 4) if the type holds no date and time, as DATE
     */
    public void requireTimes(String place) {
        name.map(column -> schema.apply(column).dataType())
                .filter(type -> !holdsTimes(type))
                .ifPresent(type -> {
                    throw new UserError(
                            ExitCode.INPUT,
                            "%s: column '%s' is of type %s; a time is a timestamp, text, or a number of seconds since 1970: name another column with --time-column"
                                    .formatted(place, name.orElseThrow(), type.sql()));
                });
    }

    private static boolean holdsTimes(DataType type) {
        return isText(type) || isNumber(type) || isTimestamp(type);
    }

    private static boolean isText(DataType type) {
        return type instanceof StringType || type instanceof BinaryType;
    }

    /** Whether numbers of the type can count since 1970. A float is off by up to a minute. */
    private static boolean isNumber(DataType type) {
        return type instanceof NumericType && !(type instanceof FloatType);
    }

    private static boolean isTimestamp(DataType type) {
        return type instanceof TimestampType || type instanceof TimestampNTZType;
    }

    /** The time as a timestamp; null if it is missing, unreadable or outside 1970 to 2100. */
    public Column timestamp() {
        return name.map(this::timestamp).orElse(NONE);
    }

    private Column timestamp(String column) {
        DataType type = schema.apply(column).dataType();
        Column value = Columns.named(column);
        if (isTimestamp(type)) {
            return withinYears(value); // a timestamp without a zone is UTC, the session's zone
        }
        if (pattern.isPresent() && holdsTimes(type)) {
            return withinYears(try_to_timestamp(trim(value.cast(DataTypes.StringType)), lit(pattern.get())));
        }
        if (isText(type)) {
            return Invocation.orNull(
                    new TimeParser(layout, unread), DataTypes.TimestampType, value.cast(DataTypes.StringType));
        }
        if (isNumber(type)) {
            Column number = value.cast(type instanceof IntegralType ? DataTypes.LongType : DataTypes.DoubleType);
            return Invocation.orNull(new TimeParser(layout, unread), DataTypes.TimestampType, number);
        }
        return NONE;
    }

    private static Column withinYears(Column timestamp) {
        Column utc = timestamp.cast(DataTypes.TimestampType);
        return when(
                utc.geq(lit(Instant.ofEpochSecond(TimeParser.FIRST_SECOND)))
                        .and(utc.lt(lit(Instant.ofEpochSecond(TimeParser.LAST_SECOND + 1)))),
                utc);
    }

    /** The ordinal of the {@link RowFlags.Time} of a timestamp of a feed that has a time. */
    public static Column flag(Column timestamp) {
        return when(timestamp.isNull(), lit(RowFlags.Time.UNREADABLE.ordinal()))
                .otherwise(lit(RowFlags.Time.READ.ordinal()));
    }

    /** The whole seconds of a timestamp since 1970, long; -1 where there is none. */
    public static Column second(Column timestamp) {
        return coalesce(unix_seconds(timestamp), lit(-1L));
    }
}
