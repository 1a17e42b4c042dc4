package ais.geofence.zone;

import static ais.geofence.zone.GeoJson.SINGAPORE;
import static ais.geofence.zone.GeoJson.TOKYO;
import static ais.geofence.zone.GeoJson.collection;
import static ais.geofence.zone.GeoJson.feature;
import static ais.geofence.zone.GeoJson.multiPolygon;
import static ais.geofence.zone.GeoJson.named;
import static ais.geofence.zone.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZoneWarningsTest {
    @Test
    void zonesThatOverlapAreNamed() {
        String east = "[[[140,34],[142,34],[142,35],[140,34]]]";

        assertThat(warnings(named("tokyo", TOKYO), named("far", SINGAPORE), named("east", east)))
                .containsExactly(
                        "pairs of zones that overlap: 1 (0 tokyo overlaps 2 east); a position in both has the first for its zone_index");
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
                        "zones wider than 180 degrees of longitude: 1 (0 fiji spans 358.0 degrees); one that crosses"
                                + " the antimeridian must be cut there, or it covers the other side of the world");
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

    private static List<String> warnings(String... features) {
        return read(features).warnings();
    }

    private static ZoneSet read(String... features) {
        return new ZoneReader(false, null).read(List.of(TextFile.of("zones.json", collection(features))));
    }
}
