package ais.geofence.position;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Writes the ports that the ships of {@link PortCallsFile} call at as zones, one GeoJSON feature a line. */
public final class PortsFile {
    private PortsFile() {}

    /** The file. */
    public static void main(String[] arguments) throws IOException {
        GeoJsonWriter geometries = new GeoJsonWriter();
        geometries.setEncodeCRS(false);
        int number = 0;
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            for (Port port : Port.all()) {
                out.write(
                        "{\"type\":\"Feature\",\"id\":\"port-%d\",\"properties\":{\"name\":\"Port %d\"},\"geometry\":%s}%n"
                                .formatted(number, number, geometries.write(port.zone())));
                number++;
            }
        }
    }
}
