package ais.geofence.position;

import ais.geofence.fault.UserError;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;

/** The columns of the input that say where a ship is. */
public sealed interface PlaceColumns permits LonLatColumns, PointColumn {
    /** The names of the columns. */
    List<String> names();

    /** Those of them whose bytes are text, although the writer of the file did not mark them as text. */
    List<String> textNames();

    /**
     * The position of each row, of {@link PositionParser#TYPE}.
     *
     * @param schema of the rows
     * @throws UserError (exit 4) if a column is of a type that can't hold positions
     */
    Column position(StructType schema, PositionParser parser);

    /** The columns with text that become numbers in the output, each with its field of {@link PositionParser#TYPE}. */
    Map<String, String> numbersInText(StructType schema);
}
