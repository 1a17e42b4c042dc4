package ais.geofence.zone;

import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.multiPolygon;
import static ais.geofence.zone.read.GeoJson.named;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.ZoneSets;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

class ZoneWarningsTest {
    @Test
    void zonesThatOverlapAreNamed() {
        String east = "[[[140,34],[142,34],[142,35],[140,34]]]";

        assertThat(warnings(named("tokyo", TOKYO), named("far", SINGAPORE), named("east", east)))
                .containsExactly(
                        "pairs of zones that overlap: 1 (0 tokyo overlaps 2 east); a position in both gets the first; --match all gives both");
    }

    @Test
    void propertiesThatCouldNameTheZonesAreNamedWhereNoneHasAName() {
        String tokyo =
                feature("\"properties\":{\"MRGID\":8487,\"GEONAME\":\"Japan\",\"Title\":\"a\"},", polygon(TOKYO));
        String singapore = feature("\"properties\":{\"GEONAME\":\"Singapore\",\"Title\":\"\"},", polygon(SINGAPORE));
        assertThat(warnings(tokyo, singapore))
                .containsExactly(
                        "no zone has a property \"name\"; GEONAME (\"Japan\") could name them: --zone-name GEONAME");
        assertThat(warnings(tokyo, named("one", SINGAPORE))).isEmpty();
        assertThat(warnings(feature("\"properties\":{\"MRGID\":8487},", polygon(TOKYO))))
                .isEmpty();
    }

    @Test
    void aZoneInsideAnotherOverlapsIt() {
        String inside = "[[[139.5,34.25],[140,34.25],[140,34.5],[139.5,34.25]]]";

        assertThat(warnings(named("inside", inside), named("tokyo", TOKYO)))
                .singleElement()
                .asString()
                .contains("(0 inside overlaps 1 tokyo)");
    }

    @Test
    void theSameShapeTwiceOverlaps() {
        assertThat(warnings(named("one", TOKYO), named("two", TOKYO)))
                .singleElement()
                .asString()
                .contains("(0 one overlaps 1 two)");
    }

    @Test
    void zonesThatShareAnEdgeOrACornerDoNotOverlap() {
        String east = "[[[141,34],[143,34],[143,35],[141,35],[141,34]]]";
        String slanted = "[[[139,35],[141,35],[143,36],[139,35]]]";

        assertThat(warnings(named("tokyo", TOKYO), named("east", east), named("slanted", slanted)))
                .isEmpty();
    }

    @Test
    void aZoneInAHoleDoesNotOverlap() {
        String ring =
                "[[[139,34],[141,34],[141,35],[139,35],[139,34]],[[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]]]";

        assertThat(warnings(named("ring", ring), named("lake", "[[[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]]]")))
                .isEmpty();
    }

    @Test
    void onlyTheFirstTenPairsAreNamed() {
        String[] same =
                IntStream.range(0, 8).mapToObj(i -> named("z" + i, TOKYO)).toArray(String[]::new);

        assertThat(warnings(same))
                .singleElement()
                .asString()
                .startsWith("pairs of zones that overlap: 28 (0 z0 overlaps 1 z1, 0 z0 overlaps 2 z2,")
                .contains("1 z1 overlaps 4 z4, ...); a position");
    }

    @Test
    void tenPairsAreNamedWithoutAnEllipsis() {
        String[] same =
                IntStream.range(0, 5).mapToObj(i -> named("z" + i, TOKYO)).toArray(String[]::new);

        assertThat(warnings(same)).singleElement().asString().contains("3 z3 overlaps 4 z4); a position");
    }

    /** Stars that lie apart, cross, contain each other, or share edges with a copy. */
    @Test
    void thePairsAreThoseOfTheWholeMatrix() {
        List<Polygon> stars = new ArrayList<>(ZoneSets.crowdedStars(5, 60));
        stars.addAll(stars.subList(10, 15));
        List<Zone> zones = IntStream.range(0, stars.size())
                .mapToObj(i -> new Zone(i, "star", null, Map.of(), stars.get(i), "stars", i + 1))
                .toList();
        List<Overlaps.Pair> expected = new ArrayList<>();
        for (Zone first : zones) {
            for (Zone second : zones.subList(first.index() + 1, zones.size())) {
                if (first.geometry().relate(second.geometry(), "T********")) {
                    expected.add(Overlaps.Pair.of(first, second));
                }
            }
        }

        assertThat(Overlaps.of(zones)).isEqualTo(new Overlaps(expected, true));
        assertThat(expected).hasSizeBetween(20, 1000);
    }

    @Test
    void theSearchForOverlapsStopsAtItsBudget() {
        List<Zone> zones = read(IntStream.range(0, 50)
                        .mapToObj(i -> named("z" + i, TOKYO))
                        .toArray(String[]::new))
                .zones();

        Overlaps overlaps = Overlaps.of(zones, 20_000);

        assertThat(overlaps.complete()).isFalse();
        assertThat(overlaps.pairs()).hasSizeBetween(20, 400);
    }

    @Test
    void repeatedNamesAndIdsAreNamed() {
        assertThat(warnings(
                        feature("\"id\":1,\"properties\":{\"name\":\"port\"},", polygon(TOKYO)),
                        feature("\"id\":\"1\",\"properties\":{\"name\":\"port\"},", polygon(SINGAPORE))))
                .containsExactly(
                        "zones with the name of an earlier one: 1 (0 port and 1 port both have \"port\"); only their numbers tell them apart",
                        "zones with the id of an earlier one: 1 (0 port and 1 port both have \"1\"); only their numbers tell them apart");
    }

    @Test
    void aZoneNotCutAtTheAntimeridianIsNamed() {
        assertThat(warnings(named("fiji", "[[[179,-17],[-179,-17],[-179,-16],[179,-16],[179,-17]]]")))
                .containsExactly(
                        "zones with an edge that goes the long way round the world: 1 (0 fiji goes from lon 179.0 lat -17.0 to"
                                + " lon -179.0 lat -17.0); where they are to cross the antimeridian, let longitudes go on past 180"
                                + " (181.5 for -178.5), or cut them there as RFC 7946 does; where not, put positions between");
    }

    @Test
    void anEdgeTheLongWayRoundIsUrgent() {
        String strait = named("strait", "[[[-178.5,-17],[-178.5,-15],[178.25,-15],[178.25,-17],[-178.5,-17]]]");
        String hole = named(
                "ocean",
                "[[[-180,-60],[180,-60],[180,60],[-180,60],[-180,-60]],[[-178.5,-17],[178.25,-17],[178.25,-15],[-178.5,-15],[-178.5,-17]]]");
        for (String zone : List.of(strait, hole)) {
            ZoneSet zones = read(zone, named("tokyo", TOKYO.replace("34", "64").replace("35", "65")));
            assertThat(zones.urgentWarnings()).singleElement().asString().contains("lon 178.25 lat");
            assertThat(zones.warnings()).containsAll(zones.urgentWarnings());
        }
    }

    @Test
    void whatGoesRoundTheWorldOnPurposeIsNotUrgent() {
        String world = "[[[-180,-60],[180,-60],[180,60],[-180,60],[-180,-60]]]";
        String belt = "[[[-170,-5],[-60,-5],[60,-5],[170,-5],[170,5],[60,5],[-60,5],[-170,5],[-170,-5]]]";
        String pole = "[[[-179.5,-90],[-179.5,-70],[-60,-65],[60,-68],[179.5,-70],[179.5,-90],[-179.5,-90]]]";
        String past = "[[[178.25,-17],[181.5,-17],[181.5,-15],[178.25,-15],[178.25,-17]]]";
        String half = "[[[-90,3],[90,3],[90,4],[-90,4],[-90,3]]]";
        for (String shape : List.of(world, belt, pole, past, half)) {
            assertThat(read(named("wide", shape)).urgentWarnings()).as(shape).isEmpty();
        }
        assertThat(warnings(named("belt", belt))).singleElement().asString().startsWith("zones wider than 180 degrees");
    }

    @Test
    void aZoneOfHalfTheWorldIsFine() {
        assertThat(warnings(named("east", "[[[0,-17],[180,-17],[180,-16],[0,-16],[0,-17]]]")))
                .isEmpty();
    }

    @Test
    void aZoneCutAtTheAntimeridianIsFine() {
        String cut = multiPolygon(
                "[[[179,-17],[180,-17],[180,-16],[179,-16],[179,-17]]]",
                "[[[-180,-17],[-179,-17],[-179,-16],[-180,-16],[-180,-17]]]");

        assertThat(warnings(feature("", cut))).isEmpty();
    }

    @Test
    void aNameWithLineBreaksStaysInItsLine() {
        assertThat(warnings(named("a\\nb", TOKYO), named("c", TOKYO)).get(0)).contains("0 a b overlaps 1 c");
    }

    @Test
    void featuresWithoutAGeometryArePassedOverAndNamed() {
        String nothing = feature("\"properties\":{\"name\":\"pilot station\"},", "null");
        ZoneSet zones = read(nothing, named("tokyo", TOKYO), nothing, named("far", SINGAPORE));

        assertThat(zones.zones()).extracting(Zone::index).containsExactly(0, 1);
        assertThat(zones.zones()).extracting(Zone::feature).containsExactly(2, 4);
        assertThat(zones.warnings())
                .containsExactly("features without a geometry: 2 (zones.json, feature 1 \"pilot station\", zones.json,"
                        + " feature 3 \"pilot station\"); they are passed over and have no number");
        ZoneSet lines = new ZoneReader(false, null)
                .read(List.of(TextFile.of("zones.jsonl", nothing + "\n" + named("tokyo", TOKYO))));
        assertThat(lines.warnings()).singleElement().asString().startsWith("features without a geometry: 1 (");
    }

    /** Winter and summer, which touch; and a zone of one day in winter. */
    @Test
    void zonesOfDifferentTimesNeitherOverlapNorShareAName() {
        String winter = "\"from\":\"2024-11-01\",\"to\":\"2025-05-01\"";
        String summer = "\"from\":\"2025-05-01\",\"to\":null";
        String day = "\"from\":\"2024-12-24\",\"to\":\"2024-12-25\"";

        assertThat(timed(winter, summer)).isEmpty();
        assertThat(timed(summer, winter)).isEmpty();
        assertThat(timed(summer, day, winter))
                .containsExactly(
                        "zones with the name of an earlier one: 1 (1 slow and 2 slow both have \"slow\"); only their numbers tell them apart",
                        "pairs of zones that overlap: 1 (1 slow overlaps 2 slow); a position in both gets the first; --match all gives both");
        assertThat(timed(winter, "\"to\":null", summer, day).get(0))
                .isEqualTo(
                        "zones with the name of an earlier one: 3 (0 slow and 1 slow both have \"slow\", 1 slow and 2 slow both have \"slow\", 1 slow and 3 slow both have \"slow\"); only their numbers tell them apart");
    }

    private static List<String> timed(String... times) {
        String[] features = Stream.of(times)
                .map(members -> feature("\"properties\":{\"name\":\"slow\"," + members + "},", polygon(TOKYO)))
                .toArray(String[]::new);
        return new ZoneReader(false, null, new ValidityNames(Optional.of("from"), Optional.of("to")))
                .read(List.of(TextFile.of("zones.json", collection(features))))
                .warnings();
    }

    private static List<String> warnings(String... features) {
        return read(features).warnings();
    }

    private static ZoneSet read(String... features) {
        return new ZoneReader(false, null).read(List.of(TextFile.of("zones.json", collection(features))));
    }
}
