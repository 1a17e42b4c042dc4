package ais.geofence.spark;

import ais.geofence.unpack.LineLimit;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.util.LineReader;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.util.TaskCompletionListener;
import scala.collection.AbstractIterator;

/**
 * A share of the lines of a file, read as Spark reads lines: without a byte-order mark, until the task ends. Blocks of the unpacked
 * file go to the shares in turn; a line belongs to the block in which it begins. For Spark each block is one of the file:
 * {@code input_file_block_start()} is where it starts in the unpacked file. All of the file is read, so that damage to another
 * share is found as well.
 */
final class UnpackedLines extends AbstractIterator<InternalRow> {
    /** In bytes. The header begins in the first block. */
    static final long BLOCK = 1 << 18;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LineReader lines;
    private final Text line = new Text();
    private final UnsafeRowWriter row;
    private final boolean isNeeded;
    private final UnpackedText.Share share;
    private final String uri;
    private boolean isRead;
    private boolean isThere;
    private long lineStart;
    private long lineEnd;
    private long block = -1;

    private UnpackedLines(UnpackedText.Share share, InputStream bytes, int columns) {
        this.lines = new LineReader(bytes);
        this.row = new UnsafeRowWriter(columns);
        this.isNeeded = columns > 0;
        this.share = share;
        this.uri = share.file().uniquePath().toUri().toString();
    }

    /**
     * Opens a file.
     *
     * @param columns 1, or 0 if the text is not needed
     */
    static UnpackedLines open(
            UnpackedText.Share share, UnpackedText.Opener opener, Configuration configuration, int columns) {
        try {
            InputStream bytes = new LineLimit(opener.open(share.file(), configuration));
            TaskContext task = TaskContext.get();
            if (task != null) {
                task.addTaskCompletionListener((TaskCompletionListener) ended -> close(bytes));
            }
            return new UnpackedLines(share, bytes, columns);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private static void close(InputStream bytes) {
        try {
            bytes.close();
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
        enterBlock();
        row.reset();
        if (isNeeded) {
            int from = lineStart == 0 && hasMark() ? BYTE_ORDER_MARK.length : 0;
            row.write(0, line.getBytes(), from, line.getLength() - from);
        }
        return row.getRow();
    }

    private void enterBlock() {
        if (lineStart / BLOCK != block) {
            block = lineStart / BLOCK;
            InputFileBlockHolder.set(uri, block * BLOCK, BLOCK);
        }
    }

    /** Reads the next line of the share; false if there is none. */
    private boolean readLine() {
        try {
            do {
                lineStart = lineEnd;
                lineEnd += lines.readLine(line);
            } while (lineEnd > lineStart && lineStart / BLOCK % share.of() != share.number());
            return lineEnd > lineStart;
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private boolean hasMark() {
        if (line.getLength() < BYTE_ORDER_MARK.length) {
            return false;
        }
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (line.getBytes()[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** Spark expects the exception itself, as Scala has no checked ones. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException unchecked(IOException e) throws E {
        throw (E) e;
    }
}
