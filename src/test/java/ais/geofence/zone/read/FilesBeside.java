package ais.geofence.zone.read;

import ais.geofence.zone.read.format.ZoneFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.parquet.io.InputFile;

/**
 * A zone file in memory, with others beside it.
 *
 * @param companions by their endings
 */
public record FilesBeside(String name, byte[] bytes, Map<String, byte[]> companions) implements ZoneFile {
    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public InputFile seekable() throws IOException {
        throw new IOException("only streams are held in memory");
    }

    @Override
    public ZoneFile companion(String ending) {
        byte[] companion = companions.get(ending);
        return companion == null ? null : new TextFile(name + ending, companion);
    }
}
