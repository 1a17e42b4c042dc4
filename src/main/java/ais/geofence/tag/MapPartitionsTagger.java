package ais.geofence.tag;

import ais.geofence.position.Positions;
import ais.geofence.spark.PartitionFunction;
import ais.geofence.spark.RowMapping;
import ais.geofence.zone.Validity;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Streams each partition's rows through a function that asks JTS prepared geometries. The zones are broadcast once, and
 * prepared once on each executor.
 */
final class MapPartitionsTagger implements ZoneTagger {
    private final ZoneLocator zones;
    private final Answer answer;

    MapPartitionsTagger(ZoneLocator zones, Answer answer) {
        this.zones = zones;
        this.answer = answer;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        Broadcast<ZoneLocator> broadcast = JavaSparkContext.fromSparkContext(
                        positions.sparkSession().sparkContext())
                .broadcast(zones);
        Match match = answer.match();
        PartitionFunction function = switch (match) {
            case FIRST -> (schema, places) -> firstZone(broadcast.value(), places);
            case ALL -> (schema, places) -> allZones(broadcast.value(), schema, places);
        };
        String[] inputs = zones.hasTimes()
                ? new String[] {Positions.LON, Positions.LAT, Positions.TIME}
                : new String[] {Positions.LON, Positions.LAT};
        return RowMapping.withColumn(positions, answer.column(), match.none(), function, inputs);
    }

    @Override
    public ZoneLocator locator() {
        return zones;
    }

    private static UnaryOperator<UnsafeRow> firstZone(ZoneLocator zones, int[] places) {
        int lon = places[0];
        int lat = places[1];
        int answer = places[places.length - 1];
        if (!zones.hasTimes()) {
            return row -> {
                int zone = row.isNullAt(lon) || row.isNullAt(lat)
                        ? ZoneLocator.NO_ZONE
                        : zones.firstZone(row.getDouble(lon), row.getDouble(lat));
                row.setInt(answer, zone);
                return row;
            };
        }
        int time = places[2];
        return row -> {
            int zone = row.isNullAt(lon) || row.isNullAt(lat)
                    ? ZoneLocator.NO_ZONE
                    : zones.firstZone(row.getDouble(lon), row.getDouble(lat), micros(row, time));
            row.setInt(answer, zone);
            return row;
        };
    }

    private static UnaryOperator<UnsafeRow> allZones(ZoneLocator zones, StructType schema, int[] places) {
        int lon = places[0];
        int lat = places[1];
        int time = places[2]; // the answer's place where the time does not matter
        boolean timed = zones.hasTimes();
        int answer = places[places.length - 1];
        List<Expression> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new BoundReference(columns.size(), field.dataType(), field.nullable()));
        }
        columns.set(answer, new BoundReference(columns.size(), Match.ALL.type(), false));
        UnsafeProjection projection =
                UnsafeProjection.create(CollectionConverters.asScala(columns).toSeq());
        JoinedRow joined = new JoinedRow();
        return row -> {
            int[] all;
            if (row.isNullAt(lon) || row.isNullAt(lat)) {
                all = new int[0];
            } else if (timed) {
                all = zones.allZones(row.getDouble(lon), row.getDouble(lat), micros(row, time));
            } else {
                all = zones.allZones(row.getDouble(lon), row.getDouble(lat));
            }
            return projection.apply(
                    joined.apply(row, new GenericInternalRow(new Object[] {new GenericArrayData(all)})));
        };
    }

    /** The time of a row's position. */
    private static long micros(UnsafeRow row, int time) {
        return row.isNullAt(time) ? Validity.NO_TIME : row.getLong(time);
    }
}
