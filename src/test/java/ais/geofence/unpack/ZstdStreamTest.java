package ais.geofence.unpack;

import static ais.geofence.testing.TestFiles.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZstdStreamTest {
    private static final byte[] SKIPPED = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new ZstdStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int length, int kinds) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(kinds);
        }
        return bytes;
    }

    /** Around the sizes of the buffers, and far more; of one kind of byte, some kinds, and all. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 17) - 1, 1 << 17, (1 << 17) + 1, 1 << 18, 3_000_000})
    void unpacksFramesOfAnySize(int length) throws IOException {
        for (int kinds : new int[] {1, 4, 256}) {
            byte[] bytes = bytes(length, kinds);
            byte[] frame = Zstd.compress(bytes);
            assertThat(unpacked(frame)).isEqualTo(bytes);
            assertThat(unpacked(joined(SKIPPED, frame, frame, SKIPPED))).isEqualTo(joined(bytes, bytes));
        }
    }

    @Test
    void readsByteByByteFromAStreamThatGivesLittleAtATime() throws IOException {
        byte[] bytes = bytes(1000, 7);
        byte[] packed = joined(Zstd.compress(bytes), Zstd.compress(bytes));
        InputStream slow = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 3));
            }
        };
        try (InputStream in = new ZstdStream(slow)) {
            for (byte expected : joined(bytes, bytes)) {
                assertThat(in.read()).isEqualTo(expected);
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[0])).isZero();
            assertThat(in.read(new byte[2])).isEqualTo(-1);
        }
    }

    @Test
    void knowsWhenItIsCutAnywhere() throws IOException {
        byte[] frame = Zstd.compress(bytes(100, 200));
        byte[] whole = joined(frame, frame, SKIPPED);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == frame.length || length == 2 * frame.length) {
                assertThat(unpacked(cut)).hasSize(100 * length / frame.length);
            } else {
                assertThatThrownBy(() -> unpacked(cut))
                        .as("%d bytes", length)
                        .isInstanceOf(EOFException.class)
                        .hasMessage("it ends in the middle of its compressed data");
            }
        }
    }

    @Test
    void neverGivesOtherBytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out).setChecksum(true)) {
            zstd.write(bytes(10_000, 30));
        }
        byte[] frame = out.toByteArray();
        byte[] whole = unpacked(joined(frame, frame));
        int refused = 0;
        for (int at = 0; at < frame.length; at++) {
            byte[] damaged = frame.clone();
            damaged[at] ^= 0x04;
            try {
                // A larger window, or a block's size in more bytes, changes nothing.
                assertThat(unpacked(joined(frame, damaged))).as("byte %d", at).isEqualTo(whole);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(frame.length - 10);
        assertThatThrownBy(() -> unpacked(joined(frame, "lon,lat\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class);
    }

    /** The exponent of the window's size is in the upper bits of the sixth byte: 27 and 28. */
    @Test
    void refusesAWindowThatNeedsTooMuchMemory() throws IOException {
        byte[] frame = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, (byte) (17 << 3), 3 << 3 | 1, 0, 0, 'a', 'b', 'c'};
        assertThat(unpacked(frame)).asString().isEqualTo("abc");
        frame[5] = (byte) (18 << 3);
        assertThatThrownBy(() -> unpacked(frame))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("memory");
    }
}
