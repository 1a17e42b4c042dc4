package ais.geofence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.LocalCluster;
import ais.geofence.testing.TestZones;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions on executors in JVMs of their own, which never see the file of the zones. */
@Tag("slow")
class ZonesOnExecutorsTest {
    private static final int TASKS = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.spark.serializer.JavaSerializer", "org.apache.spark.serializer.KryoSerializer"})
    void answerFromZonesThatCameOnce(String serializer) throws IOException, NoSuchFunctionException {
        Path zones = Files.writeString(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {100, 0, 108, 2, 102, 5})));
        SparkSession spark = LocalCluster.start(serializer, Files.createDirectory(folder.resolve("spark")));
        try {
            spark.conf().set("spark.sql.catalog.geofence", ZoneFunctionCatalog.class.getName());
            spark.conf().set("spark.sql.catalog.geofence.zones", zones.toString());
            spark.range(0, 2 * TASKS, 1, TASKS)
                    .selectExpr("IF(id % 2 = 0, 103D, 1D) AS lon", "1.5D AS lat")
                    .createOrReplaceTempView("positions");
            var answers = spark.sql("SELECT geofence.zone_index(lon, lat), geofence.zone_name(lon, lat),"
                    + " geofence.zone_indexes(lon, lat), geofence.zone_property(lon, lat, 'name') FROM positions");
            Files.delete(zones);

            assertThat(answers.collectAsList().stream().map(Row::toString))
                    .hasSize(2 * TASKS)
                    .containsOnly("[0,port,ArraySeq(0),port]", "[-1,null,ArraySeq(),null]");
            assertThat(locators(spark)).hasSize(LocalCluster.EXECUTORS);
        } finally {
            spark.stop();
        }
    }

    /** The locators that the tasks of a query have, each named by its process and itself. */
    private static Set<String> locators(SparkSession spark) throws NoSuchFunctionException {
        ZoneIndexFunction function = (ZoneIndexFunction) ZoneFunctionCatalog.of(spark, "geofence")
                .loadFunction(Identifier.of(new String[0], "zone_index"))
                .bind(new StructType().add("lon", "double").add("lat", "double"));
        List<String> all = spark.range(0, TASKS, 1, TASKS)
                .mapPartitions(new NameLocator(function), Encoders.STRING())
                .collectAsList();
        assertThat(all).hasSize(TASKS);
        return new HashSet<>(all);
    }

    private record NameLocator(ZoneIndexFunction function) implements MapPartitionsFunction<Long, String> {
        @Override
        public Iterator<String> call(Iterator<Long> rows) {
            String process = ManagementFactory.getRuntimeMXBean().getName();
            return List.of(process + " " + System.identityHashCode(function.locator()))
                    .iterator();
        }
    }
}
