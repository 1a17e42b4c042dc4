package ais.geofence.visit;

import ais.geofence.spark.RowStream;
import ais.geofence.tag.Layer;
import ais.geofence.zone.Zone;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds visits. Spark brings the positions of each ship together and sorts them, on disk where they are many; then they pass one by one, so that the
 * track of no ship is held.
 *
 * @param layers with all zones of a position as their answer; their zones are numbered through
 * @param days those of the run, with the states of their ends; empty if it is not by day
 */
public record VisitFinder(VisitRules rules, List<Layer> layers, Optional<Days> days) {
    /**
     * What a run finds.
     *
     * @param rows the {@link FoundRows}, which Spark computes as often as they are used, unless they are persisted
     * @param counts fill when the rows are computed
     */
    public record Found(Dataset<Row> rows, TrackCounts counts) {}

    /**
     * Follows the ships of tagged positions.
     *
     * @param tagged positions with their time, station, speed where they have one, and the answer of each layer
     * @param state the {@link FoundRows} of the end of the day before
     */
    public Found find(Dataset<Row> tagged, Optional<Dataset<Row>> state) {
        SparkSession spark = tagged.sparkSession();
        TrackCounts counts = TrackCounts.register(spark.sparkContext());
        TrackRows columns = new TrackRows(layers, state.isPresent());
        Dataset<Row> positions = columns.ofPositions(tagged, layers);
        Dataset<Row> all = state.map(before -> columns.ofState(before, layers).unionAll(positions))
                .orElse(positions);
        FollowShips following = new FollowShips(rules, margin(spark), columns, days, counts);
        return new Found(RowStream.map(TrackRows.inOrder(all), FoundRows.COLUMNS, following), counts);
    }

    private Broadcast<ExitMargin> margin(SparkSession spark) {
        List<Zone> zones =
                layers.stream().flatMap(layer -> layer.zones().zones().stream()).toList();
        ExitMargin margin = rules.exitMargin() > 0 ? new NearZones(zones, rules.exitMargin()) : ExitMargin.NONE;
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(margin);
    }
}
