package ais.geofence.cluster;

import static org.apache.spark.sql.functions.concat_ws;

import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What a run has written, read with another Spark. */
final class Output {
    private Output() {}

    /** The number of rows of a Parquet output for each zone. */
    static Map<String, Long> counts(String folder, Map<String, String> fileSystem) {
        return countsBy(folder, fileSystem, "zone_index");
    }

    /** The number of rows of a Parquet output for each day and zone, such as {@code 2026-01-31 -1}. */
    static Map<String, Long> countsByDay(String folder, Map<String, String> fileSystem) {
        return countsBy(folder, fileSystem, "date", "zone_index");
    }

    private static Map<String, Long> countsBy(String folder, Map<String, String> fileSystem, String... columns) {
        Map<String, Long> counts = new HashMap<>();
        for (Row row : TestSpark.session()
                .read()
                .options(fileSystem)
                .parquet(folder)
                .groupBy(concat_ws(
                        " ", Arrays.stream(columns).map(functions::col).toArray(Column[]::new)))
                .count()
                .collectAsList()) {
            counts.put(row.getString(0), row.getLong(1));
        }
        return counts;
    }

    /** The files of some days of an output, by path: their bytes, the time of their last change, and their ETag on S3. */
    static Map<String, String> days(FileSystem fileSystem, String output, String... days) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String day : days) {
            RemoteIterator<LocatedFileStatus> found = fileSystem.listFiles(new Path(output, "date=" + day), true);
            while (found.hasNext()) {
                FileStatus file = found.next();
                files.put(file.getPath().toString(), contents(fileSystem, file));
            }
        }
        return files;
    }

    private static String contents(FileSystem fileSystem, FileStatus file) throws IOException {
        try (InputStream in = fileSystem.open(file.getPath())) {
            String bytes = HexFormat.of().formatHex(in.readAllBytes());
            String tag = file instanceof EtagSource source ? source.getEtag() : "";
            return file.getModificationTime() + " " + tag + " " + bytes;
        }
    }
}
