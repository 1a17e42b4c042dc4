package ais.geofence.report;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.tag.LayerName;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run of {@code visits} found.
 *
 * @param followed positions in the tracks of ships, without duplicates
 * @param duplicates positions that are left out as the ship has another one at the same time and place
 * @param leftOut positions that are in no track, by reason, such as "no position"
 * @param stations how many MMSIs were followed
 * @param jumps how often an MMSI was faster than ships are
 * @param ended visits that ended and are in the output
 * @param open visits that have not ended when the data ends
 * @param shorter visits that ended and are left out of the output, as they are too short
 * @param byBegin ended and open visits by what began them: enter, gap, start
 * @param byEnd ended visits by what ended them: exit, gap, jump
 * @param zones the zones with a visit, by layer and number
 * @param timeline visits in progress over time; empty if there is no visit
 * @param state what the run stands on and leaves for the next day; empty if it is not laid out by day
 */
public record VisitReport(
        long followed,
        long duplicates,
        Map<String, Long> leftOut,
        long stations,
        long jumps,
        long ended,
        long open,
        long shorter,
        Map<String, Long> byBegin,
        Map<String, Long> byEnd,
        List<ZoneCount> zones,
        Optional<Timeline> timeline,
        Optional<State> state) {
    /** Nothing was followed, as in a dry run. */
    public static final VisitReport NOTHING = new VisitReport(
            0, 0, Map.of(), 0, 0, 0, 0, 0, Map.of(), Map.of(), List.of(), Optional.empty(), Optional.empty());

    /** What the figures of a zone count. */
    public static final String ZONES_NOTE =
            "Visits, hours and median stay are of visits that ended. Ships: different MMSIs.";

    private static final Map<String, String> BEGIN_MEANINGS = Map.of(
            "enter", "the ship came from outside the zone",
            "gap", "the first position after a gap or a jump",
            "start", "the first position of the ship");

    private static final Map<String, String> END_MEANINGS = Map.of(
            "exit", "the ship left the zone",
            "gap", "no position for longer than --gap",
            "jump", "the next position is too far away for one ship");

    /**
     * The visits to one zone.
     *
     * @param layer its name; empty for the layer without one
     * @param zone its number
     * @param visits that ended
     * @param open visits that have not ended
     * @param ships different MMSIs of all these visits
     * @param hours of the visits that ended, together
     * @param medianSeconds the median length of the visits that ended; empty if none did
     */
    public record ZoneCount(
            Optional<String> layer,
            int zone,
            String name,
            long visits,
            long open,
            long ships,
            double hours,
            OptionalDouble medianSeconds) {
        /** Its number and name, and its layer if that has a name. */
        public String label() {
            return new LayerName(layer).of(zone + " " + name);
        }

        /** The heads of the columns of a table of zones. */
        public static ColumnHead[] heads() {
            return new ColumnHead[] {
                numbers("index"),
                texts("zone"),
                numbers("visits"),
                numbers("open"),
                numbers("ships"),
                numbers("hours"),
                numbers("median stay")
            };
        }

        /** Its row in a table of zones. */
        public String[] cells() {
            return new String[] {
                String.valueOf(zone),
                name,
                Figures.count(visits),
                Figures.count(open),
                Figures.count(ships),
                Figures.decimal(hours, 1),
                medianStay()
            };
        }

        /** The median length as text; "-" if no visit ended. */
        public String medianStay() {
            return medianSeconds.isPresent() ? Figures.length(medianSeconds.getAsDouble()) : "-";
        }
    }

    /**
     * Visits in progress over time.
     *
     * @param firstSecond the first moment, in seconds since 1970, UTC
     * @param stepSeconds from each moment to the next
     * @param lines of the busiest zones, the busiest first; one at least, all of the same length, one moment at least
     */
    public record Timeline(long firstSecond, long stepSeconds, List<Line> lines) {}

    /**
     * One zone over time.
     *
     * @param zone its {@link ZoneCount#label}
     * @param inside the visits in progress at each moment
     */
    public record Line(String zone, int[] inside) {}

    /**
     * The state of a run by day.
     *
     * @param builtOn the state that the run stands on; empty if it begins with the first day
     * @param fingerprints the fingerprint of the state at the end of each day
     * @param outdated the later days that are built on another state than the run leaves, and have to be run again; in order
     */
    public record State(Optional<BuiltOn> builtOn, Map<String, String> fingerprints, List<String> outdated) {}

    /** The state at the end of a day. */
    public record BuiltOn(String day, String fingerprint) {}

    /**
     * Visits with the same reason.
     *
     * @param meaning of the reason, a phrase
     */
    public record ReasonCount(String reason, long visits, String meaning) {}

    /** The same with the state of a run by day. */
    public VisitReport withState(State ofDays) {
        return new VisitReport(
                followed,
                duplicates,
                leftOut,
                stations,
                jumps,
                ended,
                open,
                shorter,
                byBegin,
                byEnd,
                zones,
                timeline,
                Optional.of(ofDays));
    }

    /** How many visits there are, ended and open. */
    public long all() {
        return ended + open;
    }

    /** The zones of a layer with a visit, the busiest first. */
    public List<ZoneCount> busiest(LayerName layer) {
        return zones.stream()
                .filter(zone -> zone.layer().equals(layer.text()))
                .sorted(Comparator.comparingLong(ZoneCount::visits)
                        .thenComparingLong(ZoneCount::open)
                        .reversed()
                        .thenComparingInt(ZoneCount::zone))
                .toList();
    }

    /** What began the visits. */
    public List<ReasonCount> begins() {
        return reasons(byBegin, BEGIN_MEANINGS);
    }

    /** What ended the visits, and those that have not ended. */
    public List<ReasonCount> ends() {
        List<ReasonCount> ends = new ArrayList<>(reasons(byEnd, END_MEANINGS));
        if (open > 0) {
            ends.add(new ReasonCount("open", open, "not ended when the data ends"));
        }
        return ends;
    }

    private static List<ReasonCount> reasons(Map<String, Long> counts, Map<String, String> meanings) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new ReasonCount(each.getKey(), each.getValue(), meanings.getOrDefault(each.getKey(), "")))
                .toList();
    }
}
