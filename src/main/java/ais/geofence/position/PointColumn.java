package ais.geofence.position;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * A column with points: well-known binary or text, GeoJSON, or GeoArrow's structs of {@code x} and {@code y}.
 *
 * @param name the column
 */
public record PointColumn(String name) implements PlaceColumns {
    private static final String X = "x";
    private static final String Y = "y";

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public List<String> textNames() {
        return List.of();
    }

    @Override
    public Column position(StructType schema, PositionParser parser) {
        DataType type = schema.apply(name).dataType();
        Column value = Columns.named(name);
        PointParser points = new PointParser(parser);
        if (type instanceof BinaryType || type instanceof StringType) {
            return Invocation.nonDeterministic(points, PositionParser.TYPE, value);
        }
        if (type instanceof StructType point && isNumber(X, point) && isNumber(Y, point)) {
            Column x = value.getField(X);
            Column y = value.getField(Y);
            return Invocation.nonDeterministic(
                    points, PositionParser.TYPE, coalesce(x, lit(Double.NaN)), coalesce(y, lit(Double.NaN)));
        }
        throw new UserError(
                ExitCode.INPUT,
                "column '%s' is of type %s; points are WKB, WKT, GeoJSON, or a struct of x and y: choose another column with --geometry-column"
                        .formatted(name, type.sql()));
    }

    private static boolean isNumber(String name, StructType point) {
        return List.of(point.fieldNames()).contains(name) && point.apply(name).dataType() instanceof DoubleType;
    }

    @Override
    public Map<String, String> numbersInText(StructType schema) {
        return Map.of();
    }

    @Override
    public String toString() {
        return "geometry '%s'".formatted(name);
    }
}
