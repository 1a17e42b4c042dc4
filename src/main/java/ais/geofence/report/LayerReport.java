package ais.geofence.report;

import ais.geofence.tag.LayerName;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.tag.ZonePresence;
import ais.geofence.text.Figures;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run found of one layer.
 *
 * @param zones the zones with their counts, in order; {@link ZoneCount#index} -1 first, for the positions in no zone
 * @param presence the ships and times of the zones
 * @param fingerprint of the zone set
 * @param grid the size of the grid over the zones, if the engine has one
 * @param notes repairs, cuts and warnings of the zones, a line each
 * @param printedNotes those of the notes that the run has printed when it loaded the zones
 * @param validForATime whether some zones are valid for a time only
 * @param misreadingCheck other ways to read the positions, where none lies in a zone
 * @param tagged the number of all positions
 */
public record LayerReport(
        LayerName name,
        List<ZoneCount> zones,
        ZonePresence presence,
        String fingerprint,
        Optional<GridStats> grid,
        List<String> notes,
        List<String> printedNotes,
        boolean validForATime,
        MisreadingCheck misreadingCheck,
        long tagged) {
    /** How many positions lie in a zone and in no earlier one; with {@code --match all}, how many lie in it. */
    public record ZoneCount(int index, String name, long positions) {}

    LayerReport plus(LayerReport more) {
        List<ZoneCount> counts = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            ZoneCount zone = zones.get(i);
            counts.add(new ZoneCount(
                    zone.index(),
                    zone.name(),
                    zone.positions() + more.zones.get(i).positions()));
        }
        return new LayerReport(
                name,
                counts,
                presence.plus(more.presence),
                fingerprint,
                more.grid,
                notes,
                printedNotes,
                validForATime,
                misreadingCheck.plus(more.misreadingCheck),
                tagged + more.tagged);
    }

    /** How many zones it has. */
    public int size() {
        return zones.size() - 1;
    }

    /** The positions in no zone. */
    public ZoneCount none() {
        return zones.get(0);
    }

    /** The number of positions in any zone. */
    public long inZone() {
        return tagged - none().positions();
    }

    /** A zone's share of all positions, from 0 to 1. */
    public double share(ZoneCount zone) {
        return tagged == 0 ? 0 : (double) zone.positions() / tagged;
    }

    /** Whether any position in a zone has a time that could be read. */
    public boolean hasTimes() {
        return zones.stream().anyMatch(zone -> first(zone).isPresent());
    }

    /** The number of different ships in a zone; "-" where it is not counted. */
    public String ships(ZoneCount zone) {
        return zone.index() == ZoneLocator.NO_ZONE ? "-" : Figures.count(presence.ships(zone.index()));
    }

    /** When the first position was in a zone. */
    public Optional<Instant> first(ZoneCount zone) {
        return zone.index() == ZoneLocator.NO_ZONE ? Optional.empty() : presence.first(zone.index());
    }

    /** When the last position was in a zone. */
    public Optional<Instant> last(ZoneCount zone) {
        return zone.index() == ZoneLocator.NO_ZONE ? Optional.empty() : presence.last(zone.index());
    }

    /** How good the zones' numbers of ships are, as a sentence. */
    public String shipsNote() {
        return presence.isExact()
                ? "Ships: different MMSIs of ships."
                : "Ships: different MMSIs of ships, estimated with a standard error of %s %%."
                        .formatted(Figures.decimal(100 * presence.standardError(), 1));
    }

    /** Whether positions were counted in several zones. */
    public boolean countsSeveral() {
        return zones.stream().mapToLong(ZoneCount::positions).sum() > tagged;
    }
}
