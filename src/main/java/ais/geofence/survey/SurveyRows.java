package ais.geofence.survey;

import ais.geofence.position.RowFlags;
import ais.geofence.spark.Invocation;
import ais.geofence.zone.locate.ZoneLocator;
import java.io.Serializable;

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
     * @param second the time since 1970; -1 if there is none
     */
    public int invoke(int flags, int zoneIndex, double lon, double lat, long second) {
        if (!started) {
            started = true;
            hours.start();
            span.start();
            sample.start();
        }
        if (second != NO_TIME) {
            span.count(second);
            hours.count((int) (second / SECONDS_OF_AN_HOUR), zoneIndex != ZoneLocator.NO_ZONE);
        }
        if (RowFlags.hasValidPosition(flags)) {
            sample.draw(lon, lat, zoneIndex);
        }
        return flags;
    }

    @Override
    public String toString() {
        return "survey";
    }
}
