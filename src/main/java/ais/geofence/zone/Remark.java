package ais.geofence.zone;

/**
 * What a user should know of a file or feature that can be used all the same.
 *
 * @param place the file and, for a feature, its number
 */
public record Remark(Kind kind, String place) {
    public enum Kind {
        NO_GEOMETRY("features without a geometry", "they are passed over and have no number"),
        DELETED("features that are marked as deleted", "they are passed over and have no number"),
        NO_COORDINATE_SYSTEM("files without a .prj", "their numbers are taken for longitudes and latitudes on WGS 84"),
        ETRS89(
                "files in ETRS89 (EPSG:4258)",
                "their longitudes and latitudes are taken as on WGS 84, from which they differ by about a metre"),
        NO_TABLE("files without a .dbf", "their zones have no properties"),
        WINDING(
                "features with rings of the wrong winding",
                "a ring is taken for a hole where it lies in another ring, and for a shell elsewhere");

        /** What such places are, in the plural. */
        private final String plural;

        private final String consequence;

        Kind(String plural, String consequence) {
            this.plural = plural;
            this.consequence = consequence;
        }

        String plural() {
            return plural;
        }

        String consequence() {
            return consequence;
        }

        /** Whether there is no zone at such a place. */
        boolean isPassedOver() {
            return this == NO_GEOMETRY || this == DELETED;
        }
    }
}
