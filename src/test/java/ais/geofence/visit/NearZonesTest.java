package ais.geofence.visit;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class NearZonesTest {
    /** How many points of an edge the slow way looks at. */
    private static final int POINTS = 4000;

    @ParameterizedTest
    @ValueSource(doubles = {500, 5_000, 80_000})
    void agreesWithTheDistanceToEachPointOfTheBoundary(double metres) {
        Random random = new Random(9);
        int near = 0;
        int far = 0;
        for (int round = 0; round < 400; round++) {
            double lat = -80 + random.nextDouble() * 160;
            double lon = -180 + random.nextDouble() * 360;
            double size = metres / 111_000 * (0.5 + random.nextDouble() * 4);
            Polygon zone = ZoneShapes.polygon(
                    lon, lat, lon + 3 * size, lat + size, lon + size, Math.min(89.9, lat + 2 * size));
            double atLon = lon + (random.nextDouble() - 0.3) * 6 * size / Math.cos(Math.toRadians(lat));
            double atLat = Math.max(-90, Math.min(90, lat + (random.nextDouble() - 0.3) * 6 * size));
            double distance = distance(zone, atLon, atLat);
            if (Math.abs(distance - metres) < metres / 2_000) {
                continue; // the slow way is no better
            }
            assertThat(near(metres, zone).isNear(0, at(atLon, atLat)))
                    .as("%s from %s %s at %s m", zone, atLon, atLat, distance)
                    .isEqualTo(distance < metres);
            near += distance < metres ? 1 : 0;
            far += distance < metres ? 0 : 1;
        }
        assertThat(near).isGreaterThan(50);
        assertThat(far).isGreaterThan(50);
    }

    private static NearZones near(double metres, Geometry... zones) {
        return new NearZones(TestZones.of(List.of(zones)).zones(), metres);
    }

    private static TrackPosition at(double lon, double lat) {
        return new TrackPosition(0, lon, lat, Double.NaN, TrackPosition.NO_ZONES);
    }

    @Test
    void isOnlyAroundZonesThatAreValid() {
        Validity march = Validity.between(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        NearZones near = new NearZones(
                TestZones.of(List.of(ZoneShapes.box(4, 51, 5, 52)), List.of(march))
                        .zones(),
                1_000);
        TrackPosition early = at(5.01, 51.5);
        assertThat(near.isNear(0, early)).isFalse();
        assertThat(near.isNear(0, new TrackPosition(march.lastMicros(), early.lon(), early.lat(), 0, new int[0])))
                .isTrue();
        assertThat(near.isNear(0, new TrackPosition(march.lastMicros() + 1, early.lon(), early.lat(), 0, new int[0])))
                .isFalse();
    }

    private static double distance(Geometry zone, double lon, double lat) {
        Coordinate[] corners = zone.getCoordinates();
        double shortest = Double.MAX_VALUE;
        for (int edge = 1; edge < corners.length; edge++) {
            for (int point = 0; point <= POINTS; point++) {
                double along = (double) point / POINTS;
                double x = corners[edge - 1].x + along * (corners[edge].x - corners[edge - 1].x);
                double y = corners[edge - 1].y + along * (corners[edge].y - corners[edge - 1].y);
                shortest = Math.min(shortest, Geodesic.WGS84.Inverse(lat, lon, y, x).s12);
            }
        }
        return shortest;
    }

    @Test
    void looksAcrossTheAntimeridian() {
        Polygon zone = ZoneShapes.box(179.25, 51.5, 179.995, 52);
        NearZones near = near(1_000, zone);
        assertThat(near.isNear(0, at(-179.995, 51.75))).isTrue(); // 691 m
        assertThat(near.isNear(0, at(-179.985, 51.75))).isFalse(); // 1,382 m
        assertThat(near.isNear(0, at(180, 51.75))).isTrue();
    }

    @Test
    void looksAtTheEdgesOfHoles() {
        Geometry zone = ZoneShapes.box(4, 51, 5, 52).difference(ZoneShapes.box(4.25, 51.25, 4.75, 51.75));
        NearZones near = near(1_000, ZoneShapes.box(7, 1, 8, 2), zone);
        assertThat(near.isNear(1, at(4.26, 51.5))).isTrue(); // 694 m
        assertThat(near.isNear(1, at(4.5, 51.5))).isFalse();
        assertThat(near.isNear(0, at(4.26, 51.5))).isFalse();
    }

    @Test
    void knowsThePole() {
        NearZones near = near(1_000, ZoneShapes.box(4, 89.99, 5, 89.995));
        assertThat(near.isNear(0, at(-100, 89.999))).isTrue(); // 670 m, across
        assertThat(near.isNear(0, at(-176, 89.998))).isTrue(); // 782 m, over the pole
        assertThat(near.isNear(0, at(-176, 89.99))).isFalse();
    }
}
