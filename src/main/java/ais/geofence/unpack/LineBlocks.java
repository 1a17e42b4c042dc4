package ais.geofence.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into blocks of about the same size, each with the lines that begin in it. It looks for the ends of lines only where
 * it cuts. Not thread-safe.
 */
public final class LineBlocks {
    private final InputStream text;
    private final int blockBytes;

    /** Read and not yet in a block. */
    private byte[] bytes;

    private int limit;

    /** Where they begin in the text. */
    private long start;

    /** @param text at its first byte */
    public LineBlocks(InputStream text, int blockBytes) {
        this.text = text;
        this.blockBytes = blockBytes;
        this.bytes = newBuffer(0);
    }

    /** The next block in which a line begins; null at the end of the text. */
    public @Nullable LineBlock next() throws IOException {
        long number = start / blockBytes;
        // A line may begin right after the last byte of the block.
        int last = (int) ((number + 1) * blockBytes - start) - 1;
        boolean isMore = true;
        while (isMore && limit <= last) {
            isMore = fill();
        }
        int end = Math.min(last, limit);
        do {
            end = LineBlock.lineEnd(bytes, end, limit);
        } while (end == limit && fill());
        if (end < limit) {
            boolean isReturn = bytes[end] == '\r';
            end++;
            if (isReturn && (end < limit || fill()) && bytes[end] == '\n') {
                end++;
            }
        }
        return end == 0 ? null : cut(number, end);
    }

    private LineBlock cut(long number, int end) {
        LineBlock block = new LineBlock(number, bytes, end);
        byte[] rest = newBuffer(limit - end);
        System.arraycopy(bytes, end, rest, 0, limit - end);
        bytes = rest;
        limit -= end;
        start += end;
        return block;
    }

    /** For a block and the end of its last line. */
    private byte[] newBuffer(int kept) {
        return new byte[Math.max(kept, blockBytes) + blockBytes / 4 + 1];
    }

    /** Reads at least one more byte; false at the end of the text. */
    private boolean fill() throws IOException {
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * limit);
        }
        int count = text.read(bytes, limit, bytes.length - limit);
        limit += Math.max(count, 0);
        return count >= 0;
    }
}
