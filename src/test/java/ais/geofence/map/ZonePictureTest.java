package ais.geofence.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ais.geofence.html.SmallMaps.SmallMap;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.testing.ZoneShapes;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class ZonePictureTest {
    private static final Land LAND = Land.load();

    /** From the Elbe's mouth to Hamburg, roughly. */
    private static final Geometry ELBE = ZoneShapes.box(8.7, 53.5, 10.1, 54);

    @Test
    void theBarIsAsLongAsItSays() {
        SmallMap map = new ZonePicture(ELBE, LAND).map("elbe", "Elbe", "zone 0");

        // 1.4 degrees of longitude on 53.75 degrees north, on a sphere.
        double zoneKilometres = 1.4 * 111.195 * Math.cos(Math.toRadians(53.75));
        double zonePixels = width(map.zone()) / 10;
        double kilometres = Double.parseDouble(map.scale().replace(" km", ""));
        assertThat(map.bar() / zonePixels).isCloseTo(kilometres / zoneKilometres, offset(0.02));
        assertThat(map.bar()).isBetween(30, 110);
    }

    @Test
    void aBerthHasABarOfMetres() {
        SmallMap map = new ZonePicture(ZoneShapes.box(103.8, 1.2, 103.8006, 1.2004), LAND).map("berth", "", "");

        assertThat(map.scale()).isEqualTo("20 m");
    }

    @Test
    void showsLandAndThePositionsOfItsWindow() {
        PositionSample sample = new PositionSample(
                List.of(
                        new SampledPosition(0.1, 9, 53.6, List.of(4)),
                        new SampledPosition(0.2, 9, 53.6, List.of(4)),
                        new SampledPosition(0.3, 9.9, 53.9, List.of(4)),
                        new SampledPosition(0.4, 10.3, 53.6, List.of(-1)),
                        new SampledPosition(0.5, 139.7, 35.5, List.of(7))),
                1_000);

        SmallMap map = new ZonePicture(ELBE, LAND).with(sample, 0, 4).map("elbe", "Elbe", "");

        assertThat(Pattern.compile("M").matcher(map.inside()).results()).hasSize(2);
        assertThat(Pattern.compile("M").matcher(map.outside()).results()).hasSize(1);
        assertThat(map.alternative()).contains("3 positions in the zone and 1 position outside");
        assertThat(map.land()).isNotEmpty();
        assertThat(map.water()).isNotEmpty();
    }

    /** As where zones overlap, and each position is counted in several. */
    @Test
    void aPositionWhoseFirstZoneIsAnotherIsInTheZoneToo() {
        PositionSample sample = new PositionSample(
                List.of(
                        new SampledPosition(0.1, 9, 53.6, List.of(1)),
                        new SampledPosition(0.2, 10.3, 53.6, List.of(1))),
                2);

        SmallMap map = new ZonePicture(ELBE, LAND).with(sample, 0, 4).map("elbe", "Elbe", "");

        assertThat(map.alternative()).contains("1 position in the zone and 1 position outside");
    }

    @Test
    void aZoneAcrossTheAntimeridianIsInOnePiece() {
        Geometry fiji = ZoneShapes.box(177, -20, 180, -16).union(ZoneShapes.box(-180, -20, -177, -16));
        PositionSample sample = new PositionSample(
                List.of(
                        new SampledPosition(0.1, 179, -18, List.of(0)),
                        new SampledPosition(0.2, -179, -18, List.of(0))),
                2);

        SmallMap map = new ZonePicture(fiji, LAND).with(sample, 0, 0).map("fiji", "Fiji", "");

        assertThat(width(map.zone().substring(0, map.zone().indexOf('z')))).isBetween(800.0, 1_600.0);
        assertThat(map.alternative())
                .contains("from longitude 17", "to -17", "2 positions in the zone and 0 positions outside");
        assertThat(map.water()).isNotEmpty();
    }

    @Test
    void theWholeWorldFits() {
        SmallMap map = new ZonePicture(ZoneShapes.box(-180, -90, 180, 90), LAND).map("world", "", "");

        assertThat(width(map.zone())).isBetween(2_000.0, 3_200.0);
    }

    /** The extent of a path's x, in its own units. */
    private static double width(String path) {
        double x = 0;
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (String pair : path.replaceAll("z.*", "").split("[Ml]| (?=-?\\d+ ?-?\\d+( |$))")) {
            if (!pair.isBlank()) {
                x += Double.parseDouble(pair.strip().split("(?<=\\d)[ -]")[0]);
                least = Math.min(least, x);
                most = Math.max(most, x);
            }
        }
        return most - least;
    }
}
