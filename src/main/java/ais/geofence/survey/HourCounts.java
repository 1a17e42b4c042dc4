package ais.geofence.survey;

import java.util.List;

/**
 * The positions whose time can be read by hour, UTC. Only so many hours are told apart, so that wrong times can't fill the
 * memory: the latest.
 *
 * @param latest the hours with any position, in order; each has all its positions
 * @param earlierInZone how many positions of hours before these lie in a zone
 * @param earlierInNone how many positions of hours before these lie in none
 */
public record HourCounts(List<HourCount> latest, long earlierInZone, long earlierInNone) {
    /** How many hours are told apart; more than two years have. */
    public static final int MOST = 20_000;

    /** How many positions there are in all. */
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
