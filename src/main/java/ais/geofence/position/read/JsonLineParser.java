package ais.geofence.position.read;

import ais.geofence.position.RejectReason;
import ais.geofence.spark.Columns;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Splits a line of JSON into the values of its keys. All values are text as written, so that types never depend on other rows.
 * Called from generated code.
 */
public final class JsonLineParser implements Serializable {
    /** The field after the values: the ordinal of the {@link RejectReason}. */
    static final String MALFORMED = Columns.OWN + "malformed";

    private final JsonKeys keys;
    private final JsonPaths paths;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> nestedColumns = new HashMap<>();

    /**
     * @param keys the keys that the lines have
     */
    JsonLineParser(JsonKeys keys) {
        this.keys = keys;
        this.paths = new JsonPaths(keys.nested());
        keys.names().forEach(name -> columns.put(name, columns.size()));
        keys.nested().forEach(path -> nestedColumns.put(path, columns.size() + nestedColumns.size()));
    }

    /** The type that {@link #invoke} returns: the values of the keys, those of the nested keys, then {@link #MALFORMED}. */
    StructType type() {
        StructType type = new StructType();
        for (String name : keys.names()) {
            type = type.add(name, DataTypes.StringType);
        }
        for (String path : keys.nested()) {
            type = type.add(path, DataTypes.StringType);
        }
        return type.add(MALFORMED, DataTypes.IntegerType, false);
    }

    /**
     * Splits a line.
     *
     * @return the values, all null where the line is malformed or has a key twice, and the ordinal of the
     *     {@link RejectReason}
     */
    public InternalRow invoke(UTF8String line) {
        int size = columns.size() + nestedColumns.size();
        Values values = new Values(new @Nullable Object[size + 1], new boolean[size]);
        if (JsonMembers.walk(line.toString(), paths, values)) {
            values.row[size] = RejectReason.NONE.ordinal();
            return new GenericInternalRow(values.row);
        }
        @Nullable Object[] nothing = new @Nullable Object[size + 1];
        nothing[size] = RejectReason.NOT_JSON.ordinal();
        return new GenericInternalRow(nothing);
    }

    /** The values of one line. A key that appeared after the keys were collected makes the line unusable, so that no value is lost. */
    private final class Values implements JsonMembers.Sink {
        private final @Nullable Object[] row;
        private final boolean[] seen;

        private Values(@Nullable Object[] row, boolean[] seen) {
            this.row = row;
            this.seen = seen;
        }

        @Override
        public boolean member(String name, @Nullable String value) {
            return put(columns.get(name), value);
        }

        @Override
        public boolean nested(String path, @Nullable String value) {
            return put(nestedColumns.get(path), value);
        }

        private boolean put(@Nullable Integer column, @Nullable String value) {
            if (column == null || seen[column]) {
                return false;
            }
            seen[column] = true;
            row[column] = UTF8String.fromString(value);
            return true;
        }
    }

    @Override
    public String toString() {
        return "json_line";
    }
}
