package ais.geofence.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class SphereAreaTest {
    private static final double SPHERE = 4 * Math.PI * 6371.0088 * 6371.0088;

    @Test
    void theWorldIsTheWholeSphere() throws ParseException {
        assertThat(area("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))"))
                .isCloseTo(SPHERE, within(1e-3));
    }

    @Test
    void aQuarterOfTheNorthernHemisphereIsAnEighth() throws ParseException {
        assertThat(area("POLYGON ((10 0, 100 0, 100 90, 10 90, 10 0))")).isCloseTo(SPHERE / 8, within(1e-3));
    }

    @Test
    void aSlantedEdgeCountsTheSameInOnePieceOrMany() throws ParseException {
        double whole = area("POLYGON ((10 40, 50 40, 50 80, 10 40))");

        assertThat(area("POLYGON ((10 40, 50 40, 50 80, 40 70, 22.5 52.5, 10 40))"))
                .isCloseTo(whole, within(1e-6));
    }

    @Test
    void holesAreTakenAwayAndPartsAdded() throws ParseException {
        double hole = area("POLYGON ((12 41, 13 41, 13 42, 12 42, 12 41))");
        double shell = area("POLYGON ((10 40, 20 40, 20 45, 10 45, 10 40))");

        assertThat(area("MULTIPOLYGON (((10 40, 20 40, 20 45, 10 45, 10 40), (12 41, 13 41, 13 42, 12 42, 12 41)),"
                        + " ((52 41, 53 41, 53 42, 52 42, 52 41)))"))
                .isCloseTo(shell - hole + hole, within(1e-6));
    }

    private static double area(String wkt) throws ParseException {
        return SphereArea.squareKilometres(new WKTReader().read(wkt));
    }
}
