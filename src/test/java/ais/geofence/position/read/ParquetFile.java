package ais.geofence.position.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet with types that Spark does not write. */
final class ParquetFile {
    private ParquetFile() {}

    /**
     * Writes a file.
     *
     * @param schema as Parquet writes it
     * @param rows fill each a row
     */
    @SafeVarargs
    static Path write(Path file, String schema, Consumer<Group>... rows) {
        return write(file, schema, Map.of(), rows);
    }

    /**
     * Writes a file with metadata of its own.
     *
     * @param metadata by their keys
     */
    @SafeVarargs
    static Path write(Path file, String schema, Map<String, String> metadata, Consumer<Group>... rows) {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(type)
                .withExtraMetaData(metadata)
                .build()) {
            for (Consumer<Group> row : rows) {
                Group group = new SimpleGroup(type);
                row.accept(group);
                writer.write(group);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
