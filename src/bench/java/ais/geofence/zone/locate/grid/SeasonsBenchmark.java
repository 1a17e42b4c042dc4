package ais.geofence.zone.locate.grid;

import ais.geofence.zone.Validity;
import ais.geofence.zone.locate.ZoneLocator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Polygon;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Look-ups with the time of the position among 10,000 zones, by the share of zones that are valid for half of a year. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class SeasonsBenchmark {
    private static final int POSITIONS = 1 << 20;
    private static final int CHECKED = 20_000;
    private static final Instant YEAR = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 366;

    @Param({"OVERLAP_10000", "CROWDED_10000"})
    public LookupCase lookup;

    /** Of the zones that are valid for a time only; without any the look-up is that without a time. */
    @Param({"0", "10", "100"})
    public int percent;

    private ZoneGrid grid;
    private double[] lonLat;
    private long[] micros;

    /** Builds the grid and checks its first answers against all zones of the positions. */
    @Setup(Level.Trial)
    public void build() {
        List<Polygon> polygons = lookup.zones();
        SplittableRandom random = new SplittableRandom(7);
        List<Validity> validities = new ArrayList<>();
        for (int zone = 0; zone < polygons.size(); zone++) {
            Instant from = YEAR.plus(Duration.ofDays(random.nextInt(DAYS / 2)));
            boolean timed = random.nextInt(100) < percent;
            validities.add(timed ? Validity.between(from, from.plus(Duration.ofDays(DAYS / 2))) : Validity.ALWAYS);
        }
        lonLat = lookup.positions(polygons, POSITIONS);
        micros = random.longs(
                        POSITIONS,
                        Validity.between(YEAR, null).firstMicros(),
                        Validity.between(YEAR.plus(Duration.ofDays(DAYS)), null).firstMicros())
                .toArray();
        grid = ZoneGrid.builder(polygons).validities(validities).build();
        System.out.printf("%n# %s%n", grid.stats());
        ZoneGrid all = ZoneGrid.builder(polygons).forAllZones().build();
        for (int i = 0; i < CHECKED; i++) {
            int expected = ZoneLocator.NO_ZONE;
            for (int zone : all.allZones(lonLat[2 * i], lonLat[2 * i + 1])) {
                if (expected == ZoneLocator.NO_ZONE && validities.get(zone).includes(micros[i])) {
                    expected = zone;
                }
            }
            if (grid.firstZone(lonLat[2 * i], lonLat[2 * i + 1], micros[i]) != expected) {
                throw new AssertionError("position " + i + " is not in zone " + expected);
            }
        }
    }

    /** A sum of answers, so that none is left out. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public long firstZoneInTime() {
        long sum = 0;
        for (int i = 0; i < POSITIONS; i++) {
            sum += grid.firstZone(lonLat[2 * i], lonLat[2 * i + 1], micros[i]);
        }
        return sum;
    }
}
