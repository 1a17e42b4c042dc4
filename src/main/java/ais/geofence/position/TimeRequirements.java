package ais.geofence.position;

/**
 * What a run needs the time of its positions for. Where it needs it, a row whose time can't be read is rejected; the hour
 * is given where it can be read.
 *
 * @param range the times to read; rows outside it are counted and left out
 * @param day whether the day of each position is needed
 * @param dayIfTimed whether it is needed where the input has a time
 * @param hour whether the hour of each position is wanted, for whose sake no row is rejected
 */
public record TimeRequirements(TimeRange range, boolean day, boolean dayIfTimed, boolean hour) {
    /** The time does not matter. */
    public static final TimeRequirements NONE = new TimeRequirements(TimeRange.ALL, false);

    /** A need that does not ask whether the input has a time, nor for the hour. */
    public TimeRequirements(TimeRange range, boolean day) {
        this(range, day, false, false);
    }

    /** Whether a row without a time is of no use. */
    public boolean isTimeRequired() {
        return day || range.isBounded();
    }

    /** What it comes to for an input that has a time, or none. */
    TimeRequirements forInput(boolean timed) {
        return new TimeRequirements(range, day || (dayIfTimed && timed), false, hour && timed);
    }
}
