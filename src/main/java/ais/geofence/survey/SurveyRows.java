package ais.geofence.survey;

import ais.geofence.position.RowFlags;
import ais.geofence.spark.Invocation;
import ais.geofence.zone.locate.ZoneLocator;
import java.io.Serializable;

/** Surveys each row and returns its flags; called from generated code by {@link Invocation#nonDeterministic}. */
public final class SurveyRows implements Serializable {
    static final int NO_HOUR = Integer.MIN_VALUE;

    private final HourCounter hours;
    private final PositionSampler sample;
    private transient boolean started;

    SurveyRows(HourCounter hours, PositionSampler sample) {
        this.hours = hours;
        this.sample = sample;
    }

    /** Surveys one row and returns its flags; its coordinates are degrees, and matter where the flags say that they are valid. */
    public int invoke(int flags, int zoneIndex, double lon, double lat, int hour) {
        if (!started) {
            started = true;
            hours.start();
            sample.start();
        }
        if (hour != NO_HOUR) {
            hours.count(hour, zoneIndex != ZoneLocator.NO_ZONE);
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
