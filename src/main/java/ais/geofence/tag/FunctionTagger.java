package ais.geofence.tag;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import ais.geofence.position.Positions;
import ais.geofence.spark.Columns;
import ais.geofence.sql.LoadedZones;
import ais.geofence.sql.ZoneFunctionCatalog;
import ais.geofence.zone.Validity;
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
    private final Answer answer;

    FunctionTagger(LoadedZones zones, Answer answer) {
        this.zones = zones;
        this.answer = answer;
    }

    @Override
    public Dataset<Row> tag(Dataset<Row> positions) {
        return positions.withColumn(answer.column(), column(positions.sparkSession(), zones, answer));
    }

    /** The answer for each position, never null. */
    static Column column(SparkSession spark, LoadedZones zones, Answer answer) {
        Optional<String> layer = answer.layer().text();
        ZoneFunctionCatalog.of(spark, CATALOG).put(layer.orElse(""), zones);
        String functions =
                CATALOG + layer.map(name -> "." + Columns.quoted(name)).orElse("");
        Match match = answer.match();
        String function = functions + "." + match.function();
        Column found = zones.zones().hasTimes()
                ? call_function(function, col(Positions.LON), col(Positions.LAT), time())
                : call_function(function, col(Positions.LON), col(Positions.LAT));
        return coalesce(found, match.none());
    }

    /** The time of each position, never null: a function of null would be null. */
    private static Column time() {
        return coalesce(col(Positions.TIME), timestamp_micros(lit(Validity.NO_TIME)));
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
