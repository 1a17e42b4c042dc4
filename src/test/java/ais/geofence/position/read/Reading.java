package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Feed;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.RowFlags;
import ais.geofence.position.TimeRange;
import ais.geofence.position.TimeRequirements;
import ais.geofence.testing.TestSpark;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;

/**
 * What became of an input. Every reading checks that its counts agree with its rows, and the stations with the kinds of MMSI.
 *
 * @param rows the well-formed rows
 * @param rejected reason, file and record of the malformed rows
 */
record Reading(Positions positions, List<Row> rows, List<Row> rejected, long[] counts) {
    /** A run that follows ships. */
    static final TimeRequirements VISITS = new TimeRequirements(TimeRange.ALL, false, false, false, true);

    static Reading of(Path... paths) {
        return of(ColumnOptions.AUTO, paths);
    }

    static Reading of(ColumnOptions options, Path... paths) {
        return of(options, Arrays.stream(paths).map(Path::toString).toArray(String[]::new));
    }

    /** Reads as for a small table that is going to be repeated: not spread over the cores, so that rows stay in order. */
    static Reading of(ColumnOptions options, String... paths) {
        return of(new PositionReader(TestSpark.session(), options).read(List.of(paths), new Copies(2)));
    }

    static Reading of(TimeRequirements required, Path path) {
        return of(ColumnOptions.AUTO, required, path);
    }

    static Reading of(ColumnOptions options, TimeRequirements required, Path path) {
        return of(new PositionReader(TestSpark.session(), options, required)
                .read(List.of(path.toString()), new Copies(2)));
    }

    static Reading of(Positions positions) {
        List<Row> rows = positions.rows().collectAsList();
        long[] counts = positions.readCounts().bins();
        List<Row> rejected = positions.rejected().collectAsList();
        assertThat(counts[RejectReason.NONE.ordinal()]).isEqualTo(rows.size());
        assertThat(LongStream.of(counts).sum())
                .isEqualTo(rows.size() + rejected.size() + counts[Positions.OUTSIDE_RANGE]);
        Reading reading = new Reading(positions, rows, rejected, counts);
        assertThat(reading.values(Positions.STATION))
                .extracting(station -> kind((int) station))
                .isEqualTo(reading.mmsiKinds().stream().map(Reading::known).toList());
        return reading;
    }

    private static Optional<MmsiKind> kind(int station) {
        return Optional.of(MmsiKind.isShip(station) ? MmsiKind.SHIP : MmsiKind.OTHER_STATION)
                .filter(kind -> station != MmsiKind.NO_STATION);
    }

    private static Optional<MmsiKind> known(MmsiKind kind) {
        return Optional.of(kind).filter(known -> known == MmsiKind.SHIP || known == MmsiKind.OTHER_STATION);
    }

    /** The message of the exit 4 that reading ends with. */
    static String refused(ColumnOptions options, String... paths) {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> new PositionReader(TestSpark.session(), options)
                        .read(List.of(paths), Copies.ONE)
                        .rows()
                        .collectAsList());
        assertThat(error).isNotNull();
        assertThat(error.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(error.getMessage().lines()).hasSize(1);
        return error.getMessage();
    }

    static String refused(Path... paths) {
        return refused(
                ColumnOptions.AUTO, Arrays.stream(paths).map(Path::toString).toArray(String[]::new));
    }

    /** Options that name a feed and nothing else. */
    static ColumnOptions feed(Feed feed) {
        return options(feed, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** All columns from the header of a CSV file with a separator of its own. */
    static ColumnOptions separated(String separator) {
        return options(Feed.AUTO, Optional.empty(), Optional.empty(), Optional.of(separator));
    }

    /** The generic feed with named columns. */
    static ColumnOptions columns(String lon, String lat, String mmsi, String time, String timeFormat) {
        return new ColumnOptions(
                Feed.GENERIC,
                Optional.of(lon),
                Optional.of(lat),
                Optional.empty(),
                Optional.ofNullable(mmsi),
                Optional.ofNullable(time),
                Optional.ofNullable(timeFormat),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** All columns from the header, but the speed from a named one. */
    static ColumnOptions speed(String column) {
        return options(Feed.AUTO, Optional.empty(), Optional.of(column), Optional.empty());
    }

    /** All columns from the header, but the points from a named one. */
    static ColumnOptions geometry(String column) {
        return options(Feed.AUTO, Optional.of(column), Optional.empty(), Optional.empty());
    }

    private static ColumnOptions options(
            Feed feed, Optional<String> geometry, Optional<String> speed, Optional<String> separator) {
        return new ColumnOptions(
                feed,
                Optional.empty(),
                Optional.empty(),
                geometry,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                speed,
                separator,
                List.of());
    }

    /** The only row. */
    Row row() {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    Object value(Row row, String column) {
        return row.get(row.fieldIndex(column));
    }

    Object value(String column) {
        return value(row(), column);
    }

    /** The values of a column in the order of the rows. */
    List<Object> values(String column) {
        return rows.stream().map(row -> value(row, column)).toList();
    }

    PositionStatus status(Row row) {
        return RowFlags.status(row.getInt(row.fieldIndex(Positions.FLAGS)));
    }

    List<PositionStatus> statuses() {
        return rows.stream().map(this::status).toList();
    }

    RowFlags.Time time(Row row) {
        return RowFlags.time(row.getInt(row.fieldIndex(Positions.FLAGS)));
    }

    List<RowFlags.Time> times() {
        return rows.stream().map(this::time).toList();
    }

    List<MmsiKind> mmsiKinds() {
        return rows.stream()
                .map(row -> RowFlags.mmsiKind(row.getInt(row.fieldIndex(Positions.FLAGS))))
                .toList();
    }

    /** The counts of the reasons that occurred. */
    Map<RejectReason, Long> reasons() {
        Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
        IntStream.range(1, RejectReason.values().length)
                .filter(reason -> counts[reason] > 0)
                .forEach(reason -> reasons.put(RejectReason.values()[reason], counts[reason]));
        return reasons;
    }

    /** The original texts of the malformed rows. */
    List<String> records() {
        return rejected.stream().map(row -> row.getString(2)).toList();
    }
}
