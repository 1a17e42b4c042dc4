package ais.geofence.zone.read.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Polygon;

class CoordinateReaderTest {
    /** Numbers as files have them, with 15 to 20 digits, and halfway between two doubles, where a digit decides. */
    @Test
    void aNumberIsReadAsJavaReadsIt() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double lon = -180 + 360 * random.nextDouble();
            BigDecimal halfway = new BigDecimal(lon).add(new BigDecimal(Math.ulp(lon)).divide(BigDecimal.valueOf(2)));
            numbers.add(String.valueOf(lon));
            numbers.add(new BigDecimal(lon).round(new MathContext(15 + i % 6)).toPlainString());
            numbers.add(halfway.toPlainString());
            numbers.add(halfway.add(BigDecimal.ONE.movePointLeft(70)).toPlainString());
            numbers.add(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)) + "");
            numbers.add(random.nextLong() + "");
        }

        List<String> positions = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            positions.add("[" + numbers.get(i) + "," + numbers.get(i + 1) + "]");
        }
        positions.add(positions.get(0));
        CoordinateSequence read = read("[[" + String.join(",", positions) + "]]")
                .get(0)
                .getExteriorRing()
                .getCoordinateSequence();

        assertThat(read.size()).isEqualTo(positions.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(read.getOrdinate(i / 2, i % 2)).as(numbers.get(i)).isEqualTo(Double.parseDouble(numbers.get(i)));
        }
    }

    @Test
    void aRingThatGrowsKeepsEveryPosition() throws IOException {
        for (int positions = 4; positions < 600; positions++) {
            String[] ring = new String[positions];
            Arrays.setAll(ring, i -> "[" + (100 + i) + "," + i % 2 + ",9]");
            ring[positions - 1] = ring[0];

            CoordinateSequence read = read("[[" + String.join(",", ring) + "]]")
                    .get(0)
                    .getExteriorRing()
                    .getCoordinateSequence();

            assertThat(read.size()).isEqualTo(positions);
            assertThat(read.getX(positions - 2)).isEqualTo(100 + positions - 2);
            assertThat(read.getDimension()).isEqualTo(2);
        }
    }

    @Test
    void eachPolygonHasItsOwnHoles() throws IOException {
        String hole = "[[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]]";
        String tokyo = "[[[139,34],[141,34],[141,35],[139,34]]," + hole + "]";
        String coordinates = "[" + tokyo + ",[[[9,1],[12,1],[12,4],[9,1]]]," + tokyo + "]";
        GeometryFaults faults = new GeometryFaults();
        try (JsonParser json = JsonText.FACTORY.createParser(coordinates)) {
            json.nextToken();
            CoordinateReader reader = new CoordinateReader(json, faults);

            assertThat(reader.read()).isEqualTo(4);
            assertThat(reader.polygons())
                    .extracting(Polygon::getNumInteriorRing)
                    .containsExactly(1, 0, 1);
            assertThat(reader.polygons()
                            .get(1)
                            .getExteriorRing()
                            .getCoordinateN(1)
                            .getX())
                    .isEqualTo(12);

            GeoJsonGeometry geometry = new GeoJsonGeometry();
            geometry.add(reader.polygons(), true);
            assertThat(geometry.positions()).isEqualTo(8 + 4 + 8 + 3 + 5);
            assertThat(geometry.length()).isEqualTo(16 * geometry.positions());
        }
    }

    private static List<Polygon> read(String coordinates) throws IOException {
        GeometryFaults faults = new GeometryFaults();
        try (JsonParser json = JsonText.FACTORY.createParser(coordinates)) {
            json.nextToken();
            CoordinateReader reader = new CoordinateReader(json, faults);
            assertThat(reader.read()).isEqualTo(3);
            assertThat(faults.reason(true)).isNull();
            return reader.polygons();
        }
    }
}
