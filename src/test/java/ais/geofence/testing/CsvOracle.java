package ais.geofence.testing;

import ais.geofence.position.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A slow and plain reading of CSV by regular expressions. Bytes are characters here, so that none gets lost. */
public final class CsvOracle {
    private static final Pattern FIELD = Pattern.compile("\\G(\"(?:[^\"]|\"\")*+\"|(?!\")[^,]*+)(,|\\z)");
    private static final Pattern NUMBER = Pattern.compile(
            "([+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?([nN][aA][nN]|[iI][nN][fF]([iI][nN][iI][tT][yY])?))?");

    private CsvOracle() {}

    /** The lines of a file that are not blank, the header first. */
    public static List<String> lines(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        String unmarked = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        return Arrays.stream(unmarked.split("\r\n|\r|\n", -1))
                .filter(line -> !line.matches(" *"))
                .toList();
    }

    /** The fields of a line, as they stand in it; none if its quotes are broken. */
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            fields.add(field.group(1));
            if (field.group(2).isEmpty()) {
                return fields;
            }
        }
        return List.of();
    }

    /**
     * What becomes of a line.
     *
     * @param columns of the header, of which the first is the longitude and the second the latitude
     */
    public static RejectReason verdict(String line, int columns) {
        List<String> fields = fields(line);
        if (fields.isEmpty()) {
            return RejectReason.BROKEN_QUOTES;
        }
        if (fields.size() != columns) {
            return fields.size() < columns ? RejectReason.COLUMNS_MISSING : RejectReason.TOO_MANY_COLUMNS;
        }
        boolean numbers = isNumber(fields.get(0)) && isNumber(fields.get(1));
        return numbers ? RejectReason.NONE : RejectReason.NOT_A_NUMBER;
    }

    /** The text of a field. */
    public static String text(String field) {
        return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }

    private static boolean isNumber(String field) {
        return NUMBER.matcher(text(field).replaceAll("^[\\t-\\r ]+|[\\t-\\r ]+$", ""))
                .matches();
    }
}
