package ais.geofence.zone.locate.grid;

import ais.geofence.testing.ZoneShapes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

/** Zones in such a crowd that no cell parts them. */
@Tag("slow")
class CrowdedZonesTest {
    @Test
    void standsThousandsOfZonesThatShareACorner() {
        check("fan", ZoneShapes.fan(7.3, 53.1, 2, 3_000));
    }

    @Test
    void standsThousandsOfZonesInOnePlace() {
        List<Polygon> zones = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            zones.add(ZoneShapes.polygon(-20, 30, 40 + 1e-9 * i, 31, 10, 60 + 1e-7 * i));
        }
        check("stack", zones);
    }

    private static void check(String name, List<Polygon> zones) {
        Exactness.checkGrid(name, ZoneGrid.builder(zones).build(), zones, 5_000);
    }
}
