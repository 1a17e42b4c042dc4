package ais.geofence.position.read;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hex;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Header;
import ais.geofence.position.InputSample;
import ais.geofence.position.PositionColumns;
import ais.geofence.position.PositionParser;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.UnreadTexts;
import ais.geofence.position.file.FirstLine;
import ais.geofence.position.file.InputPlan;
import ais.geofence.testing.CsvOracle;
import ais.geofence.testing.Mutation;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Spoilt CSV: every row is tagged or rejected, as a second, slow reading of the same bytes says. */
@Tag("slow")
class CsvFuzzProperties {
    private static final String HEADER = "lon,lat,name";

    private static final List<String> ROWS = List.of(
            "103.75,1.25,SEA STAR",
            "\"103.75\",\"1.25\",\"a \"\"quoted\"\", name\"",
            "-0.0,91,",
            " +1e2 ,.5,Ærø \u2028 日本",
            "NaN,-Infinity,\"\"",
            ",,x",
            "181,91,'");

    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            ",",
            ",,,",
            ";",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\n\n",
            "  \n",
            " ",
            "\0",
            "\u0001",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uFFFD",
            "\\",
            "\\\"",
            "#",
            "NaN",
            "1e999",
            "-1e-999",
            "0x1p3",
            "1d",
            "9".repeat(400),
            "--1",
            "inf",
            "+infinity",
            "NULL",
            "lon,lat,name",
            "x".repeat(3000),
            ",".repeat(50),
            "\"".repeat(9));

    @Provide
    Arbitrary<byte[]> lines() {
        return Arbitraries.randomValue(random -> Mutation.of(random, row(random), 3, PIECES));
    }

    private static byte[] row(Random random) {
        return ROWS.get(random.nextInt(ROWS.size())).getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aLineIsJudgedAsTheSlowReadingSays(@ForAll("lines") byte[] line) {
        RejectReason expected = CsvOracle.verdict(new String(line, StandardCharsets.ISO_8859_1), 3);
        assertThat(verdict(line)).isEqualTo(expected);
        Statistics.collect(expected);
        Statistics.coverage(coverage -> {
            for (RejectReason reason : List.of(
                    RejectReason.NONE,
                    RejectReason.BROKEN_QUOTES,
                    RejectReason.COLUMNS_MISSING,
                    RejectReason.TOO_MANY_COLUMNS,
                    RejectReason.NOT_A_NUMBER)) {
                coverage.check(reason).percentage(share -> share > 4);
            }
        });
    }

    private static RejectReason verdict(byte[] line) {
        InternalRow row = new CsvLineParser(',', List.of("a", "b", "c"), Set.of("a", "b", "c"))
                .invoke(UTF8String.fromBytes(line));
        RejectReason ofLine = RejectReason.values()[row.getInt(3)];
        if (ofLine != RejectReason.NONE) {
            return ofLine;
        }
        InternalRow position = new PositionParser(1, new InputSample(), new UnreadTexts())
                .invoke(row.getUTF8String(0), row.getUTF8String(1));
        return RejectReason.values()[position.getInt(3)];
    }

    /** A hundred thousand lines in five hundred files: how files are split into lines, and which is the header. */
    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void noLineOfAFileIsLostOrCountedTwice(@ForAll Random random) throws Exception {
        Path folder = Files.createTempDirectory("csv-fuzz");
        try {
            Map<String, List<String>> tagged = new TreeMap<>();
            Map<String, List<String>> rejected = new TreeMap<>();
            for (int i = 0; i < 250; i++) {
                Path file = TestFiles.bytes(folder.resolve(i + ".csv"), file(random, 200));
                List<String> lines = CsvOracle.lines(Files.readAllBytes(file));
                expect(lines.subList(1, lines.size()), file.getFileName().toString(), tagged, rejected);
            }
            Positions positions = new PositionReader(TestSpark.session(), ColumnOptions.AUTO)
                    .read(List.of(folder.toString()), new Copies(2));
            assertThat(texts(positions.rows().select(hex(col("name"))).collectAsList()))
                    .containsExactlyInAnyOrderElementsOf(
                            tagged.values().stream().flatMap(List::stream).toList());
            assertThat(positions.readCounts().bins()[RejectReason.NONE.ordinal()])
                    .isEqualTo(tagged.values().stream().mapToLong(List::size).sum());
            Map<String, List<String>> actual =
                    positions.rejected().select(col("file"), col("reason"), hex(col("record"))).collectAsList().stream()
                            .collect(Collectors.groupingBy(
                                    row -> row.getString(0).replaceFirst(".*/", ""),
                                    TreeMap::new,
                                    Collectors.mapping(
                                            row -> row.getString(1) + " " + row.getString(2), Collectors.toList())));
            actual.values().forEach(records -> records.sort(null));
            rejected.values().forEach(records -> records.sort(null));
            rejected.forEach(
                    (file, records) -> assertThat(actual.get(file)).as(file).isEqualTo(records));
            assertThat(actual).hasSameSizeAs(rejected);
        } finally {
            FileUtil.fullyDelete(folder.toFile());
        }
    }

    /** A header that is as it should be, behind blank lines perhaps, and some spoilt rows. */
    private static byte[] file(Random random, int count) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        String mark = random.nextInt(10) == 0 ? "\uFEFF" : "";
        String blank = random.nextInt(10) == 0 ? ("   " + end).repeat(random.nextInt(4)) + end : "";
        String rows = IntStream.range(0, count)
                .mapToObj(i -> ROWS.get(random.nextInt(ROWS.size())))
                .collect(Collectors.joining(end));
        byte[] spoilt = Mutation.of(random, rows.getBytes(StandardCharsets.UTF_8), count / 2, PIECES);
        return TestFiles.joined((mark + blank + HEADER + end).getBytes(StandardCharsets.UTF_8), spoilt);
    }

    private static void expect(
            List<String> lines, String file, Map<String, List<String>> tagged, Map<String, List<String>> rejected) {
        for (String line : lines) {
            RejectReason verdict = CsvOracle.verdict(line, 3);
            if (verdict == RejectReason.NONE) {
                tagged.computeIfAbsent(file, key -> new ArrayList<>())
                        .add(hexOf(CsvOracle.text(CsvOracle.fields(line).get(2))));
            } else {
                rejected.computeIfAbsent(file, key -> new ArrayList<>()).add(verdict.text() + " " + hexOf(line));
            }
        }
    }

    private static String hexOf(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(row -> row.isNullAt(0) ? "" : row.getString(0)).toList();
    }

    /** Three thousand files whose headers are spoilt too: read or refused in one line, and the header is that of the rows. */
    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aHeaderIsFoundOrRefused(@ForAll Random random) throws Exception {
        Path folder = Files.createTempDirectory("csv-headers");
        Configuration configuration = new Configuration(false);
        try {
            List<byte[]> files = IntStream.range(0, 1000)
                    .mapToObj(i -> Mutation.of(random, file(random, 25), 12, PIECES))
                    .map(bytes -> random.nextInt(3) == 0
                            ? Mutation.of(random, HEADER.getBytes(StandardCharsets.UTF_8), 4, PIECES)
                            : bytes)
                    .toList();
            long refused = IntStream.range(0, files.size())
                    .parallel()
                    .filter(i -> isRefused(
                            TestFiles.bytes(folder.resolve(i + ".csv"), files.get(i)), files.get(i), configuration))
                    .count();
            assertThat(refused).isBetween(50L, 900L);
        } finally {
            FileUtil.fullyDelete(folder.toFile());
        }
    }

    private static boolean isRefused(Path file, byte[] bytes, Configuration configuration) {
        FoundFile found = new FoundFile(new org.apache.hadoop.fs.Path(file.toUri()), bytes.length, null);
        try {
            InputPlan plan = InputPlan.of(List.of(found), ColumnOptions.AUTO, configuration);
            PositionColumns.find(
                    ColumnOptions.AUTO, false, new Header(plan.csvHeader().names(), found.name()));
            String header = CsvOracle.lines(bytes).get(0);
            assertThat(FirstLine.of(found, configuration))
                    .isEqualTo(new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                            .replace("\uFEFF", ""));
            return false;
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(e.getMessage()).hasLineCount(1).hasSizeLessThan(2100).contains(file.toString());
            return true;
        }
    }
}
