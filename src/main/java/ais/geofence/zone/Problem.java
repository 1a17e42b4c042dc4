package ais.geofence.zone;

import ais.geofence.fault.OneLine;

/**
 * Why a file or one of its features can't be used.
 *
 * @param place the file and, where it is known, the feature
 * @param reason what is wrong, where, and how to mend it by hand
 * @param repairable whether {@code --fix-zones} can mend it
 */
record Problem(String place, String reason, boolean repairable) {
    /** The problem in one line, whatever the file put into its names. */
    String line() {
        return OneLine.of(place + ": " + reason);
    }
}
