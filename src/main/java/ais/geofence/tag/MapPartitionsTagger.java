package ais.geofence.tag;

import ais.geofence.position.Positions;
import ais.geofence.zone.ZoneLocator;
import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The classic way: the zones are broadcast once, and each partition's rows stream through a Java function that asks JTS
 * prepared geometries, which are made once for each executor.
 */
final class MapPartitionsTagger implements ZoneTagger {
    private final ZoneLocator zones;

    MapPartitionsTagger(ZoneLocator zones) {
        this.zones = zones;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        Broadcast<ZoneLocator> broadcast = JavaSparkContext.fromSparkContext(
                        positions.sparkSession().sparkContext())
                .broadcast(zones);
        StructType schema = positions.schema();
        StructType tagged = schema.add(new StructField(ZONE_INDEX, DataTypes.IntegerType, false, Metadata.empty()));
        return positions.mapPartitions(
                new TagRows(broadcast, schema.fieldIndex(Positions.LON), schema.fieldIndex(Positions.LAT)),
                Encoders.row(tagged));
    }

    /** Tags the rows of one partition while they are asked for. */
    private record TagRows(Broadcast<ZoneLocator> zones, int lon, int lat) implements MapPartitionsFunction<Row, Row> {
        @Override
        public Iterator<Row> call(Iterator<Row> rows) {
            ZoneLocator locator = zones.value();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return rows.hasNext();
                }

                @Override
                public Row next() {
                    Row row = rows.next();
                    boolean located = !row.isNullAt(lon) && !row.isNullAt(lat);
                    int zone =
                            located ? locator.firstZone(row.getDouble(lon), row.getDouble(lat)) : ZoneLocator.NO_ZONE;
                    return new TaggedRow(row, zone);
                }
            };
        }
    }
}
