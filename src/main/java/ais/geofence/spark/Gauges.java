package ais.geofence.spark;

import com.codahale.metrics.MetricRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * Numbers in Spark's metrics system. It sends them to the sinks that Spark's settings name, for the last time when Spark stops, so
 * that those of a short run arrive too.
 */
public final class Gauges implements Source {
    private final String name;
    private final MetricRegistry registry = new MetricRegistry();
    private final Map<String, Long> values = new ConcurrentHashMap<>();

    /**
     * No gauges yet.
     *
     * @param name comes before those of the gauges
     */
    public Gauges(String name) {
        this.name = name;
    }

    /** Registers with the Spark that runs in this JVM. */
    public void register() {
        SparkEnv.get().metricsSystem().registerSource(this);
    }

    /** Sets gauges by their names; adds those that are new. */
    public void set(Map<String, Long> numbers) {
        values.putAll(numbers);
        numbers.keySet().forEach(each -> registry.gauge(each, () -> () -> values.getOrDefault(each, 0L)));
    }

    @Override
    public String sourceName() {
        return name;
    }

    @Override
    public MetricRegistry metricRegistry() {
        return registry;
    }
}
