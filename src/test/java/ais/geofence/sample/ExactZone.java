package ais.geofence.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A zone of one ring, answering slowly and exactly: every double is a decimal number, and so are sums and products. */
record ExactZone(String name, List<Corner> ring) {
    private static final Pattern NAME = Pattern.compile("\"name\":\\s*\"(\\w+)\"");
    private static final Pattern POSITION = Pattern.compile("\\[\\s*(-?[\\d.]+)\\s*,\\s*(-?[\\d.]+)\\s*]");

    record Corner(BigDecimal lon, BigDecimal lat) {
        static Corner of(double lon, double lat) {
            return new Corner(new BigDecimal(lon), new BigDecimal(lat));
        }

        /** Above 0 where this corner is left of the line from a to b, 0 on it. */
        int side(Corner a, Corner b) {
            return b.lon.subtract(a.lon)
                    .multiply(lat.subtract(a.lat))
                    .compareTo(lon.subtract(a.lon).multiply(b.lat.subtract(a.lat)));
        }

        /** Whether this corner, on the line through a and b, lies between them. */
        boolean between(Corner a, Corner b) {
            return lon.subtract(a.lon).signum() * lon.subtract(b.lon).signum() <= 0
                    && lat.subtract(a.lat).signum() * lat.subtract(b.lat).signum() <= 0;
        }
    }

    /** The zones of a file with one feature collection, in its order. */
    static List<ExactZone> readAll(Path file) throws IOException {
        return Arrays.stream(Files.readString(file).split("\"Feature\""))
                .skip(1)
                .map(ExactZone::of)
                .toList();
    }

    private static ExactZone of(String feature) {
        String name = NAME.matcher(feature).results().findFirst().orElseThrow().group(1);
        List<Corner> ring = POSITION.matcher(feature)
                .results()
                .map(pair -> Corner.of(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2))))
                .toList();
        return new ExactZone(name, ring);
    }

    /** Whether the interior contains the position: the edges above it are crossed an odd number of times. */
    boolean contains(double lon, double lat) {
        Corner position = Corner.of(lon, lat);
        boolean inside = false;
        for (int i = 1; i < ring.size(); i++) {
            Corner a = ring.get(i - 1);
            Corner b = ring.get(i);
            int side = position.side(a, b);
            if (side == 0 && position.between(a, b)) {
                return false;
            }
            boolean startsWest = a.lon.compareTo(position.lon) <= 0;
            boolean endsWest = b.lon.compareTo(position.lon) <= 0;
            if (startsWest != endsWest && startsWest == side < 0) {
                inside = !inside;
            }
        }
        return inside;
    }
}
