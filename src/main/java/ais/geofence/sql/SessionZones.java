package ais.geofence.sql;

import ais.geofence.zone.Zone;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The zones of a session. They are read at first use, and each part is sent to the executors once, when a function first needs it.
 * Thread-safe.
 */
final class SessionZones {
    private final String label;
    private final Supplier<LoadedZones> source;
    private @Nullable State state;

    /**
     * @param label what the zone set is called in SQL
     * @param source reads the zones
     */
    SessionZones(String label, Supplier<LoadedZones> source) {
        this.label = label;
        this.source = source;
    }

    String label() {
        return label;
    }

    /**
     * The current zones, which stay consistent even if they are forgotten meanwhile. Throws an error of analysis if they can't be
     * used.
     */
    synchronized State current() {
        State current = state;
        if (current == null) {
            current = new State(label, AnalysisErrors.wrap(source));
            state = current;
        }
        return current;
    }

    /** Makes the next use read the zones again. */
    synchronized void forget() {
        state = null;
    }

    /** Loaded zones, and what was sent of them to the executors. */
    static final class State {
        private final String label;
        private final LoadedZones loaded;
        private @Nullable Broadcast<ZoneLocator> locator;
        private @Nullable Broadcast<UTF8String[]> names;
        private @Nullable Broadcast<ZoneProperties> properties;

        State(String label, LoadedZones loaded) {
            this.label = label;
            this.loaded = loaded;
        }

        LoadedZones loaded() {
            return loaded;
        }

        /** What the zone set is called in SQL. */
        String label() {
            return label;
        }

        /** A text that differs between zone sets. */
        String identity() {
            return "%s, %s, %s".formatted(label, loaded.rule(), loaded.zones().fingerprint());
        }

        synchronized Broadcast<ZoneLocator> locator() {
            Broadcast<ZoneLocator> sent = locator;
            if (sent == null) {
                sent = broadcast(loaded.locator());
                locator = sent;
            }
            return sent;
        }

        synchronized Broadcast<UTF8String[]> names() {
            Broadcast<UTF8String[]> sent = names;
            if (sent == null) {
                sent = broadcast(loaded.zones().zones().stream()
                        .map(Zone::name)
                        .map(UTF8String::fromString)
                        .toArray(UTF8String[]::new));
                names = sent;
            }
            return sent;
        }

        synchronized Broadcast<ZoneProperties> properties() {
            Broadcast<ZoneProperties> sent = properties;
            if (sent == null) {
                sent = broadcast(ZoneProperties.of(loaded.zones().zones()));
                properties = sent;
            }
            return sent;
        }

        private static <T> Broadcast<T> broadcast(T value) {
            return JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext())
                    .broadcast(value);
        }
    }
}
