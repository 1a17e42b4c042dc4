package ais.geofence.tag;

import ais.geofence.position.Positions;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.mutable.ArraySeq;

/**
 * Streams each partition's rows through a Java function that asks JTS prepared geometries. The zones are broadcast once, and
 * prepared once on each executor.
 */
final class MapPartitionsTagger implements ZoneTagger {
    private final ZoneLocator zones;
    private final Match match;

    MapPartitionsTagger(ZoneLocator zones, Match match) {
        this.zones = zones;
        this.match = match;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        Broadcast<ZoneLocator> broadcast = JavaSparkContext.fromSparkContext(
                        positions.sparkSession().sparkContext())
                .broadcast(zones);
        StructType schema = positions.schema();
        StructType tagged = schema.add(new StructField(match.column(), match.type(), false, Metadata.empty()));
        return positions.mapPartitions(
                new TagRows(broadcast, match, schema.fieldIndex(Positions.LON), schema.fieldIndex(Positions.LAT)),
                Encoders.row(tagged));
    }

    @Override
    public ZoneLocator locator() {
        return zones;
    }

    /** Tags the rows of one partition as they are read. */
    private record TagRows(Broadcast<ZoneLocator> zones, Match match, int lon, int lat)
            implements MapPartitionsFunction<Row, Row> {
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
                    return new TaggedRow(
                            row,
                            switch (match) {
                                case FIRST -> firstZone(locator, row);
                                case ALL -> new ArraySeq.ofInt(allZones(locator, row));
                            });
                }
            };
        }

        private int firstZone(ZoneLocator locator, Row row) {
            return isLocated(row) ? locator.firstZone(row.getDouble(lon), row.getDouble(lat)) : ZoneLocator.NO_ZONE;
        }

        private int[] allZones(ZoneLocator locator, Row row) {
            return isLocated(row) ? locator.allZones(row.getDouble(lon), row.getDouble(lat)) : new int[0];
        }

        private boolean isLocated(Row row) {
            return !row.isNullAt(lon) && !row.isNullAt(lat);
        }
    }
}
