package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveStringifier;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The values of Parquet columns as GeoJSON would have them: text as it is, dates by ISO 8601, nested values as JSON. */
final class ParquetText {
    private ParquetText() {}

    /** The value of a column that is not null. */
    static String of(Group row, int field) {
        Type type = row.getType().getType(field);
        if (type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)) {
            return primitive(row, field, 0);
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
            write(json, row, field);
        } catch (IOException e) {
            throw new UncheckedIOException("A writer of strings does not fail", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Group group, int field) throws IOException {
        int count = group.getFieldRepetitionCount(field);
        if (group.getType().getType(field).isRepetition(Type.Repetition.REPEATED)) {
            json.writeStartArray();
            for (int index = 0; index < count; index++) {
                write(json, group, field, index);
            }
            json.writeEndArray();
        } else if (count == 0) {
            json.writeNull();
        } else {
            write(json, group, field, 0);
        }
    }

    private static void write(JsonGenerator json, Group group, int field, int index) throws IOException {
        Type type = group.getType().getType(field);
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (type.isPrimitive()) {
            String text = primitive(group, field, index);
            switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                case BOOLEAN, FLOAT, DOUBLE -> json.writeRawValue(text);
                case INT32, INT64 -> {
                    if (meaning == null || meaning instanceof IntLogicalTypeAnnotation) {
                        json.writeRawValue(text);
                    } else {
                        json.writeString(text);
                    }
                }
                default -> json.writeString(text);
            }
        } else if (meaning instanceof ListLogicalTypeAnnotation) {
            writeList(json, group.getGroup(field, index));
        } else if (meaning instanceof MapLogicalTypeAnnotation) {
            writeMap(json, group.getGroup(field, index));
        } else {
            Group struct = group.getGroup(field, index);
            json.writeStartObject();
            for (int i = 0; i < struct.getType().getFieldCount(); i++) {
                json.writeFieldName(struct.getType().getFieldName(i));
                write(json, struct, i);
            }
            json.writeEndObject();
        }
    }

    /** A list is a group with one repeated group with one field: the element. */
    private static void writeList(JsonGenerator json, Group list) throws IOException {
        json.writeStartArray();
        for (int index = 0; index < list.getFieldRepetitionCount(0); index++) {
            if (list.getType().getType(0).isPrimitive()) {
                write(json, list, 0, index);
            } else {
                write(json, list.getGroup(0, index), 0);
            }
        }
        json.writeEndArray();
    }

    /** A map is a group with one repeated group with two fields: key and value. */
    private static void writeMap(JsonGenerator json, Group map) throws IOException {
        json.writeStartObject();
        for (int index = 0; index < map.getFieldRepetitionCount(0); index++) {
            Group entry = map.getGroup(0, index);
            json.writeFieldName(of(entry, 0));
            write(json, entry, 1);
        }
        json.writeEndObject();
    }

    private static String primitive(Group group, int field, int index) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        PrimitiveStringifier text = type.stringifier();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> text.stringify(group.getBoolean(field, index));
            case INT32 -> text.stringify(group.getInteger(field, index));
            case INT64 -> text.stringify(group.getLong(field, index));
            case FLOAT -> text.stringify(group.getFloat(field, index));
            case DOUBLE -> text.stringify(group.getDouble(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> text.stringify(group.getBinary(field, index));
            case INT96 -> text.stringify(group.getInt96(field, index));
        };
    }
}
