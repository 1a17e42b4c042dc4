package ais.geofence.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;
import org.junit.jupiter.api.Test;

class LineBlocksTest {
    private record Line(long start, String text) {}

    /** What a random text must have had, so that the test says something. */
    private enum Case {
        LINE_BEGINS_AT_BORDER,
        BORDER_IN_CRLF,
        LONGER_THAN_A_BLOCK,
        EMPTY_LINE_AT_BORDER,
        NO_END,
        ENDS_WITH_RETURN
    }

    /** The lines of each block that has some. */
    private static Map<Long, List<String>> blocks(InputStream text, int blockBytes) throws IOException {
        LineBlocks blocks = new LineBlocks(text, blockBytes);
        Map<Long, List<String>> lines = new LinkedHashMap<>();
        for (LineBlock block = blocks.next(); block != null; block = blocks.next()) {
            List<String> inBlock = new ArrayList<>();
            while (block.next()) {
                inBlock.add(text(block.bytes(), block.from(), block.length()));
            }
            assertThat(lines.put(block.number(), inBlock)).isNull();
        }
        assertThat(text.read()).as("all of the text is read").isEqualTo(-1);
        assertThat(blocks.next()).isNull();
        return lines;
    }

    private static Map<Long, List<String>> blocks(String text, int blockBytes) throws IOException {
        return blocks(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), blockBytes);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    private static List<Line> hadoopLines(byte[] text) throws IOException {
        List<Line> lines = new ArrayList<>();
        LineReader reader = new LineReader(new ByteArrayInputStream(text), 7);
        Text line = new Text();
        long start = 0;
        for (int passed = reader.readLine(line); passed > 0; passed = reader.readLine(line)) {
            lines.add(new Line(start, text(line.getBytes(), 0, line.getLength())));
            start += passed;
        }
        return lines;
    }

    @Test
    void aLineBelongsToTheBlockInWhichItBegins() throws IOException {
        String text = "abc\ndefgh\nij\nk";
        assertThat(blocks(text, 4))
                .containsExactly(
                        entry(0L, List.of("abc")),
                        entry(1L, List.of("defgh")),
                        entry(2L, List.of("ij")),
                        entry(3L, List.of("k")));
        assertThat(blocks(text, 6))
                .containsExactly(entry(0L, List.of("abc", "defgh")), entry(1L, List.of("ij")), entry(2L, List.of("k")));
        assertThat(blocks(text, 2))
                .containsExactly(
                        entry(0L, List.of("abc")),
                        entry(2L, List.of("defgh")),
                        entry(5L, List.of("ij")),
                        entry(6L, List.of("k")));
        assertThat(blocks(text, 100)).containsExactly(entry(0L, List.of("abc", "defgh", "ij", "k")));
        assertThat(blocks("", 4)).isEmpty();
    }

    @Test
    void linesEndWithLineFeedReturnOrBoth() throws IOException {
        for (int blockBytes = 1; blockBytes < 20; blockBytes++) {
            assertThat(blocks("a\r\nb\rc\n\r\n\r\rd", blockBytes).values().stream()
                            .flatMap(List::stream))
                    .as("blocks of %d", blockBytes)
                    .containsExactly("a", "b", "c", "", "", "", "d");
        }
    }

    @Test
    void blocksHaveTheLinesThatHadoopReads() throws IOException {
        Map<Case, Integer> met = new EnumMap<>(Case.class);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] text = text(random);
            int blockBytes = 1 + random.nextInt(seed % 2 == 0 ? 12 : 300);
            Map<Long, List<String>> expected = new LinkedHashMap<>();
            for (Line line : hadoopLines(text)) {
                expected.computeIfAbsent(line.start() / blockBytes, block -> new ArrayList<>())
                        .add(line.text());
                note(met, line, text, blockBytes);
            }
            assertThat(blocks(inPieces(text, random), blockBytes))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
        assertThat(met).containsOnlyKeys(Case.values());
        assertThat(met.values()).allSatisfy(times -> assertThat(times).isGreaterThan(200));
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder();
        String[] ends = {"\n", "\r\n", "\r"};
        int lines = random.nextInt(40);
        for (int i = 0; i < lines; i++) {
            int length = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(8);
            // Bytes on both sides of those that end a line, and those with the highest bit.
            text.append(String.valueOf("\u0009\u000B\u000Ca~\u008A\u008D\u00FF".charAt(random.nextInt(8)))
                    .repeat(length));
            text.append(i < lines - 1 || random.nextBoolean() ? ends[random.nextInt(3)] : "");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static InputStream inPieces(byte[] text, Random random) {
        boolean whole = random.nextBoolean();
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, whole ? length : 1 + random.nextInt(Math.min(length, 50)));
            }
        };
    }

    private static void note(Map<Case, Integer> met, Line line, byte[] text, int blockBytes) {
        int start = (int) line.start();
        int end = start + line.text().length();
        boolean atBorder = start > 0 && start % blockBytes == 0;
        if (atBorder) {
            met.merge(Case.LINE_BEGINS_AT_BORDER, 1, Integer::sum);
        }
        if (atBorder && line.text().isEmpty()) {
            met.merge(Case.EMPTY_LINE_AT_BORDER, 1, Integer::sum);
        }
        if (line.text().length() > blockBytes) {
            met.merge(Case.LONGER_THAN_A_BLOCK, 1, Integer::sum);
        }
        if (end == text.length) {
            met.merge(Case.NO_END, 1, Integer::sum);
        } else if (text[end] == '\r' && end + 1 == text.length) {
            met.merge(Case.ENDS_WITH_RETURN, 1, Integer::sum);
        } else if (text[end] == '\r' && text[end + 1] == '\n' && (end + 1) % blockBytes == 0) {
            met.merge(Case.BORDER_IN_CRLF, 1, Integer::sum);
        }
    }
}
