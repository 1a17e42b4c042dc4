package ais.geofence.tag;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.position.Positions;
import ais.geofence.sql.LoadedZones;
import ais.geofence.sql.ZoneFunctionCatalog;
import ais.geofence.zone.GridStats;
import ais.geofence.zone.ZoneGrid;
import ais.geofence.zone.ZoneLocator;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Calls the SQL function {@code zone_index} of {@link ZoneFunctionCatalog} from Spark's generated code. */
final class FunctionTagger implements ZoneTagger {
    /** A catalog for the run's zones, beside those that the user may have set. */
    private static final String CATALOG = "geofence_run";

    private final LoadedZones zones;

    FunctionTagger(LoadedZones zones) {
        this.zones = zones;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        return positions.withColumn(ZONE_INDEX, zoneIndex(positions.sparkSession(), zones));
    }

    /** The number of the first zone of each position, never null. */
    static Column zoneIndex(SparkSession spark, LoadedZones zones) {
        ZoneFunctionCatalog.of(spark, CATALOG).put(zones);
        return coalesce(
                call_function(CATALOG + ".zone_index", col(Positions.LON), col(Positions.LAT)),
                lit(ZoneLocator.NO_ZONE));
    }

    @Override
    public Optional<GridStats> grid() {
        return zones.locator() instanceof ZoneGrid grid ? Optional.of(grid.stats()) : Optional.empty();
    }
}
