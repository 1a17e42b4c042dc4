package ais.geofence.survey;

import ais.geofence.position.RowFlags;
import ais.geofence.spark.Invocation;
import ais.geofence.zone.locate.ZoneLocator;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** Surveys each row and returns its flags; called from generated code by {@link Invocation#nonDeterministic}. */
public final class SurveyRows implements Serializable {
    private static final long NO_TIME = -1;
    private static final int SECONDS_OF_AN_HOUR = 3600;

    private final HourCounter hours;
    private final TimeSpanCounter span;
    private final PositionSampler sample;
    private transient boolean started;

    SurveyRows(HourCounter hours, TimeSpanCounter span, PositionSampler sample) {
        this.hours = hours;
        this.span = span;
        this.sample = sample;
    }

    /**
     * Surveys one row and returns its flags; its coordinates are degrees, and matter where the flags say that they are valid.
     *
     * @param zone the number of the first zone, -1 without a zone
     * @param second the time since 1970; -1 if there is none
     */
    public int invoke(int flags, int zone, double lon, double lat, long second) {
        count(second, zone != ZoneLocator.NO_ZONE);
        if (RowFlags.hasValidPosition(flags)) {
            sample.draw(lon, lat, zone);
        }
        return flags;
    }

    /**
     * The same for several layers.
     *
     * @param zones of each layer the number of the first zone, -1 without a zone
     */
    public int invoke(int flags, ArrayData zones, double lon, double lat, long second) {
        boolean inZone = false;
        for (int layer = 0; layer < zones.numElements(); layer++) {
            inZone |= zones.getInt(layer) != ZoneLocator.NO_ZONE;
        }
        count(second, inZone);
        if (RowFlags.hasValidPosition(flags)) {
            sample.draw(lon, lat, zones);
        }
        return flags;
    }

    private void count(long second, boolean inZone) {
        if (!started) {
            started = true;
            hours.start();
            span.start();
            sample.start();
        }
        if (second != NO_TIME) {
            span.count(second);
            hours.count((int) (second / SECONDS_OF_AN_HOUR), inZone);
        }
    }

    @Override
    public String toString() {
        return "survey";
    }
}
