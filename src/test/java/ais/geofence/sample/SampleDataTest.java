package ais.geofence.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped sample is what its generator writes and what its README.md says. */
class SampleDataTest {
    private static final Path SAMPLE = Path.of("sample-data");
    private static final Path POSITIONS = SAMPLE.resolve("positions.csv.gz");
    private static final int FACTOR = 1024;

    @Test
    void generatorWritesTheShippedPositions(@TempDir Path folder) throws IOException {
        assertThat(unzipped(SampleGenerator.write(folder))).isEqualTo(unzipped(POSITIONS));
    }

    @Test
    void readmeCountsTheShippedFiles() throws IOException {
        Map<String, Integer> counts = ExactCounts.of(POSITIONS, ExactZone.readAll(SAMPLE.resolve("zones.geojson")));

        List<String> tableRows = counts.entrySet().stream()
                .map(count -> String.format(
                        Locale.ROOT,
                        "| %s | %,d | %,d |",
                        count.getKey(),
                        count.getValue(),
                        (long) FACTOR * count.getValue()))
                .toList();
        assertThat(Files.readAllLines(SAMPLE.resolve("README.md")).stream()
                        .filter(line -> line.matches("\\|.*\\d \\|")))
                .containsExactlyInAnyOrderElementsOf(tableRows);
    }

    /** The content: how small it is packed depends on the zlib that a JDK was built with. */
    private static byte[] unzipped(Path file) throws IOException {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            return stream.readAllBytes();
        }
    }
}
