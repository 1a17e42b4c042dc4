package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Counts the rows of a folder as {@link RowWriter} writes it: by the footers of Parquet files, by the lines of CSV files. */
final class FolderRows {
    private static final int BUFFER = 1 << 16;

    private final Store store;
    private final Configuration configuration;

    FolderRows(Store store, Configuration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    /**
     * The rows of all files of a folder.
     *
     * @throws UserError (exit 5) if one can't be read
     */
    long of(Path folder) {
        return store.entries(folder).stream()
                .filter(file ->
                        file.isFile() && !FileFinder.isHidden(file.getPath().getName()))
                .mapToLong(this::of)
                .sum();
    }

    private long of(FileStatus file) {
        Path path = file.getPath();
        try {
            return path.getName().endsWith(".parquet") ? footer(path) : lines(path);
        } catch (IOException | RuntimeException e) { // Parquet throws both
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: the rows that it has can't be counted (%s); delete its day first if it is to go"
                            .formatted(path, Reason.of(e)),
                    e);
        }
    }

    private long footer(Path path) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration))) {
            return reader.getRecordCount();
        }
    }

    /** The lines without the header; a line end within quotes ends none. */
    private long lines(Path path) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
        try (InputStream file = path.getFileSystem(configuration).open(path);
                InputStream in = codec == null ? file : codec.createInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long lines = 0;
            boolean quoted = false;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    quoted ^= buffer[i] == '"';
                    lines += buffer[i] == '\n' && !quoted ? 1 : 0;
                }
            }
            return Math.max(0, lines - 1);
        }
    }
}
