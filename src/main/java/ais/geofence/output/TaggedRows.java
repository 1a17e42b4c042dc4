package ais.geofence.output;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.ZoneTagger;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The columns of the output: those of the input, {@code mmsi} if it isn't among them, and what tagging found. */
public final class TaggedRows {
    /** The column of the position's day, UTC. */
    public static final String DATE = "date";

    private static final String MMSI = "mmsi";

    private TaggedRows() {}

    /** The columns that counting needs, without those of the input. */
    public static Dataset<Row> withoutInput(Dataset<Row> positions) {
        return positions.select(Positions.LON, Positions.LAT, Positions.FLAGS);
    }

    /**
     * The rows as they are written.
     *
     * @param tagged rows with the input's columns, the flags and the zone index
     * @param names the zones' names, by index
     */
    public static Dataset<Row> of(Dataset<Row> tagged, Positions positions, List<String> names) {
        List<Column> columns = new ArrayList<>();
        boolean hasMmsi = false;
        for (String name : positions.inputColumns()) {
            boolean isMmsi = name.toLowerCase(Locale.ROOT).equals(MMSI);
            hasMmsi |= isMmsi;
            columns.add(isMmsi ? Columns.named(name).as(MMSI) : Columns.named(name));
        }
        if (!hasMmsi) {
            columns.add(positions
                    .columns()
                    .mmsi()
                    .map(Columns::named)
                    .orElse(lit(null).cast(DataTypes.StringType))
                    .as(MMSI));
        }
        columns.add(col(ZoneTagger.ZONE_INDEX));
        columns.add(zoneName(tagged, names).as("zone_name"));
        columns.add(RowFlags.statusText(col(Positions.FLAGS)).as("position_status"));
        if (positions.byDay()) {
            columns.add(col(Positions.DAY).as(DATE));
        }
        return tagged.select(columns.toArray(Column[]::new));
    }

    /** The columns that the rows will have. */
    public static StructType schema(Positions positions) {
        return of(positions.rows().withColumn(ZoneTagger.ZONE_INDEX, lit(0)), positions, List.of())
                .schema();
    }

    private static Column zoneName(Dataset<Row> tagged, List<String> names) {
        Broadcast<String[]> broadcast = JavaSparkContext.fromSparkContext(
                        tagged.sparkSession().sparkContext())
                .broadcast(names.toArray(String[]::new));
        Column name = Invocation.of(new ZoneName(broadcast), DataTypes.StringType, col(ZoneTagger.ZONE_INDEX));
        return when(col(ZoneTagger.ZONE_INDEX).geq(0), name);
    }

    /** The name of a zone by its number. Called from generated code. */
    public static final class ZoneName implements Serializable {
        private final Broadcast<String[]> names;
        private transient UTF8String @Nullable [] texts;

        ZoneName(Broadcast<String[]> names) {
            this.names = names;
        }

        /** The name of the zone with that number, which is at least 0. */
        public UTF8String invoke(int zone) {
            UTF8String[] known = texts;
            if (known == null) {
                String[] all = names.value();
                known = new UTF8String[all.length];
                for (int i = 0; i < all.length; i++) {
                    known[i] = UTF8String.fromString(all[i]);
                }
                texts = known;
            }
            return known[zone];
        }

        @Override
        public String toString() {
            return "zone_name";
        }
    }
}
