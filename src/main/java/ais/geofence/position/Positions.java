package ais.geofence.position;

import ais.geofence.files.FoundFile;
import ais.geofence.spark.BinCounter;
import ais.geofence.spark.Columns;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The positions of an input. Nothing is read until a Spark action runs.
 *
 * @param rows the rows to tag: the columns of the input, an MMSI within a nested one by its path, and {@link #LON}, {@link #LAT}, {@link #FLAGS}, {@link #STATION}, {@link #SECOND}; {@link #TIME} where the input has a time; {@link #DAY} and {@link #SPEED} where
 *     they are needed
 * @param rejected the rejected rows: reason, file, record (the original text); the input is read once more for them
 * @param columns the columns of the position
 * @param marked the first column's name in the file, where its leading '# ' is not in the column's name
 * @param inputColumns the names of the columns of the input, in order
 * @param optionalColumns the columns that a row may lack: keys of JSON objects, and columns of key=value folders
 * @param readCounts fills, when {@code rows} is read, with the number of rows by the ordinal of {@link RejectReason}; and
 *     behind these, at {@link #OUTSIDE_RANGE}, of those outside the time range
 * @param rejectedCounts fills in the same way when {@code rejected} is read
 * @param sample fills, when {@code rows} is read, with some of the positions
 * @param unread fills, when {@code rows} is read, with texts that could be read in another way
 * @param files the files in order
 * @param bytes their size in all
 * @param inputPartitions how many parts Spark reads the files in
 * @param spreadOver how many parts the rows are spread over after reading; the same number if they are not
 * @param passedOver the names of the members of archives that are not positions
 * @param isEtrs89 whether the points of a file are said to be in ETRS89
 */
public record Positions(
        Dataset<Row> rows,
        Dataset<Row> rejected,
        PositionColumns columns,
        Optional<String> marked,
        List<String> inputColumns,
        List<String> optionalColumns,
        BinCounter readCounts,
        BinCounter rejectedCounts,
        InputSample sample,
        UnreadTexts unread,
        List<FoundFile> files,
        long bytes,
        int inputPartitions,
        int spreadOver,
        List<String> passedOver,
        boolean isEtrs89) {
    /** Longitude in degrees, double; null without a valid position. */
    public static final String LON = Columns.OWN + "lon";

    /** Latitude in degrees, double; null without a valid position. */
    public static final String LAT = Columns.OWN + "lat";

    /** The {@link RowFlags}, int. */
    public static final String FLAGS = Columns.OWN + "flags";

    /** The time of the position, timestamp; null where it can't be read. There only where the input has a time column. */
    public static final String TIME = Columns.OWN + "time";

    /** The day of the position, UTC, date. */
    public static final String DAY = Columns.OWN + "day";

    /** The MMSI as a number, int; {@link MmsiKind#NO_STATION} where the row has none. */
    public static final String STATION = Columns.OWN + "station";

    /** The time of the position in whole seconds since 1970, UTC, long; -1 where there is none that can be read. */
    public static final String SECOND = Columns.OWN + "second";

    /** The speed over ground in knots, double; null where it is not known. There only where it is needed and the input has a column for it. */
    public static final String SPEED = Columns.OWN + "speed";

    /** The bin of the rows outside the time range. */
    public static final int OUTSIDE_RANGE = RejectReason.values().length;

    /** Whether the rows have their day. */
    public boolean byDay() {
        return List.of(rows.columns()).contains(DAY);
    }

    /** Whether both reads of the input rejected the same number of rows for each reason. */
    public boolean isRejectedAsRead() {
        int rejected = RejectReason.NONE.ordinal() + 1;
        return Arrays.equals(
                readCounts.bins(), rejected, OUTSIDE_RANGE, rejectedCounts.bins(), rejected, OUTSIDE_RANGE);
    }

    /** Whether the rows have their time. */
    public boolean byTime() {
        return List.of(rows.columns()).contains(TIME);
    }

    /** Whether the rows have their speed. */
    public boolean hasSpeed() {
        return List.of(rows.columns()).contains(SPEED);
    }

    /** The names of the files. */
    public List<String> fileNames() {
        return files.stream().map(FoundFile::name).toList();
    }

    /** What a user should know of the files, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!passedOver.isEmpty()) {
            notes.add("not positions, passed over: " + Figures.listed(passedOver));
        }
        if (isEtrs89) {
            notes.add(
                    "the points are in ETRS89 (EPSG:4258): their longitudes and latitudes are taken as on WGS 84, from which they differ by about a metre");
        }
        return notes;
    }

    /** The names of the files; for members, those of their archives. */
    public List<String> pathNames() {
        return files.stream().map(FoundFile::pathName).distinct().toList();
    }
}
