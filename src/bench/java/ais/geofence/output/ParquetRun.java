package ais.geofence.output;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.position.read.PositionReader;
import ais.geofence.position.Positions;
import ais.geofence.position.Copies;
import ais.geofence.position.TimeRequirements;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Sessions;
import ais.geofence.sql.LoadedZones;
import ais.geofence.tag.Engine;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTagger;
import ais.geofence.tag.ZoneTaggers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** What tagging adds to a job that reads Parquet and writes Parquet. */
public final class ParquetRun {
    private static final long COPIES = 100;
    private static final int REPETITIONS = 11;
    private static final String CONSTANT = "the same with a constant";

    private final SparkSession spark = Sessions.start(false);
    private final TagOptions options;
    private final Layer layer;
    private final Layer second;
    private final String input;
    private final String output;
    private long[] counts = {};

    private ParquetRun(TagOptions options, Path folder) {
        this.options = options;
        this.layer = options.layers().get(0).load((read, share) -> {});
        this.second = new Layer(
                new LayerName(Optional.of("second")), layer.zones(), layer.boundary(), layer.match(), layer.properties());
        this.input = folder.resolve("input").toString();
        this.output = folder.resolve("output").toString();
    }

    /** Arguments: a folder to work in, the positions, and the zones in their order. */
    public static void main(String[] arguments) {
        List<String> zones = Arrays.asList(arguments).subList(2, arguments.length);
        Settings settings =
                Settings.resolve(Keys.TAG, Map.of("positions", List.of(arguments[1]), "zones", zones), null);
        new ParquetRun(TagOptions.of(settings), Path.of(arguments[0])).measure();
    }

    private void measure() {
        Positions sample = read(options.input().paths());
        new Copies(COPIES).of(sample.rows().select(Columns.named(sample.inputColumns())), sample.bytes())
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(input);

        Map<String, Runnable> jobs = new LinkedHashMap<>();
        jobs.put(
                CONSTANT,
                () -> run(List.of(layer), positions -> positions.withColumn(
                        layer.answer().column(), layer.match().none())));
        for (Engine engine : List.of(Engine.FUNCTION, Engine.MAP_PARTITIONS)) {
            jobs.put(Setting.nameOf(engine), tagging(engine, List.of(layer)));
        }
        List<ZoneTagger> first = taggers(Engine.FUNCTION, List.of(layer));
        jobs.put(
                "function, and a constant in a second layer",
                () -> check(run(
                        List.of(layer, second),
                        positions -> ZoneTaggers.tag(first, positions)
                                .withColumn(second.answer().column(), second.match().none()))));
        jobs.put("function, in two layers", tagging(Engine.FUNCTION, List.of(layer, second)));

        Map<String, double[]> seconds = new LinkedHashMap<>();
        jobs.keySet().forEach(name -> seconds.put(name, new double[REPETITIONS]));
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            jobs.values().forEach(Runnable::run);
        }
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            for (Map.Entry<String, Runnable> job : jobs.entrySet()) {
                seconds.get(job.getKey())[repetition] = secondsOf(job.getValue());
            }
        }
        System.out.printf(
                "%,d rows from Parquet to Parquet, %d core(s), medians of %d by turns%n",
                spark.read().parquet(input).count(), spark.sparkContext().defaultParallelism(), REPETITIONS);
        double least = median(seconds.get(CONSTANT));
        seconds.forEach((name, all) -> System.out.printf(
                "  %-42s %.2f s, %.3f times the constant's; %s%n",
                name, median(all), median(all) / least, Arrays.toString(all)));
    }

    private Runnable tagging(Engine engine, List<Layer> layers) {
        List<ZoneTagger> taggers = taggers(engine, layers);
        return () -> check(run(layers, positions -> ZoneTaggers.tag(taggers, positions)));
    }

    private List<ZoneTagger> taggers(Engine engine, List<Layer> layers) {
        return ZoneTaggers.of(engine, layers, LoadedZones.defaultGridBytes(spark.sparkContext()), share -> {});
    }

    /** One whole job, without publishing and reporting; returns the positions in each zone of the first layer. */
    private long[] run(List<Layer> layers, UnaryOperator<Dataset<Row>> tag) {
        Positions positions = read(List.of(input));
        TagCounts tagged = TagCounts.register(spark.sparkContext(), layers);
        Dataset<Row> rows = tagged.counting(tag.apply(positions.rows()));
        TaggedRows.of(options.output(), layers).rows(rows, positions).write().mode(SaveMode.Overwrite).parquet(output);
        return tagged.layers().get(0).zones();
    }

    private void check(long[] found) {
        if (counts.length > 0 && !Arrays.equals(counts, found)) {
            throw new AssertionError("counted " + Arrays.toString(counts) + " and " + Arrays.toString(found));
        }
        counts = found;
    }

    private Positions read(List<String> files) {
        return new PositionReader(spark, options.input().columns(), TimeRequirements.NONE).read(files, Copies.ONE);
    }

    private static double secondsOf(Runnable job) {
        System.gc(); // a collection of the last run's garbage is not this run's work
        long start = System.nanoTime();
        job.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
