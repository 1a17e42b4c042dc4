package ais.geofence.tag;

import ais.geofence.zone.GridStats;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the zone of each position. All engines give the same answer: the number of the first zone that the position lies
 * in, exactly, and -1 where there is none.
 */
public sealed interface ZoneTagger permits FunctionTagger, MapPartitionsTagger, SedonaTagger {
    /** The column that is added: int, never null. */
    String ZONE_INDEX = "zone_index";

    /**
     * Adds {@link #ZONE_INDEX}.
     *
     * @param positions rows with the columns {@link ais.geofence.position.Positions#LON} and
     *     {@link ais.geofence.position.Positions#LAT}: degrees, double, null without a valid position
     * @return the same rows in any order, all columns kept, with the new one last
     */
    Dataset<Row> tag(Dataset<Row> positions);

    /** How the grid over the zones came out, where the engine has one. */
    default Optional<GridStats> grid() {
        return Optional.empty();
    }
}
