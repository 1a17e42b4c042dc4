package ais.geofence.position;

/**
 * What a run needs the time of its positions for. Where it needs it, a row whose time can't be read is rejected.
 *
 * @param range the times to read; rows outside it are counted and left out
 * @param day whether the day of each position is needed
 */
public record TimeNeed(TimeRange range, boolean day) {
    /** The time does not matter. */
    public static final TimeNeed NONE = new TimeNeed(TimeRange.ALL, false);

    /** Whether there is any need. */
    public boolean exists() {
        return day || range.isBounded();
    }
}
