package ais.geofence.position;

/**
 * What a run needs the time of its positions for. If it needs the range or the day, a row whose time can't be read is rejected.
 *
 * @param range the times to read; rows outside it are counted and left out
 * @param day whether the day of each position is needed
 * @param dayIfTimed whether the day is needed if the input has a time
 * @param zones whether zones are valid for a time only: then the input needs a column of times, which need not be readable in each row
 * @param visits whether ships are followed: then the input needs a column of times and one of MMSIs, which need not be readable in each row;
 *     and their speeds are read, if it has them
 */
public record TimeRequirements(TimeRange range, boolean day, boolean dayIfTimed, boolean zones, boolean visits) {
    /** The run does not need the time. */
    public static final TimeRequirements NONE = new TimeRequirements(TimeRange.ALL, false);

    /** Requirements that do not depend on whether the input has a time. */
    public TimeRequirements(TimeRange range, boolean day) {
        this(range, day, false, false, false);
    }

    /** The requirements of zones alone. */
    public static TimeRequirements ofZones(boolean validForATime) {
        return new TimeRequirements(TimeRange.ALL, false, false, validForATime, false);
    }

    /** The same requirements of a run that follows ships. */
    public TimeRequirements ofVisits() {
        return new TimeRequirements(range, day, dayIfTimed, zones, true);
    }

    /** Whether a row without a readable time is rejected. */
    public boolean isTimeRequired() {
        return day || range.isBounded();
    }

    /** Whether the input needs a column of times. */
    public boolean isColumnRequired() {
        return isTimeRequired() || zones || visits;
    }

    /** What needs the column of times, for messages. */
    public String neededBy() {
        if (visits) {
            return "visits";
        }
        return isTimeRequired()
                ? "--from, --to and --partition-by date"
                : "zones that are valid for a time (--valid-from, --valid-to)";
    }

    /** The requirements for an input with or without a time. */
    public TimeRequirements forInput(boolean timed) {
        return new TimeRequirements(range, day || (dayIfTimed && timed), false, zones, visits);
    }
}
