package ais.geofence.position;

/**
 * What a run needs the time of its positions for. Where it needs it, a row whose time can't be read is rejected.
 *
 * @param range the times to read; rows outside it are counted and left out
 * @param day whether the day of each position is needed
 * @param dayIfTimed whether it is needed where the input has a time
 */
public record TimeNeed(TimeRange range, boolean day, boolean dayIfTimed) {
    /** The time does not matter. */
    public static final TimeNeed NONE = new TimeNeed(TimeRange.ALL, false);

    /** A need that does not ask whether the input has a time. */
    public TimeNeed(TimeRange range, boolean day) {
        this(range, day, false);
    }

    /** Whether there is any need. */
    public boolean exists() {
        return day || range.isBounded();
    }

    /** What it comes to for an input that has a time, or none. */
    TimeNeed given(boolean timed) {
        return new TimeNeed(range, day || (dayIfTimed && timed));
    }
}
