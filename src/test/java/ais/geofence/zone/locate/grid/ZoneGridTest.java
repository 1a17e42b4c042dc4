package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.ZoneSets;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.ZoneLocator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class ZoneGridTest {
    @Test
    void findsAllZonesInOrder() {
        SplittableRandom random = new SplittableRandom(5);
        for (BoundaryRule rule : BoundaryRule.values()) {
            List<Geometry> zones = ZoneShapes.mixture(random, 25);
            zones.addAll(ZoneShapes.mixture(random, 5));
            ExactOracle oracle = new ExactOracle(zones);
            ZoneGrid grid = ZoneGrid.builder(zones).boundary(rule).build();
            AimedPositions aimed = new AimedPositions(random, zones);
            for (int i = 0; i < 5_000; i++) {
                aimed.next();
                int[] expected = ZoneLocator.isValid(aimed.lon(), aimed.lat())
                        ? oracle.allZones(aimed.lon(), aimed.lat(), rule)
                        : new int[0];
                assertThat(grid.allZones(aimed.lon(), aimed.lat()))
                        .as(() ->
                                Exactness.describe("allZones", rule, aimed.lon(), aimed.lat()) + Exactness.show(zones))
                        .containsExactly(expected);
            }
        }
    }

    /** In a grid of this size they are looked up in blocks; invalid positions and such at the antimeridian are among them. */
    @Test
    void findsTheSameFirstZonesInBlocks() {
        List<Geometry> zones = new ArrayList<>(List.of(ZoneShapes.box(170, -3, 180, 5)));
        zones.addAll(ZoneSets.worldwideStars(5, 400));
        ZoneGrid grid = ZoneGrid.builder(zones).build();
        assertThat(grid.stats().bytes()).isGreaterThan(4L << 20);
        SplittableRandom random = new SplittableRandom(41);
        double[] lon = random.doubles(20_000, -181, 181).toArray();
        double[] lat = random.doubles(20_000, -91, 91).toArray();
        for (int i = 0; i < 200; i++) {
            lon[random.nextInt(lon.length)] = i % 3 == 0 ? 180 : i % 3 == 1 ? -180 : Double.NaN;
        }
        int[] byBlock = new int[lon.length];
        for (int from = 0, to; from < lon.length; from = to) {
            to = Math.min(lon.length, from + random.nextInt(600));
            grid.firstZones(lon, lat, from, to, byBlock);
        }
        int[] one = new int[lon.length];
        Arrays.setAll(one, i -> grid.firstZone(lon[i], lat[i]));
        assertThat(byBlock).isEqualTo(one);
        assertThat(byBlock).contains(-1, 0);
        assertThat(Arrays.stream(byBlock).max().orElse(-1)).isGreaterThan(300);
    }

    @Test
    void leavesAlonePlacesBesideABlock() {
        ZoneGrid grid = ZoneGrid.builder(List.of(ZoneShapes.box(7, 53, 9, 54))).build();
        double[] lon = {8, 8, Double.NaN, 8, 8};
        double[] lat = {53.5, 53.5, 53.5, 8, 53.5};
        int[] zones = {-7, -7, -7, -7, -7};
        grid.firstZonesInBlocks(lon, lat, 1, 4, zones);
        assertThat(zones).containsExactly(-7, 0, -1, -1, -7);
        grid.firstZonesInBlocks(lon, lat, 4, 4, zones);
        assertThat(zones).containsExactly(-7, 0, -1, -1, -7);
    }

    @Test
    void keepsToTheMemoryCapAndToTheAnswers() {
        List<Polygon> zones = ZoneSets.worldwideStars(3, 300);
        ZoneGrid fine = ZoneGrid.builder(zones).build();
        assertThat(fine.stats().coarsened()).isFalse();
        long cap = fine.stats().bytes() / 3;
        ZoneGrid coarse = ZoneGrid.builder(zones).maxBytes(cap).build();
        assertThat(coarse.stats().coarsened()).isTrue();
        assertThat(coarse.stats().bytes()).isLessThanOrEqualTo(cap);
        Exactness.checkGrid("capped", coarse, zones, 20_000);
    }

    @Test
    void isOneGridUnderOneCapWhateverIsAsked() {
        List<Polygon> zones = Stream.concat(
                        ZoneSets.worldwideStars(3, 300).stream(), ZoneSets.worldwideStars(3, 300).stream())
                .toList();
        long cap = ZoneGrid.builder(zones).build().stats().bytes();
        List<Double> shares = new CopyOnWriteArrayList<>();
        ZoneGrid forAll = ZoneGrid.builder(zones)
                .maxBytes(cap)
                .forAllZones()
                .progress(shares::add)
                .build();
        GridStats stats = forAll.stats();
        assertThat(shares).isNotEmpty();
        assertThat(stats.coarsened()).isTrue();
        assertThat(stats.bytes()).isLessThanOrEqualTo(cap);
        assertThat(forAll.allZones(11.5, 3.5)).hasSizeLessThan(7);
        assertThat(forAll.firstZone(11.5, 3.5)).isLessThan(3);
        assertThat(forAll.stats()).isEqualTo(stats);

        ZoneGrid forFirst = ZoneGrid.builder(zones).maxBytes(cap).build();
        assertThat(forFirst.stats().coarsened()).isFalse();
        assertThat(forFirst.allZones(11.5, 3.5)).isEqualTo(forAll.allZones(11.5, 3.5));
        assertThat(forFirst.stats().cells()).isEqualTo(stats.cells());
        assertThat(forFirst.stats().bytes()).isEqualTo(stats.bytes());
        Exactness.checkGrid("first and all zones by one", forFirst, zones, 20_000);
    }

    @Test
    void keepsToTheMemoryCapOnTheByte() {
        List<Polygon> zones = ZoneSets.worldwideStars(3, 100);
        GridStats stats = ZoneGrid.builder(zones).build().stats();
        while (stats.cells() > 1) {
            long cap = stats.bytes() - 1;
            stats = ZoneGrid.builder(zones).maxBytes(cap).build().stats();
            assertThat(stats.bytes()).isLessThanOrEqualTo(cap);
        }
    }

    @Test
    void countsWhatItIsMadeOf() {
        GridStats stats = ZoneGrid.builder(ZoneSets.harbours(1, 5)).build().stats();
        assertThat(stats.cells()).isGreaterThan(360 * 180);
        assertThat(stats.leaves()).isBetween(10L, 10_000L);
        assertThat(stats.meanLeafEdges()).isBetween(1.0, 6.0);
        assertThat(stats.maxLeafEdges()).isBetween(1, 20);
        assertThat(stats.bytes()).isGreaterThan(4 * 360 * 180);
    }

    /** A box across sixteenths of one degree: 4 by 8 of its cells meet the sides, and the first corner's edges don't follow each other. */
    @Test
    void countsOneBoxExactly() {
        double sixteenth = 1 / 16.0;
        Polygon box =
                ZoneShapes.box(7 + 1.5 * sixteenth, 53 + 2.5 * sixteenth, 7 + 4.5 * sixteenth, 53 + 9.5 * sixteenth);
        GridStats stats = ZoneGrid.builder(List.of(box)).build().stats();
        int table = 361 * 181;
        assertThat(stats.cells()).isEqualTo(table + 16 * 16);
        assertThat(stats.leaves()).isEqualTo(20);
        assertThat(stats.meanLeafEdges()).isEqualTo(24 / 20.0);
        assertThat(stats.maxLeafEdges()).isEqualTo(2);
        int coordinates = 5 * 16 + 2 * 4 + 2 * 4;
        int vertexZones = (2 + 1) * 4;
        int cells = GridEncoding.aligned(16 * 16 + 3);
        assertThat(stats.bytes()).isEqualTo(coordinates + vertexZones + (table + cells) * 4);
        assertThat(stats.coarsened()).isFalse();
    }

    @Test
    void keepsNothingOfAZoneBehindOneThatCoversIt() {
        Polygon box = ZoneShapes.box(7.1, 53.2, 7.9, 53.7);
        GridStats alone = ZoneGrid.builder(List.of(box)).build().stats();
        Polygon behind = ZoneShapes.polygon(7.25, 53.375, 7.75, 53.375, 7.5, 53.625);
        GridStats both = ZoneGrid.builder(List.of(box, behind)).build().stats();
        assertThat(both.leaves()).isEqualTo(alone.leaves());
        assertThat(both.meanLeafEdges()).isEqualTo(alone.meanLeafEdges());
    }

    @Test
    void writesRunsOfEightEdges() {
        Polygon star = ZoneShapes.star(new SplittableRandom(4), 7.3, 53.1, 2, 20);
        GridStats stats = ZoneGrid.builder(List.of(star)).maxBytes(1).build().stats();
        assertThat(stats.coarsened()).isTrue();
        assertThat(stats.cells()).isEqualTo(1);
        assertThat(stats.leaves()).isEqualTo(1);
        assertThat(stats.meanLeafEdges()).isEqualTo(20);
        assertThat(stats.maxLeafEdges()).isEqualTo(20);
        int coordinates = 21 * 16 + 2 * 4 + 2 * 4;
        int vertexZones = (2 + 2) * 4;
        int table = 1;
        int leaf = 1 + 3;
        assertThat(stats.bytes()).isEqualTo(coordinates + vertexZones + (table + leaf) * 4);
    }

    @Test
    void keepsARepeatedCornerOnce() {
        Polygon box = ZoneShapes.box(7.1, 53.2, 7.9, 53.7);
        Polygon repeated =
                ZoneShapes.polygon(7.1, 53.2, 7.1, 53.2, 7.9, 53.2, 7.9, 53.7, 7.9, 53.7, 7.9, 53.7, 7.1, 53.7);
        assertThat(ZoneGrid.builder(List.of(repeated)).build().stats().bytes())
                .isEqualTo(ZoneGrid.builder(List.of(box)).build().stats().bytes());
    }

    @Test
    void countsNoZones() {
        GridStats stats = ZoneGrid.builder(List.of()).build().stats();
        assertThat(stats.leaves()).isZero();
        assertThat(stats.meanLeafEdges()).isZero();
    }

    /** So that the exact methods, which cost a hundred times as much, stay the exception. */
    @Test
    void decidesByRoundedNumbersBesideEdges() {
        List<Geometry> zones = ZoneShapes.mixture(new SplittableRandom(23), 30);
        zones.add(ZoneShapes.star(new SplittableRandom(24), -35.2, -47.1, 1e-4, 30));
        ZoneGrid grid = ZoneGrid.builder(zones).build();
        SplittableRandom random = new SplittableRandom(29);
        for (Geometry zone : zones) {
            for (Coordinate corner : zone.getCoordinates()) {
                double lon = corner.x + 1e-6 * (1 + random.nextDouble());
                double lat = corner.y - 1e-6 * (1 + random.nextDouble());
                assertThat(grid.isUndecided(lon, lat))
                        .as(() -> Exactness.describe("beside", BoundaryRule.CONTAINS, lon, lat))
                        .isFalse();
            }
        }
    }

    @Test
    void serialisesLittleMoreThanTheCoordinates() throws IOException {
        List<Polygon> zones = ZoneSets.worldwideStars(3, 1_000);
        long coordinates = 16L * zones.stream().mapToInt(Polygon::getNumPoints).sum();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ZoneGrid.builder(zones).build());
        }
        assertThat((long) bytes.size()).isLessThan(coordinates + coordinates / 10);
    }

    @Test
    void standsCountriesAndBerthsInOneSet() {
        List<Geometry> zones = new ArrayList<>(ZoneSets.berths(8, 500));
        zones.addAll(ZoneSets.coasts(9, 3, 30, 3_000));
        zones.add(ZoneShapes.box(-180, -90, 180, 90));
        Exactness.checkGrid("unlike sizes", ZoneGrid.builder(zones).build(), zones, 20_000);
    }

    @Test
    void standsZonesOfABillionthOfADegree() {
        List<Geometry> zones = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 50; i++) {
            zones.add(ZoneShapes.starWithHole(random, 103.85 + 1e-9 * i, 1.27, 1e-9, 12));
        }
        Exactness.checkGrid("tiny", ZoneGrid.builder(zones).build(), zones, 20_000);
    }

    @Test
    void refusesMoreVerticesThanItCanNumber() {
        Polygon large = ZoneShapes.star(new SplittableRandom(9), 7.3, 53.1, 2, (1 << 16) - 1);
        List<Polygon> zones = Collections.nCopies((GridEncoding.MAX_VERTICES >> 16) + 1, large);
        assertThatThrownBy(() -> ZoneGrid.builder(zones).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void takesCoordinatesFarBeyondTheWorld() {
        List<Polygon> zones = List.of(ZoneShapes.box(-0x1p20, -7, 3, 0x1p20));
        ZoneGrid grid = ZoneGrid.builder(zones).build();
        assertThat(grid.firstZone(2, -6)).isEqualTo(0);
        assertThat(grid.firstZone(2, -8)).isEqualTo(-1);
        assertThat(grid.firstZone(4, 50)).isEqualTo(-1);
    }

    @Test
    void refusesCoordinatesThatAreNoDegrees() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e9}) {
            List<Polygon> zones = List.of(ZoneShapes.polygon(0, 0, 7, 1, bad, 5));
            assertThatThrownBy(() -> ZoneGrid.builder(zones).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Double.toString(bad));
        }
    }

    @Test
    void tellsWhatShareOfItIsBuilt() {
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());

        ZoneGrid.builder(ZoneSets.worldwideStars(3, 500)).progress(shares::add).build();

        assertThat(shares).hasSizeGreaterThan(100).allMatch(share -> share > 0 && share < 1 + 1e-9);
        assertThat(Collections.max(shares)).isGreaterThan(0.999);
        assertThat(shares.get(0)).isLessThan(0.5);
    }
}
