package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.ZoneSet;

/** Compares zone sets that were read from different formats. */
final class SameZones {
    private SameZones() {}

    /** Requires the same zones with the same fingerprint, whatever file they come from, and however their rings wind. */
    static void require(ZoneSet zones, ZoneSet expected) {
        assertThat(zones.zones())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("source", "geometry")
                .isEqualTo(expected.zones());
        assertThat(zones.fingerprint()).isEqualTo(expected.fingerprint());
    }
}
