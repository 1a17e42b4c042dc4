package ais.geofence.position.file;

import ais.geofence.files.FoundFile;
import ais.geofence.spark.UnpackedText;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.SplittableCompressionCodec;
import org.jspecify.annotations.Nullable;

/** Opens files of text, those that are compressed and members of archives too. */
final class Unpacker implements UnpackedText.Opener {
    private static final long serialVersionUID = 1;

    @Override
    public boolean isPacked(FoundFile file, Configuration configuration) {
        CompressionCodec codec = codecOf(file, configuration);
        return file.isMember() || codec != null && !(codec instanceof SplittableCompressionCodec);
    }

    @Override
    public InputStream open(FoundFile file, Configuration configuration) throws IOException {
        InputStream in = file.open(configuration);
        CompressionCodec codec = codecOf(file, configuration);
        return codec == null ? in : codec.createInputStream(in);
    }

    private static @Nullable CompressionCodec codecOf(FoundFile file, Configuration configuration) {
        return file.isMember() ? null : Compression.codecOf(file.path(), configuration);
    }
}
