package ais.geofence.zone.locate.grid;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.testing.ExactOracle;
import java.util.Arrays;
import java.util.List;
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

/** One look-up of the zone grid, on one thread, by case. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class LookupBenchmark {
    private static final int POSITIONS = 1 << 20;
    private static final int CHECKED = 2_000;

    @Param({
        "MISSES", "HITS", "NEAR_EDGE", "OVERLAP_1000", "OVERLAP_10000", "OVERLAP_100000", "CROWDED_1000", "CROWDED_10000",
        "CROWDED_100000", "BERTHS_100000", "VERTICES_10", "VERTICES_100000", "COUNTRIES", "CAPPED_10000"
    })
    public LookupCase lookup;

    /** How many different positions, over and over: as many as the sample has, or too many for the caches. */
    @Param({"42625", "1048576"})
    public int positions;

    private ZoneGrid grid;
    private double[] lonLat;

    /** Builds the grid and checks its answers. */
    @Setup(Level.Trial)
    public void build() {
        List<Polygon> zones = lookup.zones();
        lonLat = repeated(lookup.positions(zones, positions));
        grid = ZoneGrid.builder(zones).maxBytes(lookup.maxBytes).build();
        ExactOracle oracle = new ExactOracle(zones);
        for (int i = 0; i < CHECKED; i++) {
            double lon = lonLat[2 * i];
            double lat = lonLat[2 * i + 1];
            if (grid.firstZone(lon, lat) != oracle.firstZone(lon, lat, BoundaryRule.CONTAINS)) {
                throw new AssertionError(Exactness.describe(lookup.name(), BoundaryRule.CONTAINS, lon, lat));
            }
        }
        int hits = 0;
        for (int i = 0; i < POSITIONS; i++) {
            hits += grid.firstZone(lonLat[2 * i], lonLat[2 * i + 1]) >= 0 ? 1 : 0;
        }
        System.out.printf("%n# %d positions checked; %d %% are in a zone; %s%n", CHECKED, 100L * hits / POSITIONS, grid.stats());
    }

    private static double[] repeated(double[] once) {
        double[] lonLat = new double[2 * POSITIONS];
        Arrays.setAll(lonLat, i -> once[i % once.length]);
        return lonLat;
    }

    /** A sum of answers, so that none is left out. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public long firstZone() {
        long sum = 0;
        for (int i = 0; i < 2 * POSITIONS; i += 2) {
            sum += grid.firstZone(lonLat[i], lonLat[i + 1]);
        }
        return sum;
    }
}
