package ais.geofence.zone;

import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.BadConfigurationException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Reads GeoParquet, a row group at a time: each row is a feature, its columns besides the geometry are the properties. */
final class GeoParquetZones implements FeatureReader {
    private static final String METADATA = "geo";
    private static final String ID = "id";

    private final ZoneFile file;
    private final FileFeatures out;

    GeoParquetZones(ZoneFile file, FileFeatures out) {
        this.file = file;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        InputFile seekable = file.seekable();
        try (ParquetFileReader reader = attempt(() -> ParquetFileReader.open(seekable))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            GeoMetadata metadata = GeoMetadata.of(
                    reader.getFileMetaData().getKeyValueMetaData().get(METADATA));
            requireBinary(schema, metadata.geometry());
            List<Type> fields = schema.getFields().stream()
                    .filter(field -> !metadata.others().contains(field.getName()))
                    .toList();
            read(reader, new MessageType(schema.getName(), fields), metadata.geometry());
        }
        if (out.count() == 0) {
            throw new UnreadableFile("has no rows: at least one is needed");
        }
    }

    private void read(ParquetFileReader reader, MessageType schema, String geometry) throws IOException {
        reader.setRequestedSchema(schema);
        var columns = new ColumnIOFactory().getColumnIO(schema);
        double total = reader.getRecordCount();
        for (PageReadStore pages = next(reader); pages != null; pages = next(reader)) {
            PageReadStore current = pages;
            RecordReader<Group> rows =
                    attempt(() -> columns.getRecordReader(current, new GroupRecordConverter(schema)));
            for (long row = 0; row < pages.getRowCount(); row++) {
                add(attempt(rows::read), geometry);
                file.readSoFar(out.count() / total);
            }
        }
    }

    private void add(Group row, String geometry) {
        @Nullable String id = null;
        RawGeometry shape = RawGeometry.missing("has no geometry");
        Map<String, String> properties = new LinkedHashMap<>();
        List<Type> fields = row.getType().getFields();
        for (int field = 0; field < fields.size(); field++) {
            if (row.getFieldRepetitionCount(field) == 0) {
                continue;
            }
            String name = fields.get(field).getName();
            if (name.equals(geometry)) {
                shape = new WkbGeometry(row.getBinary(field, 0).getBytes());
            } else if (name.equals(ID)) {
                id = ParquetText.of(row, field);
            } else {
                properties.put(name, ParquetText.of(row, field));
            }
        }
        out.add(id, Collections.unmodifiableMap(properties), shape);
    }

    private static void requireBinary(MessageType schema, String geometry) throws UnreadableFile {
        if (!schema.containsField(geometry)
                || !schema.getType(geometry).isPrimitive()
                || schema.getType(geometry).isRepetition(Type.Repetition.REPEATED)
                || schema.getType(geometry).asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
            throw new UnreadableFile("has no binary column \"" + geometry + "\", where its geometries should be");
        }
    }

    private static @Nullable PageReadStore next(ParquetFileReader reader) throws IOException {
        return attempt(reader::readNextRowGroup);
    }

    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }

    /** Parquet's reader throws what comes to it where a file is damaged. */
    private static <T extends @Nullable Object> T attempt(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (BadConfigurationException e) {
            throw new UnreadableFile("is Parquet in a compression that can't be read here (" + e.getMessage()
                    + "): write it with zstd or snappy");
        } catch (RuntimeException | EOFException e) {
            throw new UnreadableFile("is Parquet that is cut off or damaged (" + e.getMessage() + ")");
        }
    }
}
