package ais.geofence.spark;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.files.FoundFile;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedLinesTest {
    @TempDir
    Path folder;

    private static UnpackedShare share(Path file, int number, int of) throws IOException {
        FoundFile found = new FoundFile(new org.apache.hadoop.fs.Path(file.toUri()), Files.size(file), null);
        return new UnpackedShare(
                new UnpackedText.Share(found, number, of), new Object(), () -> found.open(new Configuration(false)));
    }

    private static List<String> lines(Path file, int of) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < of; number++) {
            try (UnpackedShare share = share(file, number, of)) {
                UnpackedLines inShare = new UnpackedLines(share, file.toString(), 1);
                long lastBlock = 0;
                while (inShare.hasNext()) {
                    lines.add(inShare.next().getString(0));
                    long block = InputFileBlockHolder.getStartOffset();
                    assertThat(block % (of * Unpacking.BLOCK)).isEqualTo(number * Unpacking.BLOCK);
                    assertThat(block).isGreaterThanOrEqualTo(lastBlock);
                    lastBlock = block;
                }
            }
        }
        return lines;
    }

    /** Five blocks and a half; one line is longer than a block. */
    private static String text(Random random, String end) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 5.5 * Unpacking.BLOCK) {
            int length = random.nextInt(2_000) == 0 ? 1 << 19 : random.nextInt(200);
            text.append("é103.75,".repeat(length / 8)).append(text.length()).append(end);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\n\r\n"})
    void allSharesHaveTheLinesThatSparkReads(String end) throws IOException {
        Path file = folder.resolve("a.csv");
        for (String start : List.of("", "\uFEFF", "\n\uFEFF", "\uFEFF\uFEFF", "\uFEFF\n")) {
            String text = start + text(new Random(end.length()), end) + (start.isEmpty() ? "" : "no end");
            TestFiles.bytes(file, text.getBytes(StandardCharsets.UTF_8));
            List<String> expected = TestSpark.session()
                    .read()
                    .text(file.toString())
                    .as(Encoders.STRING())
                    .collectAsList();
            for (int of : List.of(1, 2, 3, 8)) {
                assertThat(lines(file, of)).as("%d shares", of).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void linesAreCountedWithoutTheirText() throws IOException {
        Path file = TestFiles.lines(folder.resolve("a.csv"), "lon,lat", "", "103.75,1");
        try (UnpackedShare share = share(file, 0, 1)) {
            UnpackedLines lines = new UnpackedLines(share, file.toString(), 0);
            for (int i = 0; i < 3; i++) {
                assertThat(lines.next().numFields()).isZero();
            }
            assertThat(lines.hasNext()).isFalse();
        }
    }
}
