package ais.geofence.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What Spark's file source for streams has noted in a checkpoint. A file of these notes begins with a line that tells the version of
 * its format; each further line is JSON. The notes have had the same form since Spark 2, while the classes that read them move
 * between versions.
 */
final class SourceLog {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path checkpoint;
    private final Configuration configuration;

    SourceLog(Path checkpoint, Configuration configuration) {
        this.checkpoint = checkpoint;
        this.configuration = configuration;
    }

    /**
     * The files that belong to a batch, as they were noted when it began.
     *
     * @param batch from 0
     */
    List<Path> files(long batch) {
        long first = batch == 0 ? 0 : lastEntry(batch - 1) + 1;
        long last = lastEntry(batch);
        List<Path> files = new ArrayList<>();
        for (long entry = first; entry <= last; entry++) {
            for (String line : entry(entry)) {
                JsonNode file = json(line);
                if (file.get("batchId").asLong() == entry) {
                    files.add(new Path(URI.create(file.get("path").asText())));
                }
            }
        }
        return files;
    }

    /** The number of a batch's last entry in the log of the files. */
    private long lastEntry(long batch) {
        List<String> lines = lines(new Path(checkpoint, "offsets/" + batch));
        return json(lines.get(lines.size() - 1)).get("logOffset").asLong();
    }

    /** The lines of an entry. A compacted one repeats all entries before it. */
    private List<String> entry(long number) {
        Path log = new Path(checkpoint, "sources/0");
        Path compacted = new Path(log, number + ".compact");
        try {
            return lines(fileSystem().exists(compacted) ? compacted : new Path(log, String.valueOf(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(Path file) {
        try (InputStream in = fileSystem().open(file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileSystem fileSystem() throws IOException {
        return checkpoint.getFileSystem(configuration);
    }

    private static JsonNode json(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
