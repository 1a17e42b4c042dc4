package ais.geofence.position;

import ais.geofence.spark.IdempotentAccumulator;
import java.util.Arrays;
import org.apache.spark.util.AccumulatorV2;

/**
 * A sample of the positions that are read, valid or not, spread evenly over each partition. It serves hints where no position
 * lies in a zone. Most rows cost only a counter. Degrees, converted from the feed's unit.
 */
public final class InputSample extends IdempotentAccumulator<double[], Long> {
    /** How many positions of a partition are kept at most. */
    private static final int MOST_OF_PARTITION = 1000;

    /** How many positions of all partitions are kept at most. */
    private static final int MOST = 5000;

    private double[] lons = new double[0];
    private double[] lats = new double[0];
    private int size;
    private long seen;
    /** In a task: every position whose number has none of these bits is kept. */
    private long skipMask;

    /** Looks at a position; for the thread of the task alone. */
    void offer(double lon, double lat) {
        long number = seen++;
        if ((number & skipMask) != 0) {
            return;
        }
        if (size == MOST_OF_PARTITION) {
            size /= 2;
            for (int i = 0; i < size; i++) {
                lons[i] = lons[2 * i];
                lats[i] = lats[2 * i];
            }
            skipMask = 2 * skipMask + 1;
            if ((number & skipMask) != 0) {
                return;
            }
        }
        keep(lon, lat);
    }

    private void keep(double lon, double lat) {
        if (size == lons.length) {
            int room = Math.max(16, 2 * size);
            lons = Arrays.copyOf(lons, room);
            lats = Arrays.copyOf(lats, room);
        }
        lons[size] = lon;
        lats[size] = lat;
        size++;
    }

    /** How many positions were kept. */
    public int size() {
        return size;
    }

    /** How many positions there were; some of them were kept. */
    public long seen() {
        return seen;
    }

    /** The longitude of a position that was kept. */
    public double lon(int position) {
        return lons[position];
    }

    /** The latitude of a position that was kept. */
    public double lat(int position) {
        return lats[position];
    }

    @Override
    public void add(double[] lonLat) {
        offer(lonLat[0], lonLat[1]);
    }

    @Override
    public Long value() {
        return seen;
    }

    @Override
    protected IdempotentAccumulator<double[], Long> empty() {
        return new InputSample();
    }

    @Override
    protected void addAll(AccumulatorV2<double[], Long> more) {
        InputSample other = (InputSample) more;
        seen += other.seen;
        for (int i = 0; i < other.size && size < MOST; i++) {
            keep(other.lons[i], other.lats[i]);
        }
    }

    @Override
    protected void clear() {
        size = 0;
        seen = 0;
        skipMask = 0;
    }
}
