package ais.geofence.zone.read.format;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads CSV with a header and a column of well-known text: each row is a feature, its other columns are the properties. */
final class CsvZones implements FeatureReader {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int MOST_COLUMNS = 1 << 14;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int ANY_LENGTH = -1;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final BufferedReader lines;
    private final QuoteParity text;
    private final FileFeatures out;
    private String newline = "\n";

    CsvZones(InputStream in, FileFeatures out) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        this.text = new QuoteParity(lines);
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        String header = header();
        CsvParser parser = parser(SEPARATORS[0]);
        CsvColumns columns = CsvColumns.of(fields(parser, header));
        for (int i = 1; i < SEPARATORS.length && !columns.hasGeometry(); i++) {
            CsvParser next = parser(SEPARATORS[i]);
            CsvColumns nextColumns = CsvColumns.of(fields(next, header));
            if (nextColumns.hasGeometry()
                    || nextColumns.names().size() > columns.names().size()) {
                parser = next;
                columns = nextColumns;
            }
        }
        String fault = columns.validate();
        if (fault != null) {
            throw new UnreadableFile(fault);
        }
        rows(parser, columns);
    }

    private void rows(CsvParser parser, CsvColumns columns) throws IOException {
        for (@Nullable String[] row = next(parser, true); row != null; row = next(parser, false)) {
            columns.add(row, out);
        }
        if (text.isOdd()) {
            throw new UnreadableFile("ends in the middle of a quoted value: is it truncated?");
        }
        if (out.count() == 0) {
            throw new UnreadableFile("has no rows below its header: at least one is needed");
        }
    }

    /** Reads the first line that is not blank, and learns from it how lines end. */
    private String header() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = lines.read();
        if (next == BYTE_ORDER_MARK) {
            next = lines.read();
        }
        for (; next >= 0; next = lines.read()) {
            if (next == '\n' || next == '\r') {
                newline = newline(next);
                if (!line.toString().isBlank()) {
                    return line.toString();
                }
            } else if (line.append((char) next).length() > LONGEST_HEADER) {
                throw new UnreadableFile("is no CSV: its first line does not end");
            }
        }
        if (line.toString().isBlank()) {
            throw new UnreadableFile("is empty");
        }
        return line.toString();
    }

    private String newline(int first) throws IOException {
        if (first == '\n') {
            return "\n";
        }
        lines.mark(1);
        if (lines.read() == '\n') {
            return "\r\n";
        }
        lines.reset();
        return "\r";
    }

    /** The fields of the header; none if it can't be parsed with the parser's separator. */
    private static @Nullable String[] fields(CsvParser parser, String header) {
        try {
            return Objects.requireNonNullElse(parser.parseLine(header), new String[0]);
        } catch (RuntimeException e) {
            return new String[0];
        }
    }

    /** The values of the next row, null after the last. */
    private @Nullable String @Nullable [] next(CsvParser parser, boolean first) throws IOException {
        try {
            if (first) {
                parser.beginParsing(text);
            }
            return parser.parseNext();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException unreadable) {
                    throw unreadable;
                }
            }
            throw new UnreadableFile("is not valid CSV after feature " + out.count() + ": is a quote left open?");
        }
    }

    private CsvParser parser(char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setLineSeparator(newline);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setCommentProcessingEnabled(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        settings.setMaxColumns(MOST_COLUMNS);
        settings.setMaxCharsPerColumn(ANY_LENGTH);
        settings.setReadInputOnSeparateThread(false);
        return new CsvParser(settings);
    }

    /** Counts quotes. An odd number means that one is left open at the end, which the parser accepts silently. */
    private static final class QuoteParity extends FilterReader {
        private boolean odd;

        QuoteParity(Reader in) {
            super(in);
        }

        boolean isOdd() {
            return odd;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            odd ^= next == '"';
            return next;
        }

        @Override
        public int read(char[] characters, int offset, int length) throws IOException {
            int count = super.read(characters, offset, length);
            for (int i = offset; i < offset + count; i++) {
                odd ^= characters[i] == '"';
            }
            return count;
        }
    }
}
