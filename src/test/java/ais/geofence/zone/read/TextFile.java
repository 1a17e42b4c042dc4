package ais.geofence.zone.read;

import ais.geofence.zone.read.format.ZoneFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.InputFile;

/** A zone file in memory. */
public record TextFile(String name, byte[] bytes) implements ZoneFile {
    public static TextFile of(String name, String text) {
        return new TextFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public InputFile seekable() throws IOException {
        throw new IOException("only texts are held in memory");
    }
}
