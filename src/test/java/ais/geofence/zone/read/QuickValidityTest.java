package ais.geofence.zone.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.ZoneSets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

class QuickValidityTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON((139 34,141 34,141 35,139 34))",
                "POLYGON((139 34,141 34,141 35,139 35,139 34))",
                "POLYGON((139 34,140 34,141 34,141 35,140 35,139 35,139 34.5,139 34))",
                "POLYGON((139 34,140 34.5,141 35,139 36,139 34))",
                "POLYGON((139 34,141 35,143 34,143 37,141 36,139 37,139 34))"
            })
    void aSimpleRingIsProven(String wkt) throws ParseException {
        assertThat(isProven(wkt)).isTrue();
        assertThat(IsValidOp.isValid(new WKTReader().read(wkt))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // crosses itself
                "POLYGON((100 50,101 52,101 50,100 52,100 50))",
                // goes back on itself: along the same line, to its own end, across its first position
                "POLYGON((139 34,141 34,141 35,141 34.5,139 34))",
                "POLYGON((139 34,141 34,141 36,141 34,139 34))",
                "POLYGON((139 34,141 34,140 34,141 35,139 34))",
                "POLYGON((139 34,141 34,141 35,138 34,140 34,139 34))",
                // touches itself in a corner, on an edge, along an edge
                "POLYGON((139 34,140 35,141 34,141 36,140 35,139 36,139 34))",
                "POLYGON((139 34,143 34,143 36,141 34,139 36,139 34))",
                "POLYGON((139 34,143 34,143 36,142 34,140 34,139 36,139 34))",
                // has no area
                "POLYGON((139 34,141 34,139 34,139 34))",
                "POLYGON((139 34,139 34,139 34,139 34))",
                // repeats a position, which is allowed
                "POLYGON((139 34,141 34,141 34,141 35,139 34))",
                // has more than a shell
                "POLYGON((139 34,143 34,143 36,139 34),(141 34.2,142 34.2,142 34.4,141 34.2))",
                "MULTIPOLYGON(((139 34,141 34,141 35,139 34)))"
            })
    void anythingElseIsNot(String wkt) throws ParseException {
        assertThat(isProven(wkt)).isFalse();
    }

    @Test
    void whatIsProvenIsValid() {
        SplittableRandom random = new SplittableRandom(11);
        List<Polygon> polygons = new ArrayList<>(ZoneSets.worldwideStars(3, 300));
        for (int i = 0; i < 20_000; i++) {
            polygons.add(onRaster(random, 3 + random.nextInt(8)));
        }
        int proven = 0;
        int valid = 0;
        for (Polygon polygon : polygons) {
            boolean isValid = IsValidOp.isValid(polygon);
            valid += isValid ? 1 : 0;
            if (QuickValidity.isProven(polygon)) {
                proven++;
                assertThat(isValid).as(polygon.toText()).isTrue();
            }
        }
        // Only one that repeats a position, or touches itself at a position, as JTS allows in some cases, is left to
        // JTS.
        assertThat(proven).isBetween(2000, valid).isGreaterThan(valid * 8 / 10);
    }

    /** The same answer however far the edges are from each other in the order of the ring. */
    @Test
    void everyPairOfEdgesIsCompared() {
        int corners = 40;
        for (int spoilt = 1; spoilt < corners - 1; spoilt++) {
            Coordinate[] ring = new Coordinate[corners + 1];
            for (int i = 0; i < corners; i++) {
                double angle = 2 * Math.PI * i / corners;
                double radius = i == spoilt ? -1.5 : 1;
                ring[i] = new Coordinate(20 + 3 * radius * Math.cos(angle), 10 + radius * Math.sin(angle));
            }
            ring[corners] = ring[0];
            assertThat(QuickValidity.isProven(FACTORY.createPolygon(ring)))
                    .as("corner %s", spoilt)
                    .isFalse();
            ring[spoilt] = ring[spoilt - 1].copy();
            ring[spoilt].x += 1e-9;
            assertThat(QuickValidity.isProven(FACTORY.createPolygon(ring)))
                    .as("corner %s", spoilt)
                    .isEqualTo(IsValidOp.isValid(FACTORY.createPolygon(ring)));
        }
    }

    /** A comb so long and narrow that all its teeth have the same longitudes is left to JTS. */
    @Test
    void whatTakesTooManyComparisonsIsNotProven() {
        assertThat(QuickValidity.isProven(comb(20))).isTrue();
        assertThat(QuickValidity.isProven(comb(500))).isFalse();
        assertThat(IsValidOp.isValid(comb(500))).isTrue();
    }

    private static Polygon comb(int teeth) {
        List<Coordinate> ring = new ArrayList<>();
        ring.add(new Coordinate(9, 30));
        for (int i = 0; i < teeth; i++) {
            ring.add(new Coordinate(10, 30 + 0.01 * i));
            ring.add(new Coordinate(50, 30.005 + 0.01 * i));
        }
        ring.add(new Coordinate(9, 30 + 0.01 * teeth));
        ring.add(ring.get(0));
        return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** A random ring on few whole numbers, so that edges often touch, overlap and cross. */
    private static Polygon onRaster(SplittableRandom random, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            ring[i] = new Coordinate(100 + random.nextInt(7), 20 + random.nextInt(6));
        }
        ring[corners] = ring[0];
        return FACTORY.createPolygon(ring);
    }

    private static boolean isProven(String wkt) throws ParseException {
        Geometry geometry = new WKTReader().read(wkt);
        return QuickValidity.isProven(geometry);
    }
}
