package ais.geofence.spark;

import ais.geofence.unpack.LineBlock;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;

/**
 * A share of the lines of a file, read as Spark reads lines: without a byte-order mark. For Spark each block is one of the file:
 * {@code input_file_block_start()} is where it starts in the unpacked file.
 */
final class UnpackedLines extends AbstractIterator<InternalRow> {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final UnpackedShare share;
    private final UnsafeRowWriter row;
    private final boolean isNeeded;
    private final String uri;
    private @Nullable LineBlock block;
    private boolean isRead;
    private boolean isThere;
    private long entered = -1;

    /**
     * @param uri of the file
     * @param columns 1, or 0 if the text is not needed
     */
    UnpackedLines(UnpackedShare share, String uri, int columns) {
        this.share = share;
        this.row = new UnsafeRowWriter(columns);
        this.isNeeded = columns > 0;
        this.uri = uri;
    }

    /** Opens a file until the task ends. */
    static UnpackedLines open(
            UnpackedText.Share share, UnpackedText.Opener opener, Configuration configuration, int columns) {
        TaskContext task = TaskContext.get();
        UnpackedShare blocks = new UnpackedShare(
                share,
                List.of(task.stageId(), task.stageAttemptNumber()),
                () -> opener.open(share.file(), configuration));
        task.addTaskCompletionListener((TaskCompletionListener) ended -> close(blocks));
        return new UnpackedLines(blocks, share.file().uniquePath().toUri().toString(), columns);
    }

    private static void close(UnpackedShare share) {
        try {
            share.close();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (!isRead) {
            isRead = true;
            isThere = readLine();
        }
        return isThere;
    }

    /** The same object for each line. */
    @Override
    public UnsafeRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isRead = false;
        LineBlock in = Objects.requireNonNull(block);
        if (in.number() != entered) {
            entered = in.number();
            InputFileBlockHolder.set(uri, entered * Unpacking.BLOCK, Unpacking.BLOCK);
        }
        row.reset();
        if (isNeeded) {
            write(in);
        }
        return row.getRow();
    }

    private void write(LineBlock in) {
        int mark = in.number() == 0 && in.from() == 0 && hasMark(in) ? BYTE_ORDER_MARK.length : 0;
        row.write(0, in.bytes(), in.from() + mark, in.length() - mark);
    }

    private static boolean hasMark(LineBlock in) {
        return in.length() >= BYTE_ORDER_MARK.length
                && Arrays.equals(in.bytes(), 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /** Reads the next line of the share; false if there is none. */
    private boolean readLine() {
        try {
            while (block == null || !block.next()) {
                block = share.next();
                if (block == null) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    /** Spark expects the exception itself, as Scala has no checked ones. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException unchecked(IOException e) throws E {
        throw (E) e;
    }
}
