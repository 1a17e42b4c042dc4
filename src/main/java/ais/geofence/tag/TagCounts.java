package ais.geofence.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.CountsOnce;
import ais.geofence.spark.Invocation;
import ais.geofence.zone.ZoneLocator;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Counts tagged rows by zone and by {@link RowFlags} while they pass, without a pass or a shuffle of its own. */
public final class TagCounts {
    private final CountsOnce byZone;
    private final CountsOnce byFlags;

    private TagCounts(CountsOnce byZone, CountsOnce byFlags) {
        this.byZone = byZone;
        this.byFlags = byFlags;
    }

    /** Counts for so many zones. */
    public static TagCounts register(SparkContext context, int zones) {
        return new TagCounts(
                CountsOnce.register(context, "rows tagged", zones + 1), CountsOnce.register(context, RowFlags.COUNT));
    }

    /** The same rows, counted when Spark computes them; every column that is counted must be used. */
    public Dataset<Row> counting(Dataset<Row> tagged) {
        return tagged.withColumn(
                        ZoneTagger.ZONE_INDEX,
                        Invocation.once(
                                new CountRows(byZone, ZoneLocator.NO_ZONE),
                                DataTypes.IntegerType,
                                col(ZoneTagger.ZONE_INDEX)))
                .withColumn(
                        Positions.FLAGS,
                        Invocation.once(new CountRows(byFlags, 0), DataTypes.IntegerType, col(Positions.FLAGS)));
    }

    /**
     * Computes all rows of a counting table for the sake of the counts alone.
     *
     * @throws IllegalStateException if Spark's own sum of the zones differs from the counts'
     */
    public void fill(Dataset<Row> counting) {
        Row sums = counting.agg(
                        coalesce(sum(col(ZoneTagger.ZONE_INDEX)), lit(0L)),
                        coalesce(sum(col(Positions.FLAGS)), lit(0L)))
                .first();
        if (sums.getLong(0) != weighted(zones(), ZoneLocator.NO_ZONE) || sums.getLong(1) != weighted(flags(), 0)) {
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

    /** Positions in no zone, then in each zone in order. */
    public long[] zones() {
        return byZone.bins();
    }

    /** Positions by {@link RowFlags}. */
    public long[] flags() {
        return byFlags.bins();
    }
}
