package ais.geofence.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ais.geofence.fault.UserError;
import ais.geofence.testing.ZoneShapes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZoneSetTest {
    @Test
    void keepsItsZonesInOrder() {
        List<Zone> zones = List.of(zone(0), zone(1));

        assertThat(ZoneSet.of(zones).zones()).isEqualTo(zones);
    }

    @Test
    void refusesAZoneThatStandsElsewhereThanItsNumberSays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneSet.of(List.of(zone(0), zone(2))))
                .withMessage("zone 2 stands at 1");
    }

    @Test
    void refusesNoZonesAtAll() {
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> ZoneSet.of(List.of()));
    }

    private static Zone zone(int index) {
        return new Zone(index, "port", null, Map.of(), ZoneShapes.box(3, 51, 6, 52), "ports.geojson", 1);
    }
}
