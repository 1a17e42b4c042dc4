package ais.geofence.zone;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reading and checking zone files came to, whether or not the zones can be used. */
public final class ZoneReadResult {
    private final List<Zone> zones;
    private final List<Problem> problems;
    private final List<Remark> remarks;
    private final @Nullable String suggestedName;
    private final List<String> repairs;
    private final List<String> cuts;
    private final List<ZoneMark> marks;

    public ZoneReadResult(
            List<Zone> zones,
            List<Problem> problems,
            List<Remark> remarks,
            @Nullable String suggestedName,
            List<String> repairs,
            List<String> cuts,
            List<ZoneMark> marks) {
        this.zones = zones;
        this.problems = problems;
        this.remarks = remarks;
        this.suggestedName = suggestedName;
        this.repairs = repairs;
        this.cuts = cuts;
        this.marks = marks;
    }

    /** The zones that are good, numbered as if there were no others. */
    public List<Zone> zones() {
        return zones;
    }

    /** Why the others can't be used. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The zones if all are good.
     *
     * @throws UserError with exit {@link ExitCode#ZONES}, naming every file and zone that can't be used, or where there are none
     */
    public ZoneSet zoneSet() {
        Problems.throwIfAny(problems);
        ZoneWarnings warnings = ZoneWarnings.of(zones, remarks, suggestedName);
        if (zones.isEmpty() && remarks.stream().anyMatch(remark -> remark.kind().isPassedOver())) {
            throw new UserError(
                    ExitCode.ZONES,
                    "there are no zones, only " + warnings.lines().get(0));
        }
        return ZoneSet.of(zones, warnings, repairs, cuts, marks);
    }
}
