package ais.geofence.zone.read;

import ais.geofence.testing.ZoneSets;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Writes overlapping stars all over the world as zones, one GeoJSON feature a line. */
public final class StarsFile {
    private static final long SEED = 1;

    private StarsFile() {}

    /** The file, and how many stars. */
    public static void main(String[] arguments) throws IOException {
        GeoJsonWriter geometries = new GeoJsonWriter();
        geometries.setEncodeCRS(false);
        int number = 0;
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            for (Geometry star : ZoneSets.worldwideStars(SEED, Integer.parseInt(arguments[1]))) {
                out.write("{\"type\":\"Feature\",\"properties\":{\"name\":\"star %d\"},\"geometry\":%s}%n"
                        .formatted(number++, geometries.write(star)));
            }
        }
    }
}
