package ais.geofence.position.read;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.Zips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that can't be read end the run with exit 4 and a word on what to do, and never as garbage. */
class PositionFormatTest {
    private static final byte[] CSV = "lon,lat\n103.75,1.25\n".getBytes(UTF_8);
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 0, 1, 2, 3};

    @TempDir
    Path folder;

    static Stream<Arguments> unreadable() throws IOException {
        return Stream.of(
                arguments("plain.zip", CSV, "rename"),
                arguments("zip-in-disguise.csv", Zips.of("day.csv", "x"), "ends in .zip"),
                arguments("day.csv.zst", ZSTD, "can't be read"),
                arguments("zstd-in-disguise.csv", ZSTD, "ends in .zst"),
                arguments("zstd-in-disguise.csv.zstd", ZSTD, "ends in .zst"),
                arguments("plain.csv.zst", CSV, "not zstd-compressed"),
                arguments("plain.csv.bz2", CSV, "not bzip2-compressed"),
                arguments("day.parquet.gz", gzip("PAR1".getBytes(UTF_8)), "Parquet"),
                arguments("day.tar.zst", ZSTD, "unpack"),
                arguments("day.7z", new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF}, "unpack"),
                arguments("day.csv.xz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1}, "can't be read"),
                arguments("day.txz", new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1}, "unpack"),
                arguments("day.tar.gz", gzip(CSV), "unpack"),
                arguments("day.csv.lz4", new byte[] {4, 0x22, 0x4D, 0x18}, "unpack"),
                arguments("day.csv.snappy", new byte[] {0, 0, 0, 10}, "unpack"),
                arguments("gzip-in-disguise.csv", gzip(CSV), ".gz"),
                arguments("plain.csv.gz", CSV, "rename"),
                arguments("bzip2-in-disguise.csv", new byte[] {'B', 'Z', 'h', '9', '1', 'A', 'Y', '&'}, ".bz2"),
                arguments("utf16.csv", "\uFEFFlon,lat\n1,2\n".getBytes(UTF_16LE), "iconv"),
                arguments("utf16-big.csv", "\uFEFFlon,lat\n1,2\n".getBytes(UTF_16BE), "iconv"),
                arguments("utf16-without-mark.csv", "lon,lat\n1,2\n".getBytes(UTF_16LE), "not text"),
                arguments("empty.csv", new byte[0], "empty"),
                arguments("empty.json", new byte[0], "empty"),
                arguments("empty.csv.gz", gzip(new byte[0]), "no header"),
                arguments("blank.csv", "\n \r\n\t\n\n".getBytes(UTF_8), "blank"),
                arguments("not.parquet", CSV, "Parquet"),
                arguments(
                        "array.json", "[{\"lon\":1,\"lat\":2},\n{\"lon\":1,\"lat\":2}]".getBytes(UTF_8), "JSON lines"),
                arguments("array-after-blanks.json", "\n  [\n{\"lon\":1,\"lat\":2}]".getBytes(UTF_8), "JSON lines"),
                arguments("pretty.json", "{\n  \"lon\": 1,\n  \"lat\": 2\n}\n".getBytes(UTF_8), "one object a line"),
                arguments("blank.json", "\n\n".getBytes(UTF_8), "blank"),
                arguments("cut.parquet", "PAR1PAR1cut".getBytes(UTF_8), "damaged"),
                arguments("picture.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0}, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refuses(String name, byte[] bytes, String remedy) {
        Path file = TestFiles.bytes(folder.resolve(name), bytes);
        String message = Reading.refused(file);
        assertThat(message).startsWith(file.toString());
        assertThat(message.substring(file.toString().length())).contains(remedy);
        Path good = TestFiles.bytes(folder.resolve("0-good.csv"), CSV);
        assertThat(Reading.refused(good, file)).contains(file.toString());
    }

    @Test
    void readsGzipWhateverTheCaseOfItsName() throws IOException {
        Reading reading = Reading.of(TestFiles.bytes(folder.resolve("DAY.CSV.GZ"), gzip(CSV)));
        assertThat(reading.value("lat")).isEqualTo(1.25);
    }

    @Test
    void readsAHeaderWithoutRows() {
        Reading reading = Reading.of(TestFiles.bytes(folder.resolve("header.csv"), "lon,lat".getBytes(UTF_8)));
        assertThat(reading.rows()).isEmpty();
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.positions().rows().columns()).startsWith("lon", "lat");
    }

    @Test
    void namesAFileThatIsCutOff() throws IOException {
        byte[] whole = gzip(("lon,lat\n" + "103.75,1.25\n".repeat(100_000)).getBytes(UTF_8));
        Path file = TestFiles.bytes(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Reading.of(file))
                .hasStackTraceContaining("cut.csv.gz");
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
