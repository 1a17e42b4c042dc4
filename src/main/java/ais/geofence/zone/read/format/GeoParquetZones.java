package ais.geofence.zone.read.format;

import ais.geofence.parquet.KnownTypes;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.WkbGeometry;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.BadConfigurationException;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
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
        KnownTypes known = attempt(() -> KnownTypes.of(file.seekable()));
        ParquetReadOptions options =
                ParquetReadOptions.builder().usePageChecksumVerification().build();
        try (ParquetFileReader reader = attempt(() -> ParquetFileReader.open(known.file(), options))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            GeoMetadata metadata = GeoMetadata.of(
                    reader.getFileMetaData().getKeyValueMetaData().get(METADATA));
            if (metadata.isEtrs89()) {
                out.remark(Remark.Kind.ETRS89);
            }
            requireBinary(schema, metadata.geometry());
            requireKnown(known.unknown(), metadata);
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
        RawGeometry shape = RawGeometry.absent();
        Map<String, String> properties = new LinkedHashMap<>();
        List<Type> fields = row.getType().getFields();
        for (int field = 0; field < fields.size(); field++) {
            String name = fields.get(field).getName();
            if (row.getFieldRepetitionCount(field) == 0) {
                out.noValue(name);
                continue;
            }
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

    /** The geometry itself may be of an unknown type: the metadata say all that is needed. */
    private static void requireKnown(Set<String> unknown, GeoMetadata metadata) throws UnreadableFile {
        for (String column : unknown) {
            if (!column.equals(metadata.geometry()) && !metadata.others().contains(column)) {
                throw new UnreadableFile(
                        "has a column \"" + column
                                + "\" of a type that can't be read here, such as VARIANT or GEOMETRY: leave it out, or write it as text");
            }
        }
    }

    private static @Nullable PageReadStore next(ParquetFileReader reader) throws IOException {
        return attempt(reader::readNextRowGroup);
    }

    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }

    /** Runs a step of Parquet's reader, and nothing else: any exception that it does not declare means that the file can't be read. */
    private static <T extends @Nullable Object> T attempt(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (BadConfigurationException e) {
            throw new UnreadableFile("is Parquet in a compression that can't be read here (" + e.getMessage()
                    + "): write it with zstd or snappy");
        } catch (EOFException | ParquetRuntimeException e) {
            throw damaged(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (e.getClass() == RuntimeException.class) {
                // So it says that a file is not Parquet.
                throw damaged(String.valueOf(e.getMessage()));
            }
            throw new UnreadableFile("is Parquet that can't be read (" + e
                    + "): it is damaged, or has what Parquet's reader here does not know");
        }
    }

    private static UnreadableFile damaged(String reason) {
        return new UnreadableFile("is Parquet that is cut off or damaged (" + reason + ")");
    }
}
