package ais.geofence.sql;

import ais.geofence.files.ZoneFiles;
import ais.geofence.spark.Sessions;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneSets;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.locationtech.jts.geom.Polygon;

/** What the functions cost in a query, alone and several on one position. */
public final class FunctionsRun {
    private static final int REPETITIONS = 5;
    private static final String NOTHING = "no function";

    /** Of each query, what it selects of every position, beside the sum of its coordinates; the count of tagged positions is the same. */
    private static final Map<String, List<String>> QUERIES = new LinkedHashMap<>();

    static {
        String index = "count_if(geofence.zone_index(lon, lat) >= 0)";
        String name = "count(geofence.zone_name(lon, lat))";
        String property = "count(geofence.zone_property(lon, lat, 'name'))";
        String indexes = "count_if(size(geofence.zone_indexes(lon, lat)) > 0)";
        QUERIES.put(NOTHING, List.of());
        QUERIES.put("zone_index", List.of(index));
        QUERIES.put("zone_name", List.of(name));
        QUERIES.put("zone_property", List.of(property));
        QUERIES.put("zone_indexes", List.of(indexes));
        QUERIES.put("zone_index, zone_name", List.of(index, name));
        QUERIES.put("zone_index, zone_name, zone_property", List.of(index, name, property));
    }

    private static final String JOINED = "zone_index, joined with the table zones";

    private final SparkSession spark = Sessions.start(false);

    private FunctionsRun() {}

    /** Arguments: the sample's positions, then its zones in their order. */
    public static void main(String[] arguments) {
        FunctionsRun run = new FunctionsRun();
        List<String> files = Arrays.asList(arguments);
        run.spark
                .read()
                .option("header", true)
                .schema("timestamp STRING, mmsi STRING, lat DOUBLE, lon DOUBLE")
                .csv(files.get(0))
                .select("lon", "lat")
                .coalesce(1)
                .cache()
                .createOrReplaceTempView("sample");
        run.measure(
                "The sample times 256, five zones",
                ZoneFiles.load(files.subList(1, files.size())),
                "(SELECT /*+ BROADCAST(sample) */ lon, lat FROM range(256) CROSS JOIN sample)",
                256 * run.spark.table("sample").count());
        for (int zones : new int[] {1_000, 10_000}) {
            run.measure(
                    "Five million places all over the world, %,d overlapping stars".formatted(zones),
                    named(ZoneSets.worldwideStars(2, zones)),
                    "(SELECT 360 * rand(1) - 180 AS lon, 180 * rand(2) - 90 AS lat FROM range(5000000))",
                    5_000_000);
        }
    }

    private static ZoneSet named(List<Polygon> shapes) {
        return ZoneSet.of(TestZones.of(shapes).zones().stream()
                .map(zone -> new Zone(
                        zone.index(),
                        zone.name(),
                        null,
                        Map.of("name", zone.name()),
                        zone.geometry(),
                        zone.source(),
                        zone.feature()))
                .toList());
    }

    private void measure(String title, ZoneSet zones, String positions, long rows) {
        ZoneFunctionCatalog.of(spark, "geofence")
                .put(
                        "",
                        LoadedZones.of(
                                zones, BoundaryRule.CONTAINS, LoadedZones.defaultGridBytes(spark.sparkContext())));
        Map<String, String> queries = new LinkedHashMap<>();
        QUERIES.forEach((functions, counts) -> queries.put(
                functions,
                "SELECT sum(lon + lat)%s FROM %s"
                        .formatted(counts.stream().map(", "::concat).collect(Collectors.joining()), positions)));
        queries.put(
                JOINED,
                "SELECT sum(lon + lat), count(name) FROM (SELECT *, geofence.zone_index(lon, lat) AS found FROM "
                        + positions + ") LEFT JOIN geofence.zones ON index = found");
        Map<String, double[]> seconds = new LinkedHashMap<>();
        queries.keySet().forEach(query -> seconds.put(query, new double[REPETITIONS]));
        long tagged = -1;
        for (int repetition = -2; repetition < REPETITIONS; repetition++) {
            for (Map.Entry<String, String> query : queries.entrySet()) {
                System.gc(); // a collection of the last query's garbage is not this one's work
                long start = System.nanoTime();
                Row answer = spark.sql(query.getValue()).head();
                if (repetition >= 0) {
                    seconds.get(query.getKey())[repetition] = (System.nanoTime() - start) / 1e9;
                }
                for (int count = 1; count < answer.length(); count++) {
                    tagged = tagged < 0 ? answer.getLong(count) : tagged;
                    if (answer.getLong(count) != tagged) {
                        throw new AssertionError(query.getKey() + " counts " + answer + ", not " + tagged);
                    }
                }
            }
        }
        System.out.printf(
                "%s: %,d positions, %,d in a zone; medians of %d by turns on %d core(s)%n",
                title, rows, tagged, REPETITIONS, spark.sparkContext().defaultParallelism());
        double least = median(seconds.get(NOTHING));
        seconds.forEach((query, all) -> System.out.printf(
                "  %-40s %.3f s, %5.1f ns a position more than without; %s%n",
                query, median(all), (median(all) - least) / rows * 1e9, Arrays.toString(all)));
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
