package ais.geofence.config;

import java.util.ArrayList;
import java.util.List;

/** Lists of values in one text. */
public final class Lists {
    private Lists() {}

    /** Splits a text at its commas, except those within braces (of a glob). */
    public static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : ',';
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ',' && (depth <= 0 || i == value.length())) {
                String part = value.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
