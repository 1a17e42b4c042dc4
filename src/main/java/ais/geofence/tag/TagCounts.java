package ais.geofence.tag;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.BinCounter;
import ais.geofence.spark.CountRows;
import ais.geofence.spark.Invocation;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts tagged rows while they pass, without a pass or a shuffle of its own: once by {@link RowFlags}, and in each layer by zone.
 */
public final class TagCounts {
    private static final String ROWS = "rows tagged";

    private final List<LayerCounts> layers;
    private final BinCounter byFlags;

    private TagCounts(List<LayerCounts> layers, BinCounter byFlags) {
        this.layers = layers;
        this.byFlags = byFlags;
    }

    /** Counts for these layers, one at least. */
    public static TagCounts register(SparkContext context, List<Layer> layers) {
        List<LayerCounts> counts = new ArrayList<>();
        for (Layer layer : layers) {
            String name = counts.isEmpty() ? ROWS : ""; // Spark's web UI shows the rows once
            counts.add(LayerCounts.register(context, name, layer.answer(), layer.size()));
        }
        return new TagCounts(counts, BinCounter.register(context, RowFlags.COUNT));
    }

    /** Counts for one layer without a name. */
    public static TagCounts register(SparkContext context, Match match, int zones) {
        return new TagCounts(
                List.of(LayerCounts.register(context, ROWS, Answer.of(match), zones)),
                BinCounter.register(context, RowFlags.COUNT));
    }

    /** The same rows, counted when Spark computes them; every column that is counted must be used. */
    public Dataset<Row> counting(Dataset<Row> tagged) {
        Dataset<Row> counting = tagged;
        for (LayerCounts layer : layers) {
            counting = layer.counting(counting);
        }
        return counting.withColumn(
                Positions.FLAGS,
                Invocation.nonDeterministic(new CountRows(byFlags, 0), DataTypes.IntegerType, col(Positions.FLAGS)));
    }

    /**
     * The same rows, with ships and times counted by zone. Rows in no zone, usually most, cost nothing.
     *
     * @param counting rows of {@link #counting} with {@link Positions#STATION} and {@link Positions#SECOND}
     */
    public Dataset<Row> countingPresence(Dataset<Row> counting) {
        Dataset<Row> presence = counting;
        for (LayerCounts layer : layers) {
            presence = layer.countingPresence(presence);
        }
        return presence;
    }

    /**
     * Computes all rows of a counting table for the sake of the counts alone.
     *
     * @throws IllegalStateException if Spark's own sum of the zones differs from the counts'
     */
    public void fill(Dataset<Row> counting) {
        Column[] ofZones = layers.stream().map(LayerCounts::sumOfRows).toArray(Column[]::new);
        Row sums = counting.agg(coalesce(sum(col(Positions.FLAGS)), lit(0L)), ofZones)
                .first();
        boolean same = sums.getLong(0) == weighted(flags(), 0);
        for (int layer = 0; layer < layers.size(); layer++) {
            same &= sums.getLong(1 + layer) == layers.get(layer).expectedSum();
        }
        if (!same) {
            throw new IllegalStateException("the rows counted are not the rows tagged: " + sums);
        }
    }

    static long weighted(long[] counts, int lowest) {
        long sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += counts[bin] * (bin + lowest);
        }
        return sum;
    }

    /** The counts of each layer, in order. */
    public List<LayerCounts> layers() {
        return layers;
    }

    /** How many rows were counted. */
    public long rows() {
        return byFlags.total();
    }

    /** Positions by {@link RowFlags}. */
    public long[] flags() {
        return byFlags.bins();
    }
}
