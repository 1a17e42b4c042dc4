package ais.geofence.zone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.InputFile;

/** A zone file in memory. */
record TextFile(String name, byte[] bytes) implements ZoneFile {
    static TextFile of(String name, String text) {
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
