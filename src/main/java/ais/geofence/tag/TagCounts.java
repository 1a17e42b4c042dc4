package ais.geofence.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
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
import org.apache.spark.sql.types.DataTypes;

/** Counts tagged rows by zone and by {@link RowFlags} while they pass, without a pass or a shuffle of its own. */
public final class TagCounts {
    private static final String ROWS = "rows tagged";

    private final Match match;
    /** Counts each row once. */
    private final BinCounter rows;
    /** Counts a row in each of its zones; the same as {@link #rows} where it has one at most. */
    private final BinCounter byZone;

    private final BinCounter byFlags;
    private final VisitCounter visits;

    private TagCounts(Match match, BinCounter rows, BinCounter byZone, BinCounter byFlags, VisitCounter visits) {
        this.match = match;
        this.rows = rows;
        this.byZone = byZone;
        this.byFlags = byFlags;
        this.visits = visits;
    }

    /** Counts for so many zones. */
    public static TagCounts register(SparkContext context, Match match, int zones) {
        BinCounter byFlags = BinCounter.register(context, RowFlags.COUNT);
        VisitCounter visits = new VisitCounter(zones);
        context.register(visits);
        return switch (match) {
            case FIRST -> {
                BinCounter byZone = BinCounter.register(context, ROWS, zones + 1);
                yield new TagCounts(match, byZone, byZone, byFlags, visits);
            }
            case ALL -> {
                BinCounter byZone = BinCounter.register(context, zones + 1);
                yield new TagCounts(match, BinCounter.register(context, ROWS, 2), byZone, byFlags, visits);
            }
        };
    }

    /** The same rows, counted when Spark computes them; every column that is counted must be used. */
    public Dataset<Row> counting(Dataset<Row> tagged) {
        Object counter = switch (match) {
            case FIRST -> new CountRows(byZone, ZoneLocator.NO_ZONE);
            case ALL -> new CountLists(rows, byZone);
        };
        return tagged.withColumn(
                        match.column(), Invocation.nonDeterministic(counter, match.type(), col(match.column())))
                .withColumn(
                        Positions.FLAGS,
                        Invocation.nonDeterministic(
                                new CountRows(byFlags, 0), DataTypes.IntegerType, col(Positions.FLAGS)));
    }

    /**
     * The same rows, with ships and times counted by zone. Rows in no zone, usually most, cost nothing.
     *
     * @param counting rows of {@link #counting} with {@link Positions#SHIP} and {@link Positions#SECOND}
     */
    public Dataset<Row> countingVisits(Dataset<Row> counting) {
        Column zones = col(match.column());
        Column hasZone = match == Match.FIRST
                ? zones.notEqual(ZoneLocator.NO_ZONE)
                : size(zones).gt(0);
        Column counted = Invocation.nonDeterministic(
                new CountVisits(visits), match.type(), zones, col(Positions.SHIP), col(Positions.SECOND));
        return counting.withColumn(match.column(), when(hasZone, counted).otherwise(zones));
    }

    /**
     * Computes all rows of a counting table for the sake of the counts alone.
     *
     * @throws IllegalStateException if Spark's own sum of the zones differs from the counts'
     */
    public void fill(Dataset<Row> counting) {
        Column zones = col(match.column());
        Row sums = counting.agg(
                        coalesce(sum(match == Match.FIRST ? zones : size(zones)), lit(0L)),
                        coalesce(sum(col(Positions.FLAGS)), lit(0L)))
                .first();
        long[] counts = zones();
        long counted = match == Match.FIRST
                ? weighted(counts, ZoneLocator.NO_ZONE)
                : LongStream.of(counts).skip(1).sum();
        if (sums.getLong(0) != counted || sums.getLong(1) != weighted(flags(), 0)) {
            throw new IllegalStateException("the rows counted are not the rows tagged: " + sums);
        }
    }

    private static long weighted(long[] counts, int lowest) {
        long sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += counts[bin] * (bin + lowest);
        }
        return sum;
    }

    /** How many rows there were. */
    public long rows() {
        return rows.total();
    }

    /** Positions in no zone, then in each zone in order; one that has several zones is counted in each. */
    public long[] zones() {
        return byZone.bins();
    }

    /** Positions by {@link RowFlags}. */
    public long[] flags() {
        return byFlags.bins();
    }

    /** The ships and times by zone; none where they were not counted. */
    public ZoneVisits visits() {
        return visits.visits();
    }
}
