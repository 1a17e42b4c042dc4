package ais.geofence.zone.locate.grid;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/**
 * Zones and positions to measure with, from files named by system properties: {@code zones}, GeoJSON files of polygons in
 * zone order, separated by commas, and {@code positions}, a gzipped CSV file with columns named lon and lat.
 */
final class UserFiles {
    private UserFiles() {}

    static List<Polygon> zones() {
        List<Polygon> zones = new ArrayList<>();
        for (String file : property("zones").split(",")) {
            try {
                Geometry geometry = new GeoJsonReader().read(Files.readString(Path.of(file)));
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    zones.add((Polygon) geometry.getGeometryN(i));
                }
            } catch (IOException | ParseException e) {
                throw new IllegalArgumentException("Not a GeoJSON file of polygons: " + file, e);
            }
        }
        return zones;
    }

    /** Longitude and latitude in turn, in the file's order, from its start again until there are so many. */
    static double[] positions(int count) {
        double[] read;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(property("positions"))), StandardCharsets.UTF_8))) {
            List<String> header = fields(lines.readLine());
            int lon = header.indexOf("lon");
            int lat = header.indexOf("lat");
            read = lines.lines()
                    .map(UserFiles::fields)
                    .flatMapToDouble(fields -> Arrays.stream(new String[] {fields.get(lon), fields.get(lat)})
                            .mapToDouble(Double::parseDouble))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] positions = new double[2 * count];
        Arrays.setAll(positions, i -> read[i % read.length]);
        return positions;
    }

    private static List<String> fields(String line) {
        return List.of(line.replace("\"", "").split(","));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("-jvmArgsAppend -D" + name + "=... is needed for FILES");
        }
        return value;
    }
}
