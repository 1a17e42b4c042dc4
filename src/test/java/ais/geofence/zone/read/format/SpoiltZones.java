package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ZoneReader;
import java.util.List;
import java.util.Optional;

/** Reads a zone file that may be spoilt. */
final class SpoiltZones {
    private SpoiltZones() {}

    /**
     * Requires that the file gives valid zones or is refused in plain words.
     *
     * @param foreign what no message may contain
     * @return whether it gives zones
     */
    static boolean areRead(ZoneFile file, boolean repairs, String... foreign) {
        return read(file, repairs, foreign).isPresent();
    }

    /** The same; returns the zones that it gives. */
    static Optional<ZoneSet> read(ZoneFile file, boolean repairs, String... foreign) {
        try {
            ZoneSet zones = new ZoneReader(repairs, null).read(List.of(file));
            assertThat(zones.zones())
                    .isNotEmpty()
                    .allMatch(zone -> zone.geometry().isValid());
            return Optional.of(zones);
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.ZONES);
            assertThat(e.getMessage()).doesNotContain("\tat ", "Exception").doesNotContain(foreign);
            assertThat(e.getMessage().lines()).allMatch(line -> line.matches("\\P{Cc}*"));
            return Optional.empty();
        }
    }
}
