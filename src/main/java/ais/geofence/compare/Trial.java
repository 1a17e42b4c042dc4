package ais.geofence.compare;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.Failures;
import ais.geofence.options.CompareOptions;
import ais.geofence.options.Keys;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.position.read.PositionReader;
import ais.geofence.report.JsonReport;
import ais.geofence.spark.MaskedLog;
import ais.geofence.spark.Sessions;
import ais.geofence.sql.LoadedZones;
import ais.geofence.tag.Answer;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Match;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTagger;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Measures one engine on one number of cores, in a JVM of its own: warm-up, then repetitions of the job grown step by step. It
 * reads; reads and copies; does that and counts, with a constant in place of the tag; and does all of it.
 */
public final class Trial {
    /** Measures the one plan, for a {@link TrialResult}. */
    static final String MEASURE = "measure";

    /** Tries the plans, for the seconds that each would take. */
    static final String TRY = "try";

    private static final int REPETITIONS = 3;
    private static final int JOBS = 4;
    private static final int LEAST_WARM_UPS = 2;
    private static final double WARM_UP_SECONDS = 4;
    private static final long FIRST_COPIES = 16;
    private static final long GROWTH = 4;
    private static final double MILLIS = 1000;

    private static volatile boolean stopping;

    private final TrialPlan plan;
    private final CompareOptions options;
    private final SparkSession spark;
    private final ZoneSet zones;
    private final UnaryOperator<Dataset<Row>> tag;

    private Trial(TrialPlan plan, CompareOptions options, SparkSession spark, ZoneSet zones) {
        this.plan = plan;
        this.options = options;
        this.spark = spark;
        this.zones = zones;
        long gridBytes = options.gridMemory().orElseGet(() -> LoadedZones.defaultGridBytes(spark.sparkContext()));
        ZoneTagger tagger = ZoneTaggers.of(plan.engine(), zones, options.layer().boundary(), Match.FIRST, gridBytes);
        this.tag = tagger::tag;
    }

    /**
     * Reads the plans from the second file and writes what they give to the third, as the first argument says. Prints the
     * number of each plan, from 0, when it begins.
     */
    public static void main(String[] arguments) throws IOException {
        List<TrialPlan> plans =
                new ObjectMapper().readValue(Path.of(arguments[1]).toFile(), new TypeReference<List<TrialPlan>>() {});
        boolean measure = arguments[0].equals(MEASURE);
        MaskedLog.begin();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
        try {
            SparkSession spark = null;
            double startUp = 0;
            List<Object> results = new ArrayList<>();
            for (TrialPlan plan : plans) {
                System.out.println(results.size());
                CompareOptions options = CompareOptions.of(Settings.resolve(Keys.COMPARE, plan.options(), null));
                ZoneSet zones = plan.variant()
                        .of(options.layer().load((read, share) -> {}).zones());
                if (spark == null) {
                    spark = Sessions.start(plans.stream().anyMatch(each -> each.engine() == Engine.SEDONA));
                    startUp = secondsSinceStart();
                }
                Trial trial = new Trial(plan, options, spark, zones);
                results.add(measure ? trial.measure(startUp) : startUp + trial.expectedSeconds());
            }
            if (spark != null) {
                spark.stop();
            }
            Files.writeString(Path.of(arguments[2]), JsonReport.text(results), StandardCharsets.UTF_8);
        } catch (Exception | Error e) { // Scala throws what it likes
            if (!stopping) { // the process that started this one reports why it was stopped
                System.err.println(Failures.message(e));
            }
            System.exit(Failures.exitCode(e).code());
        }
    }

    private static double secondsSinceStart() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / MILLIS;
    }

    /** The time after start-up: the warm-up, and repetitions as long as its last round would be with all copies. */
    private double expectedSeconds() {
        WarmUp warmUp = warmUp();
        return warmUp.seconds + REPETITIONS * warmUp.roundSeconds;
    }

    private TrialResult measure(double startUp) {
        warmUp();
        double warmUp = secondsSinceStart();
        long copies = plan.copies();
        List<Double> reading = new ArrayList<>();
        List<Double> copying = new ArrayList<>();
        List<Double> constants = new ArrayList<>();
        List<Double> totals = new ArrayList<>();
        long[] counts = {};
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            reading.add(seconds(1, Trial::use));
            copying.add(seconds(copies, Trial::use));
            TagCounts untagged = register();
            constants.add(seconds(copies, rows -> count(constant(rows), untagged)));
            TagCounts tagged = register();
            totals.add(seconds(copies, rows -> count(tag.apply(rows), tagged)));
            counts = sameAs(counts, zones(tagged));
            if (sum(zones(untagged)) != sum(counts)) {
                throw new IllegalStateException("the pipeline with a constant has other rows");
            }
        }
        Map<String, Long> byZone = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byZone.put(String.valueOf(i + ZoneLocator.NO_ZONE), counts[i]);
        }
        return new TrialResult(
                Setting.nameOf(plan.engine()),
                plan.cores(),
                zones.zones().size(),
                zones.zones().stream()
                        .mapToLong(zone -> zone.geometry().getNumPoints())
                        .sum(),
                copies,
                sum(counts),
                startUp,
                warmUp,
                reading,
                copying,
                constants,
                totals,
                byZone,
                peakMemory());
    }

    /**
     * The times of a warm-up.
     *
     * @param seconds that it took
     * @param roundSeconds what a repetition, of all copies, would take by its last round
     */
    private record WarmUp(double seconds, double roundSeconds) {}

    /**
     * Runs with more and more copies until the code is compiled: for some seconds, and once with all copies. Code that few copies
     * have warmed up is compiled anew in a longer run, and the memory of a longer run is new too.
     */
    private WarmUp warmUp() {
        long start = System.nanoTime();
        long copies = Math.min(FIRST_COPIES, plan.copies());
        for (int round = 1; ; round++) {
            double reading = seconds(1, Trial::use);
            double growing = seconds(copies, Trial::use)
                    + seconds(copies, rows -> count(constant(rows), register()))
                    + seconds(copies, rows -> count(tag.apply(rows), register()));
            if (round >= LEAST_WARM_UPS && copies == plan.copies() && secondsSince(start) >= WARM_UP_SECONDS) {
                double once = JOBS * reading;
                double aCopy = Math.max(0, growing - (JOBS - 1) * reading) / copies;
                return new WarmUp(secondsSince(start), once + aCopy * plan.copies());
            }
            copies = Math.min(plan.copies(), GROWTH * copies);
        }
    }

    /** Reads the positions and does something with so many copies. */
    private double seconds(long number, Consumer<Dataset<Row>> work) {
        System.gc(); // a collection of the last run's garbage is not this run's work
        long start = System.nanoTime();
        Copies copies = new Copies(number);
        Positions positions = new PositionReader(
                        spark, options.input().columns(), options.input().times())
                .read(options.input().paths(), copies);
        work.accept(copies.of(
                TaggedRows.withoutInput(positions.rows(), zones.hasTimes()).drop(Positions.STATION, Positions.SECOND),
                positions.bytes()));
        return secondsSince(start);
    }

    private static void use(Dataset<Row> positions) {
        positions.agg(functions.sum(Positions.FLAGS)).first();
    }

    private static void count(Dataset<Row> tagged, TagCounts counts) {
        counts.fill(counts.counting(tagged));
    }

    private static Dataset<Row> constant(Dataset<Row> positions) {
        return positions.withColumn(Answer.of(Match.FIRST).column(), Match.FIRST.none());
    }

    private TagCounts register() {
        return TagCounts.register(
                spark.sparkContext(), Match.FIRST, zones.zones().size());
    }

    private static long[] zones(TagCounts counts) {
        return counts.layers().get(0).zones();
    }

    private static long[] sameAs(long[] before, long[] now) {
        if (before.length > 0 && !Arrays.equals(before, now)) {
            throw new IllegalStateException(
                    "two repetitions counted %s and %s".formatted(Arrays.toString(before), Arrays.toString(now)));
        }
        return now;
    }

    private static long sum(long[] counts) {
        return LongStream.of(counts).sum();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peakMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // not Linux
        }
    }
}
