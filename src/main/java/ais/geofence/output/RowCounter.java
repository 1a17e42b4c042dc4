package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Counts the rows of a folder as {@link RowWriter} writes it: by the footers of Parquet files, by the lines of CSV files. */
final class RowCounter {
    private static final int BUFFER = 1 << 16;

    private final OutputFileSystem fileSystem;

    RowCounter(OutputFileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /**
     * The rows of all files of a folder.
     *
     * @throws UserError (exit 5) if one can't be read
     */
    long of(Path folder) {
        return fileSystem.files(folder).stream().mapToLong(this::of).sum();
    }

    private long of(FileStatus file) {
        Path path = file.getPath();
        try {
            return isParquet(file) ? ofParquet(file) : lines(path);
        } catch (IOException | RuntimeException e) { // Parquet throws both
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: its rows can't be counted (%s); delete its day first if it should go"
                            .formatted(path, Reason.of(e)),
                    e);
        }
    }

    static boolean isParquet(FileStatus file) {
        return file.getPath().getName().endsWith(".parquet");
    }

    /** The rows of a Parquet file, by its footer. Parquet's reader throws what comes to it where a file is damaged. */
    long ofParquet(FileStatus file) throws IOException {
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromStatus(file, fileSystem.configuration()))) {
            return reader.getRecordCount();
        }
    }

    /** The lines without the header; a line end within quotes ends none. */
    private long lines(Path path) throws IOException {
        CompressionCodec codec = new CompressionCodecFactory(fileSystem.configuration()).getCodec(path);
        try (InputStream file = path.getFileSystem(fileSystem.configuration()).open(path);
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
