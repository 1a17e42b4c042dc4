package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.ZoneShapes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneCoordinatesTest {
    /** The sign of a difference stands for a comparison, which it wouldn't for two zeros of unlike sign. */
    @Test
    void hasNoNegativeZero() {
        double[] lonLat = ZoneCoordinates.of(List.of(ZoneShapes.polygon(-0.0, -3, 2, -0.0, -0.0, 4, -5, -0.0))).lonLat;

        assertThat(lonLat).hasSize(10);
        for (double coordinate : lonLat) {
            assertThat(Double.doubleToRawLongBits(coordinate)).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
        }
    }
}
