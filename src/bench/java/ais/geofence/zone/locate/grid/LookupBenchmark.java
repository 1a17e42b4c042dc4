package ais.geofence.zone.locate.grid;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.testing.ExactOracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Look-ups of the zone grid, one at a time and in blocks, on one thread, by case, without and with huge pages. */
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
    private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    @Param({
        "MISSES", "HITS", "NEAR_EDGE", "OVERLAP_1000", "OVERLAP_10000", "OVERLAP_100000", "CROWDED_1000", "CROWDED_10000",
        "CROWDED_100000", "BERTHS_100000", "VERTICES_10", "VERTICES_100000", "COUNTRIES", "CAPPED_10000"
    })
    public LookupCase lookup;

    /** How many different positions, over and over: as many as the sample has, or too many for the caches. */
    @Param({"42625", "1048576"})
    public int positions;

    private ZoneGrid grid;
    private double[] lon;
    private double[] lat;
    private int[] zones;

    /** Builds the grid and checks its answers. */
    @Setup(Level.Trial)
    public void build() {
        List<Polygon> polygons = lookup.zones();
        double[] lonLat = lookup.positions(polygons, positions);
        lon = repeated(lonLat, 0);
        lat = repeated(lonLat, 1);
        zones = new int[POSITIONS];
        grid = ZoneGrid.builder(polygons).maxBytes(lookup.maxBytes).build();
        ExactOracle oracle = new ExactOracle(polygons);
        grid.firstZonesInBlocks(lon, lat, 0, POSITIONS, zones);
        int hits = 0;
        for (int i = 0; i < POSITIONS; i++) {
            int zone = grid.firstZone(lon[i], lat[i]);
            if (zones[i] != zone || i < CHECKED && oracle.firstZone(lon[i], lat[i], BoundaryRule.CONTAINS) != zone) {
                throw new AssertionError(Exactness.describe(lookup.name(), BoundaryRule.CONTAINS, lon[i], lat[i]));
            }
            hits += zone >= 0 ? 1 : 0;
        }
        System.out.printf(
                "%n# %d positions checked; %d %% are in a zone; %d MB of huge pages; %s%n",
                CHECKED, 100L * hits / POSITIONS, hugePages() >> 20, grid.stats());
    }

    private static double[] repeated(double[] lonLat, int first) {
        double[] repeated = new double[POSITIONS];
        Arrays.setAll(repeated, i -> lonLat[(2 * i + first) % lonLat.length]);
        return repeated;
    }

    /** The bytes of this process that are in huge pages (Linux), else 0. */
    private static long hugePages() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("AnonHugePages:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .sum();
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    /** One at a time; a sum of answers, so that none is left out. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public long firstZone() {
        return sumOfZones();
    }

    /** In blocks, whatever the size of the grid. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public int[] firstZonesInBlocks() {
        grid.firstZonesInBlocks(lon, lat, 0, POSITIONS, zones);
        return zones;
    }

    /** {@link #firstZone} with huge pages. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    @Fork(value = 1, jvmArgs = {"-Xmx3g", HUGE_PAGES})
    public long firstZoneHugePages() {
        return sumOfZones();
    }

    /** {@link #firstZonesInBlocks} with huge pages. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    @Fork(value = 1, jvmArgs = {"-Xmx3g", HUGE_PAGES})
    public int[] firstZonesInBlocksHugePages() {
        return firstZonesInBlocks();
    }

    private long sumOfZones() {
        long sum = 0;
        for (int i = 0; i < POSITIONS; i++) {
            sum += grid.firstZone(lon[i], lat[i]);
        }
        return sum;
    }
}
