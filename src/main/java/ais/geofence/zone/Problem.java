package ais.geofence.zone;

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
        return oneLine(place + ": " + reason);
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    }
}
