package ais.geofence.zone;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A zone file in memory. */
record TextFile(String name, byte[] bytes) implements ZoneFile {
    static TextFile of(String name, String text) {
        return new TextFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
