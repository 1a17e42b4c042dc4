package ais.geofence.zone.read.geometry;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** The polygons of one KML Placemark, with the text of each {@code coordinates} as it is in the file, and what is wrong with them. */
public final class KmlGeometry implements RawGeometry {
    private static final int FIRST_CAPACITY = 1 << 6;

    /** Longitude, latitude, altitude. */
    private static final int MOST_NUMBERS = 3;

    private final GeometryFaults faults = new GeometryFaults();
    private final List<List<String>> polygons = new ArrayList<>();
    private long length;

    /**
     * Takes a polygon.
     *
     * @param shells the coordinates of its shell; a good polygon has one
     * @param holes those of its holes
     */
    public void add(List<String> shells, List<String> holes) {
        if (shells.size() > 1) {
            faults.add("has a polygon of %s shells".formatted(shells.size()));
        }
        List<String> rings = new ArrayList<>(shells);
        rings.addAll(shells.isEmpty() ? List.of() : holes);
        rings.forEach(ring -> length += ring.length());
        polygons.add(rings);
    }

    /** Notes a geometry that is not a polygon. */
    public void noPolygon(String type) {
        faults.noPolygon(type);
    }

    /** Notes a geometry without parts. */
    public void empty() {
        faults.empty();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long positions() {
        return polygons.stream()
                .flatMap(List::stream)
                .mapToLong(KmlGeometry::blanks)
                .sum();
    }

    /** Counts the blanks that follow a character, and the end. */
    private static long blanks(String text) {
        long count = 1;
        for (int i = 1; i < text.length(); i++) {
            count += isBlank(text.charAt(i)) && !isBlank(text.charAt(i - 1)) ? 1 : 0;
        }
        return count;
    }

    @Override
    public Parsed parse() {
        RingFactory factory = new RingFactory(faults);
        List<Polygon> read = new ArrayList<>();
        for (List<String> texts : polygons) {
            List<LinearRing> rings = texts.stream()
                    .map(text -> factory.createLinearRing(new Positions(text).read()))
                    .toList();
            if (rings.isEmpty()) {
                faults.empty();
            } else {
                read.add(factory.createPolygon(
                        rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new)));
            }
        }
        return PolygonExtractor.of(read, faults);
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\n' || character == '\t' || character == '\r';
    }

    /** Positions are separated by blanks, and their numbers by commas. Blanks beside a comma are passed over, as other readers do. */
    private final class Positions {
        private final String text;
        private int at;
        private double[] ordinates = new double[FIRST_CAPACITY];
        private int count;

        Positions(String text) {
            this.text = text;
        }

        CoordinateSequence read() {
            skipBlanks();
            while (at < text.length()) {
                readPosition();
            }
            return PackedCoordinateSequenceFactory.DOUBLE_FACTORY.create(Arrays.copyOf(ordinates, count), 2);
        }

        private void readPosition() {
            int numbers = 0;
            boolean more = true;
            while (more) {
                double number = readNumber();
                if (numbers++ < 2) {
                    add(number);
                }
                skipBlanks();
                more = at < text.length() && text.charAt(at) == ',';
                if (more) {
                    at++;
                    skipBlanks();
                }
            }
            if (numbers == 1) {
                add(0);
            }
            if (numbers == 1 || numbers > MOST_NUMBERS) {
                faults.add("has a position of %s numbers: longitude, latitude and perhaps an altitude are needed"
                        .formatted(numbers));
            }
        }

        private double readNumber() {
            int start = at;
            while (at < text.length() && text.charAt(at) != ',' && !isBlank(text.charAt(at))) {
                at++;
            }
            String number = text.substring(start, at);
            try {
                if (number.chars().allMatch(KmlGeometry::isInNumbers)) {
                    return NumberInput.parseDouble(number, true);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            faults.add("has \"%s\" where a coordinate should be".formatted(number));
            return 0;
        }

        private void add(double number) {
            if (count == ordinates.length) {
                ordinates = Arrays.copyOf(ordinates, 2 * count);
            }
            ordinates[count++] = number;
        }

        private void skipBlanks() {
            while (at < text.length() && isBlank(text.charAt(at))) {
                at++;
            }
        }
    }

    /** Java's own numbers may have more in them, such as "1d" and "NaN". */
    private static boolean isInNumbers(int character) {
        return character >= '0' && character <= '9' || "+-.eE".indexOf(character) >= 0;
    }
}
