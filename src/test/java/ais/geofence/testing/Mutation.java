package ais.geofence.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils good input, byte by byte. */
public final class Mutation {
    private static final int LONGEST_PART = 12;

    private Mutation() {}

    /**
     * Some of the bytes are deleted, doubled, moved, changed in a digit or a bit, or give way to pieces that make trouble.
     *
     * @param most how many such changes there are at most; there is one at least
     */
    public static byte[] of(Random random, byte[] good, int most, List<String> pieces) {
        byte[] bytes = good;
        for (int changes = 1 + random.nextInt(most); changes > 0; changes--) {
            bytes = changed(random, bytes, pieces);
        }
        return bytes;
    }

    private static byte[] changed(Random random, byte[] bytes, List<String> pieces) {
        int start = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, start + random.nextInt(LONGEST_PART));
        byte[] piece = pieces.get(random.nextInt(pieces.size())).getBytes(StandardCharsets.UTF_8);
        byte[] part = Arrays.copyOfRange(bytes, start, end);
        int elsewhere = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> joined(bytes, start, new byte[0], end);
            case 3, 4, 5, 6 -> joined(bytes, start, piece, start);
            case 7, 8, 9 -> joined(bytes, start, piece, end);
            case 10 -> joined(bytes, start, new byte[] {(byte) random.nextInt(256)}, end);
            case 11 -> joined(bytes, elsewhere, part, elsewhere);
            case 12 -> random.nextInt(10) == 0 ? Arrays.copyOf(bytes, start) : bytes; // cut off
            case 13 -> withOneBitTurned(random, bytes);
            default -> withAnotherDigit(random, bytes);
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] piece, int restart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.writeBytes(piece);
        out.write(bytes, restart, bytes.length - restart);
        return out.toByteArray();
    }

    private static byte[] withOneBitTurned(Random random, byte[] bytes) {
        byte[] turned = bytes.clone();
        if (turned.length > 0) {
            turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return turned;
    }

    /** Leaves the syntax good, so that the values are tried too. */
    private static byte[] withAnotherDigit(Random random, byte[] bytes) {
        byte[] turned = bytes.clone();
        for (int tries = 0; tries < 50 && turned.length > 0; tries++) {
            int at = random.nextInt(turned.length);
            if (turned[at] >= '0' && turned[at] <= '9') {
                turned[at] = (byte) ('0' + random.nextInt(10));
                return turned;
            }
        }
        return turned;
    }
}
