package ais.geofence.map;

import static ais.geofence.text.ColumnHead.texts;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.MapChart;
import ais.geofence.html.MapLayer;
import ais.geofence.html.MapLayer.Areas;
import ais.geofence.html.MapLayer.Points;
import ais.geofence.html.SmallMaps;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.tag.LayerName;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneSets;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.ZoneSet;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

class TagMapTest {
    private static final PositionSample NONE = new PositionSample(List.of(), 0);
    private static final DataTable NO_NUMBERS = DataTable.of("", texts(""));

    @Test
    void coloursZonesByTheirCountsAndTellsThem() {
        ZoneSet zones = TestZones.of(List.of(ZoneShapes.box(10, 53, 11, 54), ZoneShapes.box(3, 50, 7, 52)));

        Areas areas =
                (Areas) layers(tagMap(zones, new long[] {1234, 7}, 5000, NONE)).get(0);

        assertThat(areas.areas()).extracting(MapLayer.Area::value).containsExactly(7L, 1234L); // the larger one below
        assertThat(areas.areas().get(1).lines()).containsExactly("zone-0", "zone 0", "1,234 positions, 24.7 % of all");
    }

    @Test
    void drawsEveryPositionOfTheSampleWhereItIs() {
        ZoneSet zones = TestZones.of(List.of(ZoneShapes.box(10, 53, 11, 54)));
        PositionSample sample = new PositionSample(
                List.of(
                        new SampledPosition(0.1, 10.5, 53.5, List.of(0)),
                        new SampledPosition(0.2, -70.25, -20.5, List.of(-1)),
                        new SampledPosition(0.3, 10.123456, 53.654321, List.of(0))),
                600);

        TagMap map = tagMap(zones, new long[] {400}, 600, sample);
        List<MapLayer> layers = layers(map);

        assertThat(places((Points) layers.get(1))).containsExactly("-70.250000 -20.500000 in no zone");
        assertThat(places((Points) layers.get(2)))
                .containsExactly("10.123456 53.654321 in zone 0 zone-0", "10.500000 53.500000 in zone 0 zone-0");
        assertThat(map.note()).startsWith("3 of 600 valid positions (0.5 %) are drawn.");
    }

    @Test
    void opensOnTheZonesOrOnTheWorld() {
        TagMap near = tagMap(TestZones.of(List.of(ZoneShapes.box(10, 53, 12, 54))), new long[1], 0, NONE);
        TagMap pacific = tagMap(
                TestZones.of(List.of(ZoneShapes.box(170, -20, 180, -10), ZoneShapes.box(-180, -20, -170, -10))),
                new long[2],
                0,
                NONE);
        TagMap far = tagMap(
                TestZones.of(List.of(ZoneShapes.box(100, -20, 120, -10), ZoneShapes.box(-80, -20, -70, -10))),
                new long[2],
                0,
                NONE);

        MapChart chart = chart(near);
        assertThat(List.of(chart.west(), chart.south(), chart.east(), chart.north()))
                .containsExactly(9.84, 52.84, 12.16, 54.16);
        assertThat(List.of(chart(pacific).west(), chart(pacific).east())).containsExactly(168.4, 191.6);
        assertThat(chart(far).west()).isEqualTo(-180);
        assertThat(chart(far).north()).isEqualTo(90);
    }

    @Test
    void aHundredThousandZonesStayAMapThatCanBeMailed() throws Exception {
        List<Polygon> stars = ZoneSets.berths(4, 100_000);
        long[] counts = new long[stars.size()];
        Arrays.setAll(counts, zone -> zone);
        ZoneSet zones = TestZones.of(stars);
        long tagged = Arrays.stream(counts).sum();

        TagMap map = tagMap(zones, counts, tagged, NONE);
        List<MapLayer> layers = layers(map);

        Areas areas = (Areas) layers.get(0);
        assertThat(areas.areas()).hasSize(2_000);
        assertThat(areas.areas()).allSatisfy(area -> assertThat(area.value()).isGreaterThanOrEqualTo(98_000));
        assertThat(((Points) layers.get(1)).text()).hasSizeBetween(1_000, 5_000);
        assertThat(dotted((Points) layers.get(1))).isEqualTo(98_000);
        assertThat(map.note()).contains("2,000 zones", "98,000 zones as dots");
        assertThat(new ObjectMapper().writeValueAsString(layers)).hasSizeLessThan(2_000_000);
    }

    @Test
    void theBusiestDozenHavePicturesTheBusiestFirst() {
        List<Polygon> shapes = ZoneSets.harbours(1, 20);
        long[] counts = new long[20];
        Arrays.setAll(counts, zone -> zone % 2 == 0 ? 100 : zone);

        TagMap map = tagMap(TestZones.of(shapes), counts, 2_000, NONE);

        assertThat(map.small().orElseThrow().maps())
                .extracting(small -> small.id().replace("zone-map-", ""))
                .containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18", "19", "17");
        assertThat(map.small().orElseThrow().maps().get(0).caption()).isEqualTo("zone 0, 100 positions, 5.0 % of all");
    }

    @Test
    void aZoneWithoutPositionsHasNoPicture() {
        List<Polygon> shapes = ZoneSets.harbours(1, 4);

        assertThat(tagMap(TestZones.of(shapes), new long[] {0, 3, 0, 8}, 20, NONE)
                        .small()
                        .orElseThrow()
                        .maps())
                .extracting(SmallMaps.SmallMap::id)
                .containsExactly("zone-map-3", "zone-map-1");
        assertThat(tagMap(TestZones.of(shapes), new long[4], 20, NONE).small()).isEmpty();
    }

    private static TagMap tagMap(ZoneSet zones, long[] counts, long tagged, PositionSample sample) {
        return new TagMap(List.of(new CountedZones(LayerName.NONE, zones, counts)), tagged, sample);
    }

    private static MapChart chart(TagMap map) {
        Figure figure = map.world(NO_NUMBERS);
        return (MapChart) figure.chart();
    }

    private static List<MapLayer> layers(TagMap map) {
        return chart(map).layers();
    }

    private static List<String> places(Points points) {
        String[] places = new String[points.text().length];
        long x = 0;
        long y = 0;
        for (int i = 0; i < places.length; i++) {
            x += points.places()[2 * i];
            y += points.places()[2 * i + 1];
            places[i] = "%.6f %.6f %s"
                    .formatted(
                            x * points.step(), y * points.step(), points.texts().get(points.text()[i]))
                    .replace(',', '.');
        }
        return List.of(places);
    }

    /** Zones that the dots stand for. */
    private static int dotted(Points points) {
        return Arrays.stream(points.text())
                .mapToObj(points.texts()::get)
                .mapToInt(text ->
                        text.contains(" zones, ") ? Integer.parseInt(text.split(" zones")[0].replace(",", "")) : 1)
                .sum();
    }
}
