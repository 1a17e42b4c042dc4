package ais.geofence.report;

import ais.geofence.config.Settings;
import ais.geofence.html.DataTable;
import java.util.List;
import java.util.Map;

/** Tables that pages have in common. */
public final class PageTables {
    private PageTables() {}

    /** The settings with where each came from, for the reader to open. */
    public static DataTable settings(List<Settings.Entry> settings) {
        DataTable table = DataTable.of("Settings", "setting", "value", "from");
        settings.forEach(entry -> table.row(entry.key(), entry.text().isEmpty() ? "-" : entry.text(), entry.source()));
        return table.closed();
    }

    /** The versions of the program and of what it runs on, for the reader to open. */
    public static DataTable versions(Map<String, String> versions) {
        DataTable table = DataTable.of("Versions", "what", "version");
        versions.forEach((what, version) -> table.row(what, version));
        return table.closed();
    }

    /** Counts with the part of a whole that each is. */
    static DataTable shares(String caption, String head, Map<String, Long> counts, long whole) {
        DataTable table = DataTable.of(caption, head, "number>", "share>");
        counts.forEach((what, count) -> table.row(what, Figures.count(count), Figures.share(count, whole)));
        return table;
    }
}
