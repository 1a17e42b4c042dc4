package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.config.Settings;
import ais.geofence.fault.Secrets;
import ais.geofence.html.DataTable;
import ais.geofence.report.Times;
import ais.geofence.report.Versions;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables that several pages have. */
public final class PageTables {
    private static final int LONGEST_LINE = 240;

    private PageTables() {}

    /** The lines at the head of a page: when and by which version it was made, then {@code lines}. */
    public static List<String> about(String... lines) {
        List<String> about = new ArrayList<>();
        about.add("Made on %s UTC by ais-geofence %s".formatted(Times.second(Instant.now()), Versions.program()));
        for (String line : lines) {
            String masked = Secrets.masked(line); // first, as a password that is cut is no longer recognised
            about.add(TextWidth.shortened(masked, LONGEST_LINE));
        }
        return about;
    }

    /**
     * Where the names of the zones of a layer come from.
     *
     * @param property that the user chose
     */
    static String zoneNames(LayerName layer, Optional<String> property) {
        return "%s: property '%s', else their id, else the file's name"
                .formatted(layer.of("Names of the zones"), property.orElse("name"));
    }

    /** Files in a line, such as "Zones: a.geojson and 2 more files". */
    public static String files(String what, List<String> paths) {
        return what + ": "
                + (paths.isEmpty() ? "-" : paths.get(0))
                + (paths.size() < 2 ? "" : " and " + Figures.count(paths.size() - 1, "more file"));
    }

    /** The settings with where each came from, folded. */
    public static DataTable settings(List<Settings.Entry> settings) {
        DataTable table = DataTable.of("Settings", texts("setting"), texts("value"), texts("from"));
        settings.forEach(entry -> table.row(entry.key(), entry.text().isEmpty() ? "-" : entry.text(), entry.source()));
        return table.closed();
    }

    /** The versions of the program and of what it runs on, folded. */
    public static DataTable versions(Map<String, String> versions) {
        DataTable table = DataTable.of("Versions", texts("what"), texts("version"));
        versions.forEach((what, version) -> table.row(what, version));
        return table.closed();
    }

    /** Counts with their shares of a whole. */
    static DataTable shares(String caption, String head, Map<String, Long> counts, long whole) {
        DataTable table = DataTable.of(caption, texts(head), numbers("number"), numbers("share"));
        counts.forEach((what, count) -> table.row(what, Figures.count(count), Figures.share(count, whole)));
        return table;
    }
}
