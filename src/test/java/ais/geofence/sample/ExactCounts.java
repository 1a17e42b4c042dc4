package ais.geofence.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Counts a file of positions without any code of the program, by the words of sample-data/README.md. */
final class ExactCounts {
    private static final int COLUMNS = 4;
    private static final Pattern FIELD = Pattern.compile("\\G(?:^|,)(?:\"([^\"]*)\"|([^\",]*))");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<ExactZone> zones;

    private ExactCounts(List<ExactZone> zones) {
        this.zones = zones;
    }

    /** How often each row of the README's tables applies. */
    static Map<String, Integer> of(Path positions, List<ExactZone> zones) throws IOException {
        ExactCounts exact = new ExactCounts(zones);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(positions)), StandardCharsets.US_ASCII))) {
            reader.lines().skip(1).forEach(exact::countLine);
        }
        return exact.counts;
    }

    private void countLine(String line) {
        count("rows");
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        int end = 0;
        while (field.find()) {
            fields.add(field.group(1) != null ? field.group(1) : field.group(2));
            end = field.end();
        }
        if (end < line.length()) {
            reject("broken_quotes");
        } else if (fields.size() < COLUMNS) {
            reject("columns_missing");
        } else if (fields.size() > COLUMNS) {
            reject("too_many_columns");
        } else {
            countFields(fields.get(0), fields.get(2), fields.get(3));
        }
    }

    private void countFields(String timestamp, String latText, String lonText) {
        double lat;
        double lon;
        try {
            lat = latText.isEmpty() ? 0 : Double.parseDouble(latText);
            lon = lonText.isEmpty() ? 0 : Double.parseDouble(lonText);
        } catch (NumberFormatException e) {
            reject("not_a_number");
            return;
        }
        count("tagged");
        if (!readable(timestamp)) {
            count("time unreadable");
        }
        if (latText.isEmpty() || lonText.isEmpty()) {
            tagNone("missing");
        } else if (!Double.isFinite(lat) || !Double.isFinite(lon)) {
            tagNone("not_finite");
        } else if (lat == 91 || lon == 181) {
            tagNone("not_available");
        } else if (StrictMath.abs(lat) > 90 || StrictMath.abs(lon) > 180) {
            tagNone("out_of_range");
        } else {
            count(lat == 0 && lon == 0 ? "zero" : "ok");
            count("zone " + firstZone(lon, lat));
        }
    }

    private String firstZone(double lon, double lat) {
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).contains(lon, lat)) {
                return i + " " + zones.get(i).name();
            }
        }
        return "-1";
    }

    private static boolean readable(String timestamp) {
        try {
            LocalDateTime.parse(timestamp, TIME);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void reject(String reason) {
        count("rejected");
        count(reason);
    }

    private void tagNone(String status) {
        count(status);
        count("zone -1");
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
