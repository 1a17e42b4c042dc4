package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.config.Settings;
import ais.geofence.fault.Secrets;
import ais.geofence.html.DataTable;
import ais.geofence.report.Versions;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tables that pages have in common. */
public final class PageTables {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int LONGEST_LINE = 240;

    private PageTables() {}

    /** When a page is made, by what, and what else is to stand at its head. */
    public static List<String> about(String... lines) {
        List<String> about = new ArrayList<>();
        about.add("Made on %s UTC by ais-geofence %s".formatted(SECOND.format(Instant.now()), Versions.program()));
        for (String line : lines) {
            String masked = Secrets.masked(line); // before it is cut, which could hide a password from who looks for it
            about.add(TextWidth.shortened(masked, LONGEST_LINE));
        }
        return about;
    }

    /** Files in a line, such as "Zones: a.geojson and 2 more files". */
    public static String files(String what, List<String> paths) {
        return what + ": "
                + (paths.isEmpty() ? "-" : paths.get(0))
                + (paths.size() < 2 ? "" : " and " + Figures.count(paths.size() - 1, "more file"));
    }

    /** The settings with where each came from, for the reader to open. */
    public static DataTable settings(List<Settings.Entry> settings) {
        DataTable table = DataTable.of("Settings", texts("setting"), texts("value"), texts("from"));
        settings.forEach(entry -> table.row(entry.key(), entry.text().isEmpty() ? "-" : entry.text(), entry.source()));
        return table.closed();
    }

    /** The versions of the program and of what it runs on, for the reader to open. */
    public static DataTable versions(Map<String, String> versions) {
        DataTable table = DataTable.of("Versions", texts("what"), texts("version"));
        versions.forEach((what, version) -> table.row(what, version));
        return table.closed();
    }

    /** Counts with the part of a whole that each is. */
    static DataTable shares(String caption, String head, Map<String, Long> counts, long whole) {
        DataTable table = DataTable.of(caption, texts(head), numbers("number"), numbers("share"));
        counts.forEach((what, count) -> table.row(what, Figures.count(count), Figures.share(count, whole)));
        return table;
    }
}
