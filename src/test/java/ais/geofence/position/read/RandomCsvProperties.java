package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.InputSample;
import ais.geofence.position.PositionParser;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.UnreadTexts;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Lines of any bytes: none is lost, none is read with its columns shifted. */
@Tag("slow")
class RandomCsvProperties {
    /** Univocity drops some blanks of quoted fields. */
    private static final Pattern QUOTE_AND_BLANK = Pattern.compile("(?s)\".*[\\x00- ]|[\\x00- ].*\"");

    /** Fields of four columns: lon, lat, name, more. */
    private static Arbitrary<byte[]> line() {
        Arbitrary<String> field = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("1.5", "-0.25", "", " ", "\"2.5\"", "\"\"", "91", "x")),
                Tuple.of(
                        3,
                        Arbitraries.strings()
                                .withChars('"', ',', ' ', 'a', '\\', '\'', '#', '\t', '\0', 'ø', '\u2028', '\u0085')
                                .ofMaxLength(6)),
                Tuple.of(
                        2,
                        Arbitraries.strings()
                                .withChars('"', ',', 'a')
                                .ofMaxLength(4)
                                .map(text -> '"' + text.replace("\"", "\"\"") + '"')));
        Arbitrary<byte[]> sound =
                field.list().ofSize(4).map(fields -> String.join(",", fields).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> anyCount =
                field.list().ofMaxSize(6).map(fields -> String.join(",", fields).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> anyBytes = Arbitraries.bytes()
                .filter(b -> b != '\n' && b != '\r')
                .array(byte[].class)
                .ofMaxSize(12);
        return Arbitraries.frequencyOf(Tuple.of(5, sound), Tuple.of(2, anyCount), Tuple.of(1, anyBytes));
    }

    @Provide
    Arbitrary<List<byte[]>> lines() {
        return line().list().ofMinSize(50).ofMaxSize(400);
    }

    @Provide
    Arbitrary<List<byte[]>> fewLines() {
        return line().list().ofSize(10);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void losesNoLineAndShiftsNoColumn(@ForAll("lines") List<byte[]> lines) throws IOException {
        Path folder = Files.createTempDirectory("random-csv");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("lon,lat,name,more\n".getBytes(StandardCharsets.UTF_8));
        List<String> expected = new ArrayList<>();
        int notBlank = 0;
        for (byte[] line : lines) {
            file.write(line);
            file.write('\n');
            notBlank += isBlank(line) ? 0 : 1;
        }
        TestFiles.bytes(folder.resolve("a.csv"), file.toByteArray());
        Reading reading = Reading.of(folder.resolve("a.csv"));
        assertThat(reading.rows().size() + reading.rejected().size()).isEqualTo(notBlank);

        // The accepted rows have the text that an independent reading of RFC 4180 finds, in the same order.
        List<String> actual = new ArrayList<>();
        for (Row row : reading.rows()) {
            actual.add(row.getString(2) + "|" + row.getString(3));
        }
        for (byte[] line : lines) {
            if (!isBlank(line) && fits(line)) {
                List<String> fields = fields(new String(line, StandardCharsets.UTF_8));
                assertThat(fields).hasSize(4);
                if (areNumbers(fields.get(0), fields.get(1))) {
                    expected.add(fields.get(2) + "|" + fields.get(3));
                }
            }
        }
        assertThat(actual).containsExactlyElementsOf(expected);

        // Counting alone, where Spark parses the needed columns only, comes to the same.
        Positions counted = new PositionReader(TestSpark.session(), ColumnOptions.AUTO)
                .read(List.of(folder.resolve("a.csv").toString()), Copies.ONE);
        counted.rows().select(Positions.LON, Positions.FLAGS).collectAsList();
        assertThat(counted.readCounts().bins()).isEqualTo(reading.counts());
        Statistics.label("rows").collect(reading.rows().isEmpty() ? "none" : "some");
        Statistics.label("rejected").collect(reading.rejected().isEmpty() ? "none" : "some");
        assertThat(LongStream.of(reading.counts()).sum()).isEqualTo(notBlank);
        FileUtil.fullyDelete(folder.toFile());
    }

    /** Whatever the line, one that fits is split into the fields that RFC 4180 and another parser find. */
    @Property(tries = 10_000)
    void agreesWithUnivocityOnEveryAcceptedLine(@ForAll("fewLines") List<byte[]> lines) {
        CsvParser parser = parser();
        for (byte[] line : lines) {
            if (!isBlank(line) && fits(line)) {
                String text = new String(line, StandardCharsets.UTF_8);
                String[] parsed = parser.parseLine(text);
                List<String> univocity = Arrays.stream(parsed)
                        .map(field -> field == null ? "" : field)
                        .toList();
                List<String> own = fields(text).stream()
                        .map(field -> field == null ? "" : field)
                        .toList();
                if (!QUOTE_AND_BLANK.matcher(text).find()) {
                    assertThat(univocity).as(text).isEqualTo(own);
                }
                InternalRow split = split(line);
                for (int i = 0; i < own.size(); i++) {
                    assertThat(split.isNullAt(i) ? "" : split.getUTF8String(i).toString())
                            .as(text)
                            .isEqualTo(own.get(i));
                }
            }
        }
    }

    private static boolean fits(byte[] line) {
        return split(line).getInt(4) == RejectReason.NONE.ordinal();
    }

    private static InternalRow split(byte[] line) {
        return new CsvLineParser(',', List.of("a", "b", "c", "d"), Set.of("a", "b", "c", "d"))
                .invoke(UTF8String.fromBytes(line));
    }

    private static boolean areNumbers(String lon, String lat) {
        InternalRow position = new PositionParser(1, new InputSample(), new UnreadTexts())
                .invoke(UTF8String.fromString(lon), UTF8String.fromString(lat));
        return position.getInt(3) == RejectReason.NONE.ordinal();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ') {
                return false;
            }
        }
        return true;
    }

    /** The fields of a sound line, after RFC 4180: null where one is empty without quotes. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int i = 0;
        while (i <= line.length()) {
            StringBuilder field = new StringBuilder();
            boolean quoted = i < line.length() && line.charAt(i) == '"';
            if (quoted) {
                i++;
                while (line.charAt(i) != '"' || (i + 1 < line.length() && line.charAt(i + 1) == '"')) {
                    field.append(line.charAt(i));
                    i += line.charAt(i) == '"' ? 2 : 1;
                }
                i++;
            } else {
                while (i < line.length() && line.charAt(i) != ',') {
                    field.append(line.charAt(i++));
                }
            }
            fields.add(field.isEmpty() && !quoted ? null : field.toString());
            i++;
        }
        return fields;
    }

    private static CsvParser parser() {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setQuoteEscape('"');
        settings.getFormat().setComment('\0');
        settings.setCommentProcessingEnabled(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setMaxCharsPerColumn(-1);
        return new CsvParser(settings);
    }
}
