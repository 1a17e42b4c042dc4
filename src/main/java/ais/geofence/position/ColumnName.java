package ais.geofence.position;

/** The name of a column as it stands in the header of a file. */
final class ColumnName {
    /** Begins a comment in other files, and the first column's name in those of the Danish Maritime Authority. */
    private static final String HASH = "#";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ColumnName() {}

    /** The name without a byte-order mark, the quotes around it, and a leading '# '. */
    static String plain(String name) {
        String text = name.replace(BYTE_ORDER_MARK, "").strip();
        if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return withoutHash(text);
    }

    static boolean hasHash(String name) {
        return name.startsWith(HASH);
    }

    /** The name without a leading '# '. */
    static String withoutHash(String name) {
        return hasHash(name) ? name.substring(HASH.length()).strip() : name;
    }
}
