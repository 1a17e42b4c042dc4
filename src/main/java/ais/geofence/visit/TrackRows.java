package ais.geofence.visit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.struct;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.Columns;
import ais.geofence.tag.Layer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The rows by which ships are followed: a ship's state from the day before, then its positions in order of time, longitude and latitude. The
 * first column holds MMSI and second together, so that Spark's sort compares one number in almost all cases.
 */
final class TrackRows implements Serializable {
    private static final long serialVersionUID = 1;

    /** The bits of a second, counted from 1 in 1970 so that 0 is the state; the MMSI is above them. */
    private static final int SECOND_BITS = 33;

    private static final int KEY = 0;
    private static final int TIME = 1;
    private static final int LON = 2;
    private static final int LAT = 3;
    private static final int SPEED = 4;
    private static final int FIRST_LAYER = 5;

    private final int[] offsets;
    private final boolean hasState;

    /**
     * @param layers whose zones are numbered through
     * @param hasState whether there is a state from the day before
     */
    TrackRows(List<Layer> layers, boolean hasState) {
        this.offsets = new int[layers.size()];
        for (int layer = 1; layer < offsets.length; layer++) {
            offsets[layer] = offsets[layer - 1] + layers.get(layer - 1).size();
        }
        this.hasState = hasState;
    }

    /** The rows of the tagged positions that can be followed. */
    Dataset<Row> ofPositions(Dataset<Row> tagged, List<Layer> layers) {
        boolean hasSpeed = Stream.of(tagged.columns()).anyMatch(Positions.SPEED::equals);
        List<Column> columns = new ArrayList<>();
        columns.add(key(col(Positions.STATION), col(Positions.SECOND).plus(1L)));
        columns.add(col(Positions.TIME).as(Positions.TIME));
        columns.add(col(Positions.LON).as(Positions.LON));
        columns.add(col(Positions.LAT).as(Positions.LAT));
        columns.add((hasSpeed ? col(Positions.SPEED) : nothing(DataTypes.DoubleType)).as(Positions.SPEED));
        layers.forEach(layer -> columns.add(
                Columns.named(layer.answer().column()).as(layer.answer().column())));
        if (hasState) {
            columns.add(nothing(FoundRows.COLUMNS).as("state"));
        }
        return tagged.filter(RowFlags.isTrackable(col(Positions.FLAGS))).select(columns.toArray(Column[]::new));
    }

    /** The rows of a state. */
    Dataset<Row> ofState(Dataset<Row> state, List<Layer> layers) {
        List<Column> columns = new ArrayList<>();
        columns.add(key(col(FoundRows.MMSI), lit(0L)));
        columns.add(col(FoundRows.ENTER_TIME).as(Positions.TIME));
        columns.add(lit(0.0).as(Positions.LON));
        columns.add(lit(0.0).as(Positions.LAT));
        columns.add(nothing(DataTypes.DoubleType).as(Positions.SPEED));
        layers.forEach(layer ->
                columns.add(layer.answer().match().none().as(layer.answer().column())));
        columns.add(struct(Stream.of(FoundRows.COLUMNS.fieldNames())
                        .map(name -> col(name))
                        .toArray(Column[]::new))
                .as("state"));
        return state.select(columns.toArray(Column[]::new));
    }

    private static Column key(Column mmsi, Column second) {
        return shiftleft(mmsi.cast(DataTypes.LongType), SECOND_BITS)
                .bitwiseOR(second)
                .as("key");
    }

    private static Column nothing(DataType type) {
        return lit(null).cast(type);
    }

    /** The same rows, those of a ship together and in order. Of several reports of one time and place, that with the lowest known speed comes first. */
    static Dataset<Row> inOrder(Dataset<Row> rows) {
        return rows.repartition(shiftright(col("key"), SECOND_BITS))
                .sortWithinPartitions(
                        col("key"),
                        col(Positions.TIME),
                        col(Positions.LON),
                        col(Positions.LAT),
                        col(Positions.SPEED).asc_nulls_last());
    }

    int mmsi(InternalRow row) {
        return (int) (row.getLong(KEY) >> SECOND_BITS);
    }

    /** The row of a state; null in the row of a position. */
    @Nullable InternalRow state(InternalRow row) {
        int place = FIRST_LAYER + offsets.length;
        return hasState && !row.isNullAt(place) ? row.getStruct(place, FoundRows.COLUMNS.size()) : null;
    }

    TrackPosition position(InternalRow row) {
        return new TrackPosition(
                row.getLong(TIME),
                row.getDouble(LON) + 0.0, // no negative zero
                row.getDouble(LAT) + 0.0,
                row.isNullAt(SPEED) ? Double.NaN : row.getDouble(SPEED),
                zones(row));
    }

    private int[] zones(InternalRow row) {
        int number = 0;
        for (int layer = 0; layer < offsets.length; layer++) {
            number += row.getArray(FIRST_LAYER + layer).numElements();
        }
        if (number == 0) {
            return TrackPosition.NO_ZONES;
        }
        int[] zones = new int[number];
        int next = 0;
        for (int layer = 0; layer < offsets.length; layer++) {
            ArrayData ofLayer = row.getArray(FIRST_LAYER + layer);
            for (int i = 0; i < ofLayer.numElements(); i++) {
                zones[next] = offsets[layer] + ofLayer.getInt(i);
                next++;
            }
        }
        return zones;
    }
}
