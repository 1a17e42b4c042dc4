package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.position.ColumnName;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.PositionColumns;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The header of a CSV file.
 *
 * @param separator what separates its columns
 * @param names the columns' names, without byte-order mark, quotes and a leading '# '
 * @param marked the first column's name in the file, where it has a leading '# '; two headers are the same with and without
 */
public record CsvHeader(char separator, List<String> names, Optional<String> marked) {
    /** With tens of thousands of columns Spark takes minutes to plan a query. */
    public static final int MOST_COLUMNS = 1000;

    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}\\.\\d+");

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /**
     * Reads the header.
     *
     * @param options the separator, if the user gave it; else the one that gives the most columns is taken
     * @throws UserError (exit 4) if the file can't be read, has no header, has one that is too long, or has two columns of the same name
     */
    static CsvHeader read(FoundFile file, ColumnOptions options, Configuration configuration) {
        String line = FirstLine.of(file, configuration);
        if (line.length() >= FirstLine.LONGEST) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the first line has %s characters or more; expected the header of a CSV file"
                            .formatted(file.name(), FirstLine.LONGEST));
        }
        char chosen = options.separator().map(text -> text.charAt(0)).orElseGet(() -> likeliest(line));
        List<String> inFile = split(line, chosen);
        List<String> names = named(inFile);
        if (names.isEmpty() || names.size() > MOST_COLUMNS) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the header has %s columns; expected 1 to %s"
                            .formatted(file.name(), names.size(), MOST_COLUMNS));
        }
        if (isRow(names, options)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the first line is no header, it has values of a position: %s; put a line with the names of the columns in front of it, such as mmsi,time,lon,lat"
                            .formatted(file.name(), InputPlan.shortened(line)));
        }
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the header has two columns called '%s' (ignoring case); rename one"
                                .formatted(file.name(), name));
            }
        }
        return new CsvHeader(chosen, names, Optional.of(inFile.get(0)).filter(ColumnName::hasHash));
    }

    /** Whether two of the names may be longitude and latitude, and none is the name of a longitude. */
    private static boolean isRow(List<String> names, ColumnOptions options) {
        Set<String> longitudes = PositionColumns.longitudes(options);
        return names.stream().filter(name -> DEGREES.matcher(name).matches()).count() >= 2
                && names.stream().noneMatch(name -> longitudes.contains(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CsvHeader header && separator == header.separator && names.equals(header.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    private static char likeliest(String line) {
        char best = SEPARATORS[0];
        for (char candidate : SEPARATORS) {
            if (split(line, candidate).size() > split(line, best).size()) {
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> split(String line, char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setQuote('"');
        settings.getFormat().setQuoteEscape('"');
        settings.getFormat().setComment('\0');
        settings.setMaxCharsPerColumn(-1);
        settings.setInputBufferSize(line.length() + 2); // the default is megabytes for each file
        settings.setMaxColumns(line.length() + 1);
        @Nullable String @Nullable [] fields = new CsvParser(settings).parseLine(line);
        List<String> names = new ArrayList<>();
        if (fields == null) { // only control characters
            return names;
        }
        for (@Nullable String field : fields) {
            names.add(field == null ? "" : field.strip());
        }
        return names;
    }

    /** The names that the columns get. */
    private static List<String> named(List<String> inFile) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < inFile.size(); i++) {
            String name = i == 0 ? ColumnName.withoutHash(inFile.get(i)) : inFile.get(i);
            names.add(name.isEmpty() ? "_c" + i : name);
        }
        return names;
    }
}
