package ais.geofence.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.zone.locate.ZoneLocator;
import org.apache.spark.sql.Column;

/** The column in which a tagger returns the zones of each position: of a layer, the first or all. */
public record Answer(LayerName layer, Match match) {
    /** The answer of the layer without a name. */
    public static Answer of(Match match) {
        return new Answer(LayerName.NONE, match);
    }

    /** The name of the column. */
    public String column() {
        return switch (match) {
            case FIRST -> layer.index();
            case ALL -> layer.indexes();
        };
    }

    /** The first zone of a tagged row's answer, -1 without a zone. */
    public Column firstZone() {
        return switch (match) {
            case FIRST -> col(column());
            case ALL -> coalesce(get(col(column()), lit(0)), lit(ZoneLocator.NO_ZONE));
        };
    }
}
