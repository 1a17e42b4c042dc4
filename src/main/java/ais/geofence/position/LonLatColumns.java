package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.spark.Invocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/**
 * A column with the longitude and one with the latitude.
 *
 * @param lon the longitude's column
 * @param lat the latitude's column
 */
public record LonLatColumns(String lon, String lat) implements PlaceColumns {
    @Override
    public List<String> names() {
        return List.of(lon, lat);
    }

    @Override
    public List<String> textNames() {
        return names();
    }

    @Override
    public Column position(StructType schema, PositionParser parser) {
        CoordinateColumn lons = CoordinateColumn.of(lon, schema);
        CoordinateColumn lats = CoordinateColumn.of(lat, schema);
        return lons.inText() || lats.inText()
                ? Invocation.nonDeterministic(parser, PositionParser.TYPE, lons.text(), lats.text())
                : Invocation.nonDeterministic(
                        parser,
                        PositionParser.TYPE,
                        coalesce(lons.number(), lit(0.0)),
                        lons.number().isNull(),
                        coalesce(lats.number(), lit(0.0)),
                        lats.number().isNull());
    }

    @Override
    public Map<String, String> numbersInText(StructType schema) {
        Map<String, String> fields = new HashMap<>(Map.of(lon, PositionParser.LON, lat, PositionParser.LAT));
        fields.keySet().removeIf(name -> !CoordinateColumn.of(name, schema).inText());
        return fields;
    }

    @Override
    public String toString() {
        return "lon '%s', lat '%s'".formatted(lon, lat);
    }
}
