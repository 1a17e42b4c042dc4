package ais.geofence.zone.read;

import ais.geofence.zone.read.format.ZoneFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/** A zone file on the local disk, by its name alone. */
public record DiskFile(Path path) implements ZoneFile {
    @Override
    public String name() {
        return path.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public InputFile seekable() {
        return new LocalInputFile(path);
    }
}
