package ais.geofence.zone.locate.grid;

import ais.geofence.zone.locate.peer.Peer;
import ais.geofence.zone.locate.peer.PeerLocator;
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

/** One look-up on one thread, by the zone grid and by other libraries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx8g")
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class PeerBenchmark {
    private static final int POSITIONS = 1 << 17;
    /** Great circles, tolerances and cells on the sphere may move so many positions; more would be another answer. */
    private static final double MOST_OTHERWISE = 0.005;

    @Param({"HITS", "OVERLAP_1000", "OVERLAP_10000"})
    public LookupCase lookup;

    @Param({"GRID", "JTS", "LUCENE", "ESRI", "S2", "H3"})
    public String library;

    private PeerLocator locator;
    private double[] lonLat;

    /** Builds the locator and compares its answers with the grid's. */
    @Setup(Level.Trial)
    public void build() {
        List<Polygon> zones = lookup.zones();
        lonLat = lookup.positions(zones, POSITIONS);
        ZoneGrid grid = ZoneGrid.builder(zones).maxBytes(lookup.maxBytes).build();
        locator = library.equals("GRID") ? grid::firstZone : Peer.valueOf(library).locator(zones);
        int otherwise = 0;
        for (int i = 0; i < 2 * POSITIONS; i += 2) {
            if (locator.firstZone(lonLat[i], lonLat[i + 1]) != grid.firstZone(lonLat[i], lonLat[i + 1])) {
                otherwise++;
            }
        }
        boolean exact = library.equals("GRID") || Peer.valueOf(library).isExact();
        if (otherwise > (exact ? 0 : MOST_OTHERWISE * POSITIONS)) {
            throw new AssertionError("%s answers %d positions otherwise".formatted(library, otherwise));
        }
        System.out.printf("%n# %d of %d positions answered otherwise than by the grid%n", otherwise, POSITIONS);
    }

    /** A sum of answers, so that none is left out. */
    @Benchmark
    @OperationsPerInvocation(POSITIONS)
    public long firstZone() {
        long sum = 0;
        for (int i = 0; i < 2 * POSITIONS; i += 2) {
            sum += locator.firstZone(lonLat[i], lonLat[i + 1]);
        }
        return sum;
    }
}
