package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.Season;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import scala.reflect.ClassTag$;

/** What every {@link ZoneLocator} keeps to where zones are valid for a time. */
class TimedZonesTest {
    private static final Instant NOVEMBER = Instant.parse("2024-11-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");
    private static final long IN_WINTER = Season.micros(NOVEMBER);
    private static final long IN_SUMMER = Season.micros(MAY);

    private static final Polygon BAY = ZoneShapes.box(3, 51, 5, 52);
    private static final List<Validity> WINTER_SUMMER_ALWAYS =
            List.of(Validity.between(NOVEMBER, MAY), Validity.between(MAY, null), Validity.ALWAYS);

    @ParameterizedTest
    @EnumSource
    void takesTheFirstZoneThatIsValid(Engine engine) {
        ZoneLocator locator = engine.build(List.of(BAY, BAY, BAY, BAY), with(Validity.ALWAYS), BoundaryRule.CONTAINS);
        assertThat(locator.hasTimes()).isTrue();
        assertThat(locator.firstZone(4.5, 51.25, IN_WINTER - 1)).isEqualTo(2);
        assertThat(locator.firstZone(4.5, 51.25, IN_WINTER)).isEqualTo(0);
        assertThat(locator.firstZone(4.5, 51.25, IN_SUMMER - 1)).isEqualTo(0);
        assertThat(locator.firstZone(4.5, 51.25, IN_SUMMER)).isEqualTo(1);
        assertThat(locator.firstZone(4.5, 51.25, Validity.NO_TIME)).isEqualTo(2);
        assertThat(locator.firstZone(51.25, 4.5, IN_SUMMER)).isEqualTo(-1);
        assertThat(locator.firstZone(Double.NaN, 51.25, IN_SUMMER)).isEqualTo(-1);
        assertThat(locator.allZones(4.5, 51.25, IN_WINTER)).containsExactly(0, 2, 3);
        assertThat(locator.allZones(4.5, 51.25, IN_SUMMER)).containsExactly(1, 2, 3);
        assertThat(locator.allZones(4.5, 51.25, Validity.NO_TIME)).containsExactly(2, 3);
    }

    private static List<Validity> with(Validity last) {
        List<Validity> all = new ArrayList<>(WINTER_SUMMER_ALWAYS);
        all.add(last);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryZoneAsValidWhereTheTimeIsNotGiven(Engine engine) {
        ZoneLocator locator = engine.build(
                List.of(BAY, BAY, BAY), List.of(winter(), Validity.ALWAYS, winter()), BoundaryRule.CONTAINS);
        assertThat(locator.firstZone(4.5, 51.25)).isEqualTo(0);
        int[] zones = new int[300];
        double[] lon = new double[300];
        double[] lat = new double[300];
        Arrays.fill(lon, 4.5);
        Arrays.fill(lat, 51.25);
        locator.firstZones(lon, lat, 0, 300, zones);
        assertThat(zones).containsOnly(0);
        assertThat(locator.allZones(4.5, 51.25)).containsExactly(0, 1, 2);
    }

    private static Validity winter() {
        return WINTER_SUMMER_ALWAYS.get(0);
    }

    @ParameterizedTest
    @EnumSource
    void ignoresTheTimeWhereAllZonesAreAlwaysValid(Engine engine) {
        ZoneLocator locator = engine.build(List.of(BAY, BAY), BoundaryRule.CONTAINS);
        assertThat(locator.hasTimes()).isFalse();
        for (long micros : new long[] {Validity.NO_TIME, Long.MIN_VALUE + 1, 0, Long.MAX_VALUE}) {
            assertThat(locator.firstZone(4.5, 51.25, micros)).isEqualTo(0);
            assertThat(locator.allZones(4.5, 51.25, micros)).containsExactly(0, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTheOracle(Engine engine) {
        Map<String, Integer> reached = new TreeMap<>();
        for (long seed = 1; seed <= 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> shapes =
                    seed % 3 == 0 ? ZoneShapes.atAntimeridian(random, 5) : ZoneShapes.mixture(random, 5);
            List<Geometry> zones =
                    Stream.of(shapes, shapes, shapes).flatMap(List::stream).toList();
            check(engine, seed, random, zones, reached);
        }
        assertThat(reached).containsOnlyKeys("first", "later", "none");
        assertThat(reached.values()).allSatisfy(count -> assertThat(count).isGreaterThan(500));
    }

    private static void check(
            Engine engine, long seed, SplittableRandom random, List<Geometry> zones, Map<String, Integer> reached) {
        BoundaryRule rule = BoundaryRule.values()[random.nextInt(2)];
        List<Season> seasons = Season.random(random, zones.size());
        List<Validity> validities = seasons.stream().map(Season::validity).toList();
        ZoneLocator locator = copy(engine.build(zones, validities, rule), seed);
        ExactOracle oracle = new ExactOracle(zones);
        AimedPositions positions = new AimedPositions(random, zones);
        for (int i = 0; i < 1000; i++) {
            positions.next();
            double lon = seed % 3 == 0 && i % 2 == 0 ? Math.copySign(180, positions.lon()) : positions.lon();
            double lat = positions.lat();
            @Nullable Instant time = Season.randomTime(random);
            List<Integer> expected =
                    ZoneLocator.isValid(lon, lat) ? oracle.allZones(lon, lat, time, seasons, rule) : List.of();
            int first = expected.isEmpty() ? ZoneLocator.NO_ZONE : expected.get(0);
            long micros = Season.micros(time);
            String what =
                    "seed %d: (%a, %a) at %s with %s in %s by %s".formatted(seed, lon, lat, time, rule, zones, seasons);
            assertThat(locator.firstZone(lon, lat, micros)).as(what).isEqualTo(first);
            if (i % 4 == 0) {
                assertThat(locator.allZones(lon, lat, micros))
                        .as(what)
                        .containsExactly(
                                expected.stream().mapToInt(zone -> zone).toArray());
            }
            boolean isFirst = first == oracle.firstZone(lon, lat, rule);
            reached.merge(first < 0 ? "none" : isFirst ? "first" : "later", 1, Integer::sum);
        }
    }

    /** As an executor gets it: by Java's serialisation, or by Kryo's. */
    private static ZoneLocator copy(ZoneLocator locator, long seed) {
        Serializer serializer =
                seed % 2 == 0 ? new KryoSerializer(new SparkConf()) : new JavaSerializer(new SparkConf());
        var instance = serializer.newInstance();
        ByteBuffer bytes = instance.serialize(locator, ClassTag$.MODULE$.apply(ZoneLocator.class));
        return instance.deserialize(bytes, ClassTag$.MODULE$.apply(ZoneLocator.class));
    }

    @Test
    void aGridTakesATimeForEachZone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneGrid.builder(List.of(BAY, BAY)).validities(WINTER_SUMMER_ALWAYS))
                .withMessage("2 zones and 3 times of theirs");
    }

    /** A zone that covers a cell leaves out those behind it only if it is always valid. */
    @Test
    void aGridStaysSmallBehindAZoneThatIsAlwaysValid() {
        List<Polygon> stack = Collections.nCopies(40, BAY);
        List<Validity> neverAlways = Collections.nCopies(40, winter());
        List<Validity> alwaysFirst = new ArrayList<>(neverAlways);
        alwaysFirst.set(0, Validity.ALWAYS);
        long bytesOfTimes = 40 * 2 * Long.BYTES;
        assertThat(bytes(stack, alwaysFirst))
                .isEqualTo(bytes(stack, Collections.nCopies(40, Validity.ALWAYS)) + bytesOfTimes)
                .isLessThan(bytes(stack, neverAlways));
    }

    private static long bytes(List<Polygon> zones, List<Validity> validities) {
        return ZoneGrid.builder(zones).validities(validities).build().stats().bytes();
    }
}
