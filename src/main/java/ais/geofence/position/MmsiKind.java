package ais.geofence.position;

import java.util.Locale;

/** What kind of station an MMSI names, as far as its first digits tell. */
public enum MmsiKind {
    /** Nine digits of which the first is 2 to 7. */
    SHIP,
    /** Nine digits that begin otherwise: coast stations, groups, aircraft, aids to navigation, beacons, hand-helds. */
    OTHER_STATION,
    /** Anything else: not an MMSI. */
    INVALID,
    /** Empty, or the feed has none. */
    MISSING;

    /** As it stands in reports. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
