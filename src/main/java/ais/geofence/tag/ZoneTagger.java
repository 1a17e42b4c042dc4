package ais.geofence.tag;

import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the zones of each position. All engines give the same answer: the numbers of the zones that the position lies in,
 * exactly; of these the first, or all in order, as {@link Match} says. A zone that is valid for a time only counts for the positions of
 * that time; for one whose time can't be read it does not.
 */
public sealed interface ZoneTagger permits FunctionTagger, MapPartitionsTagger, SedonaTagger {
    /**
     * Adds the column of the {@link Answer}.
     *
     * @param positions rows with the columns {@link ais.geofence.position.Positions#LON} and
     *     {@link ais.geofence.position.Positions#LAT}: degrees, double, null without a valid position; and, for zones that are valid for a
     *     time only, {@link ais.geofence.position.Positions#TIME}
     * @return the same rows in any order, all columns kept, with the new one last
     */
    Dataset<Row> tag(Dataset<Row> positions);

    /** The zones, to look up single positions on the driver. */
    ZoneLocator locator();

    /** How the grid over the zones came out, where the engine has one. */
    default Optional<GridStats> grid() {
        return Optional.empty();
    }
}
