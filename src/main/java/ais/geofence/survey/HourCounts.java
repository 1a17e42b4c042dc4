package ais.geofence.survey;

import java.util.List;

/**
 * The number of positions per hour, UTC. Positions without a readable time are left out. Only the latest hours are kept separate,
 * so wrong times can't fill the memory.
 *
 * @param latest the hours with any position, in order; their counts are complete
 * @param earlierInZone how many positions of hours before these lie in a zone
 * @param earlierInNone how many positions of hours before these lie in none
 */
public record HourCounts(List<HourCount> latest, long earlierInZone, long earlierInNone) {
    /** How many hours are kept separate: more than two years. */
    public static final int MOST = 20_000;

    /** The number of all positions. */
    public long total() {
        return earlierInZone
                + earlierInNone
                + latest.stream()
                        .mapToLong(hour -> hour.inZone() + hour.inNone())
                        .sum();
    }

    HourCounts plus(HourCounts more) {
        HourCounter both = new HourCounter(MOST);
        both.add(this);
        both.add(more);
        return both.counts();
    }
}
