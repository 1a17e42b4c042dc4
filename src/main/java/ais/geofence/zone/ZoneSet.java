package ais.geofence.zone;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The zones of a run, in the order that decides which one is first. Never empty, immutable, and each zone's index is its
 * place in the list.
 */
public final class ZoneSet {
    private final List<Zone> zones;
    private final String fingerprint;
    private final List<String> warnings;
    private final List<String> urgentWarnings;
    private final Optional<String> overlapWarning;
    private final List<String> repairs;
    private final List<String> cuts;
    private final List<ZoneMark> marks;

    private ZoneSet(
            List<Zone> zones,
            List<String> warnings,
            List<String> urgentWarnings,
            Optional<String> overlapWarning,
            List<String> repairs,
            List<String> cuts,
            List<ZoneMark> marks) {
        if (zones.isEmpty()) {
            throw new UserError(ExitCode.ZONES, "there are no zones: name at least one file with a polygon in it");
        }
        for (int index = 0; index < zones.size(); index++) {
            if (zones.get(index).index() != index) {
                throw new IllegalArgumentException("zone " + zones.get(index).index() + " stands at " + index);
            }
        }
        this.zones = List.copyOf(zones);
        this.fingerprint = Fingerprint.of(this.zones);
        this.warnings = List.copyOf(warnings);
        this.urgentWarnings = List.copyOf(urgentWarnings);
        this.overlapWarning = overlapWarning;
        this.repairs = List.copyOf(repairs);
        this.cuts = List.copyOf(cuts);
        this.marks = List.copyOf(marks);
    }

    /**
     * A set of zones that the caller knows to be valid. Their shapes are not checked, and there are no warnings.
     *
     * @param zones in order, numbered from 0
     * @throws UserError with exit {@link ExitCode#ZONES} where there are none
     */
    public static ZoneSet of(List<Zone> zones) {
        return new ZoneSet(zones, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of());
    }

    /**
     * A set of zones that have been read and checked.
     *
     * @param repairs one line for each zone that was repaired
     * @param cuts one line for each zone that was cut
     * @param marks what a map can show of the repairs and cuts
     */
    static ZoneSet of(
            List<Zone> zones, ZoneWarnings warnings, List<String> repairs, List<String> cuts, List<ZoneMark> marks) {
        List<ZoneMark> all = new ArrayList<>(marks);
        all.addAll(warnings.marks());
        return new ZoneSet(
                zones,
                warnings.lines(),
                warnings.urgent(),
                Optional.ofNullable(warnings.overlaps()),
                repairs,
                cuts,
                all);
    }

    /** The zones; the first that contains a position is the answer for it. */
    public List<Zone> zones() {
        return zones;
    }

    /**
     * One of the zones.
     *
     * @param index its number, as a {@code ZoneLocator} gives it
     * @throws IndexOutOfBoundsException if there is no such zone
     */
    public Zone get(int index) {
        return zones.get(index);
    }

    /** The zones' geometries, in their order. */
    public List<Geometry> geometries() {
        return zones.stream().map(Zone::geometry).toList();
    }

    /** The times for which the zones are valid, in their order. */
    public List<Validity> validities() {
        return zones.stream().map(Zone::validity).toList();
    }

    /** Whether a zone is valid for a time only, so that the answer for a position depends on its time. */
    public boolean hasTimes() {
        return zones.stream().anyMatch(zone -> !zone.validity().isAlways());
    }

    /**
     * 64 hexadecimal digits that change with the order, names, ids, properties, times and every bit of the coordinates of the zones,
     * and with nothing else: not with the files' paths, their formats, or how these are laid out.
     */
    public String fingerprint() {
        return fingerprint;
    }

    /** One line for each kind of likely mistake that is allowed, such as zones that overlap. */
    public List<String> warnings() {
        return warnings;
    }

    /** The {@link #warnings} that are almost surely mistakes. Show them even where other warnings are hidden. */
    public List<String> urgentWarnings() {
        return urgentWarnings;
    }

    /** The one of the {@link #warnings} about zones that overlap. It does not matter where a position gets all of its zones. */
    public Optional<String> overlapWarning() {
        return overlapWarning;
    }

    /** One line for each zone that was invalid and has been repaired: what was wrong and what changed. */
    public List<String> repairs() {
        return repairs;
    }

    /** One line for each zone that crossed the antimeridian and was cut there. */
    public List<String> cuts() {
        return cuts;
    }

    List<ZoneMark> marks() {
        return marks;
    }
}
