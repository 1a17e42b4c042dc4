package ais.geofence.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/** All of a gzip file, or a failure. */
class GzipStreamTest {
    private static final byte[] FIRST = gzip("north");
    private static final byte[] SECOND = gzip("south");
    private static final byte[] BOTH = joined(FIRST, SECOND);

    @Test
    void severalMembersAreOneText() throws IOException {
        assertThat(unpacked(FIRST)).isEqualTo("north");
        assertThat(unpacked(BOTH)).isEqualTo("northsouth");
        assertThat(unpacked(joined(gzip(""), BOTH, gzip("")))).isEqualTo("northsouth");
    }

    @Test
    void whatTheStreamSaysIsAvailableDoesNotCount() throws IOException {
        for (int step : new int[] {1, 2, 7, 1000}) {
            InputStream slow = new ByteArrayInputStream(BOTH) {
                @Override
                public synchronized int available() {
                    return 0;
                }

                @Override
                public synchronized int read(byte[] bytes, int offset, int length) {
                    return super.read(bytes, offset, Math.min(length, step));
                }
            };
            assertThat(new String(new GzipStream(slow).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("northsouth");
        }
    }

    @Test
    void aMemberThatIsCutAnywhereFails() {
        for (int length = 0; length < BOTH.length; length++) {
            if (length != FIRST.length) {
                byte[] cut = Arrays.copyOf(BOTH, length);
                assertThatThrownBy(() -> unpacked(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void aDamagedBitFailsOrChangesNothing() throws IOException {
        int failed = 0;
        for (int bit = FIRST.length * Byte.SIZE; bit < BOTH.length * Byte.SIZE; bit++) {
            byte[] damaged = BOTH.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertThat(unpacked(damaged)).isEqualTo("northsouth");
            } catch (ZipException | EOFException e) {
                failed++;
            }
        }
        // The time, what packed it on which system, whether it is text, and what fills the last byte of the data.
        int harmless = 6 * Byte.SIZE + 1 + 7;
        assertThat(failed).isGreaterThanOrEqualTo(SECOND.length * Byte.SIZE - harmless);
    }

    @Test
    void whatFollowsIsSaidUnlessItIsPadding() throws IOException {
        assertThat(unpacked(joined(BOTH, new byte[70_000]))).isEqualTo("northsouth");
        assertThat(unpacked(joined(BOTH, new byte[1]))).isEqualTo("northsouth");
        assertThatThrownBy(() -> unpacked(joined(BOTH, "<html>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ZipException.class)
                .hasMessage("6 bytes that are not gzip follow its compressed data; compress the file again");
        byte[] late = new byte[70_000];
        late[69_999] = 1;
        assertThatThrownBy(() -> unpacked(joined(BOTH, late))).hasMessageStartingWith("70000 bytes");
        assertThatThrownBy(() -> unpacked(joined(BOTH, new byte[] {0}, SECOND)))
                .hasMessageStartingWith(SECOND.length + 1 + " bytes");
    }

    @Test
    void aHeaderMayHaveAllFields() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3});
        header.writeBytes(new byte[] {3, 0, 'a', 'b', 'c'});
        header.writeBytes("ports.csv\0of 2024\0".getBytes(StandardCharsets.ISO_8859_1));
        CRC32 checksum = new CRC32();
        checksum.update(header.toByteArray());
        header.write((int) checksum.getValue());
        header.write((int) checksum.getValue() >> 8);
        byte[] data = Arrays.copyOfRange(FIRST, 10, FIRST.length);
        byte[] full = joined(header.toByteArray(), data);

        assertThat(unpacked(joined(full, SECOND, full))).isEqualTo("northsouthnorth");
        for (int length = 1; length < full.length; length++) {
            byte[] cut = joined(SECOND, Arrays.copyOf(full, length));
            assertThatThrownBy(() -> unpacked(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
        }
        byte[] damaged = full.clone();
        damaged[20] ^= 4;
        assertThatThrownBy(() -> unpacked(damaged)).hasMessage("the checksum of a header does not match");
    }

    @Test
    void manyMembersOfAllLengthsAreReadWhole() throws IOException {
        Random random = new Random(5);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int member = 0; member < 200; member++) {
            byte[] bytes = new byte[random.nextInt(1 << random.nextInt(17))];
            random.nextBytes(bytes);
            plain.writeBytes(bytes);
            packed.writeBytes(gzip(bytes));
        }
        try (InputStream in = new GzipStream(new ByteArrayInputStream(packed.toByteArray()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.toByteArray());
        }
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (InputStream in = new GzipStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
