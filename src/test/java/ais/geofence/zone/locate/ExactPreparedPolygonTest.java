package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Place;
import ais.geofence.testing.ZoneShapes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

class ExactPreparedPolygonTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void agreesWithTheOracleOnAimedPositions() {
        Map<Place, Integer> seen = new EnumMap<>(Place.class);
        for (long seed = 1; seed <= 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> zones = ZoneShapes.mixture(random, 12);
            ExactOracle oracle = new ExactOracle(zones);
            for (int i = 0; i < zones.size(); i++) {
                Geometry zone = zones.get(i);
                assertThat(zone.isValid()).as("seed %d: %s", seed, zone).isTrue();
                ExactPreparedPolygon prepared = new ExactPreparedPolygon((Polygonal) zone);
                AimedPositions positions = new AimedPositions(random, List.of(zone));
                for (int n = 0; n < 300; n++) {
                    positions.next();
                    Place place = oracle.placeInPlane(i, positions.lon(), positions.lat());
                    seen.merge(place, 1, Integer::sum);
                    checkPoint(prepared, positions.lon(), positions.lat(), place);
                }
            }
        }
        assertThat(seen).containsKeys(Place.values());
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(1_000));
    }

    @Test
    void isExactWhereJtsProductsUnderflow() {
        double tiny = Double.MIN_VALUE;
        Geometry triangle = ZoneShapes.polygon(0, 0, 3 * tiny, 2 * tiny, -tiny, 5 * tiny);
        ExactPreparedPolygon prepared = new ExactPreparedPolygon((Polygonal) triangle);
        checkPoint(prepared, tiny, tiny, Place.INTERIOR);
        checkPoint(prepared, 2 * tiny, tiny, Place.EXTERIOR);
        checkPoint(prepared, 0, 0, Place.BOUNDARY);
    }

    @Test
    void hasNoPlaceForPositionsThatAreNone() {
        ExactPreparedPolygon prepared = new ExactPreparedPolygon(ZoneShapes.polygon(0, 0, 9, 1, 4, 7));
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            checkPoint(prepared, bad, 2, Place.EXTERIOR);
            checkPoint(prepared, 4, bad, Place.EXTERIOR);
            checkPoint(prepared, bad, bad, Place.EXTERIOR);
        }
    }

    private static void checkPoint(ExactPreparedPolygon prepared, double lon, double lat, Place place) {
        Supplier<String> description = () -> String.format("(%a, %a) in %s", lon, lat, prepared.getGeometry());
        Point point = FACTORY.createPoint(new Coordinate(lon, lat));
        assertThat(prepared.getPointLocator().locate(point.getCoordinate()))
                .as(description)
                .isEqualTo(
                        switch (place) {
                            case INTERIOR -> Location.INTERIOR;
                            case BOUNDARY -> Location.BOUNDARY;
                            case EXTERIOR -> Location.EXTERIOR;
                        });
        assertThat(prepared.contains(point)).as(description).isEqualTo(place == Place.INTERIOR);
        assertThat(prepared.covers(point)).as(description).isEqualTo(place != Place.EXTERIOR);
        assertThat(prepared.intersects(point)).as(description).isEqualTo(place != Place.EXTERIOR);
    }
}
