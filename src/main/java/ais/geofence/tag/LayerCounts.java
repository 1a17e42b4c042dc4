package ais.geofence.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ais.geofence.position.Positions;
import ais.geofence.spark.BinCounter;
import ais.geofence.spark.CountLists;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.Invocation;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.stream.LongStream;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the rows of one layer by zone. */
public final class LayerCounts {
    private final Answer answer;
    /** Counts each row once. */
    private final BinCounter rows;
    /** Counts a row in each of its zones; the same as {@link #rows} where it has one at most. */
    private final BinCounter byZone;

    private final PresenceCounter presence;

    private LayerCounts(Answer answer, BinCounter rows, BinCounter byZone, PresenceCounter presence) {
        this.answer = answer;
        this.rows = rows;
        this.byZone = byZone;
        this.presence = presence;
    }

    /**
     * Registers counters for a number of zones.
     *
     * @param name what Spark's web UI calls the rows; empty if it does not show them
     */
    static LayerCounts register(SparkContext context, String name, Answer answer, int zones) {
        PresenceCounter presence = new PresenceCounter(zones);
        context.register(presence);
        return switch (answer.match()) {
            case FIRST -> {
                BinCounter byZone = register(context, name, zones + 1);
                yield new LayerCounts(answer, byZone, byZone, presence);
            }
            case ALL ->
                new LayerCounts(answer, register(context, name, 2), BinCounter.register(context, zones + 1), presence);
        };
    }

    private static BinCounter register(SparkContext context, String name, int bins) {
        return name.isEmpty() ? BinCounter.register(context, bins) : BinCounter.register(context, name, bins);
    }

    Dataset<Row> counting(Dataset<Row> tagged) {
        Object counter = switch (answer.match()) {
            case FIRST -> new CountRows(byZone, ZoneLocator.NO_ZONE);
            case ALL -> new CountLists(rows, byZone);
        };
        return tagged.withColumn(
                answer.column(),
                Invocation.nonDeterministic(counter, answer.match().type(), col(answer.column())));
    }

    Dataset<Row> countingPresence(Dataset<Row> counting) {
        Column zones = col(answer.column());
        Column hasZone = switch (answer.match()) {
            case FIRST -> zones.notEqual(ZoneLocator.NO_ZONE);
            case ALL -> size(zones).gt(0);
        };
        Column counted = Invocation.nonDeterministic(
                new CountPresence(presence),
                answer.match().type(),
                zones,
                col(Positions.STATION),
                col(Positions.SECOND));
        return counting.withColumn(answer.column(), when(hasZone, counted).otherwise(zones));
    }

    /** The sum that Spark computes of all rows, to compare with {@link #expectedSum}. */
    Column sumOfRows() {
        Column zones = col(answer.column());
        Column summand = switch (answer.match()) {
            case FIRST -> zones;
            case ALL -> size(zones);
        };
        return coalesce(sum(summand), lit(0L));
    }

    /** The value that {@link #sumOfRows} must have, computed from the counts. */
    long expectedSum() {
        return switch (answer.match()) {
            case FIRST -> TagCounts.weighted(zones(), ZoneLocator.NO_ZONE);
            case ALL -> LongStream.of(zones()).skip(1).sum();
        };
    }

    /** How many rows there were. */
    public long rows() {
        return rows.total();
    }

    /** Positions in no zone, then in each zone in order; one that has several zones is counted in each. */
    public long[] zones() {
        return byZone.bins();
    }

    /** Whether no position lies in a zone. */
    public boolean isAllInNone() {
        return zones()[0] == rows();
    }

    /** The ships and times by zone; none where they were not counted. */
    public ZonePresence presence() {
        return presence.presence();
    }
}
