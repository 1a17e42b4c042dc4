package ais.geofence.tag;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import ais.geofence.position.Positions;
import ais.geofence.sql.LoadedZones;
import ais.geofence.sql.ZoneFunctionCatalog;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Calls a SQL function of {@link ZoneFunctionCatalog} from Spark's generated code: {@code zone_index}, or
 * {@code zone_indexes}.
 */
final class FunctionTagger implements ZoneTagger {
    /** The catalog of the run's zones, apart from catalogs that the user may have set. */
    private static final String CATALOG = "geofence_run";

    private final LoadedZones zones;
    private final Match match;

    FunctionTagger(LoadedZones zones, Match match) {
        this.zones = zones;
        this.match = match;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        return positions.withColumn(match.column(), answer(positions.sparkSession(), zones, match));
    }

    /** The answer for each position, never null. */
    static Column answer(SparkSession spark, LoadedZones zones, Match match) {
        ZoneFunctionCatalog.of(spark, CATALOG).put(zones);
        return coalesce(
                call_function(CATALOG + "." + match.column(), col(Positions.LON), col(Positions.LAT)), match.none());
    }

    @Override
    public ZoneLocator locator() {
        return zones.locator();
    }

    @Override
    public Optional<GridStats> grid() {
        return zones.locator() instanceof ZoneGrid grid ? Optional.of(grid.stats()) : Optional.empty();
    }
}
