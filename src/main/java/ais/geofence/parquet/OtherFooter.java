package ais.geofence.parquet;

import ais.geofence.unpack.BlockStream;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * The rows of a file, followed by another footer.
 *
 * @param file the file
 * @param rows how many bytes of the file are kept, from the first
 * @param footer the bytes that follow them
 */
record OtherFooter(InputFile file, long rows, byte[] footer) implements InputFile {
    @Override
    public long getLength() {
        return rows + footer.length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        Joined joined = new Joined(file.newStream(), rows, footer);
        return new DelegatingSeekableInputStream(joined) {
            @Override
            public long getPos() {
                return joined.position;
            }

            @Override
            public void seek(long position) throws IOException {
                joined.seek(position);
            }
        };
    }

    private static final class Joined extends BlockStream {
        private final SeekableInputStream in;
        private final long rows;
        private final byte[] footer;
        private long position;

        Joined(SeekableInputStream in, long rows, byte[] footer) {
            this.in = in;
            this.rows = rows;
            this.footer = footer;
        }

        void seek(long to) throws IOException {
            position = to;
            if (to < rows) {
                in.seek(to);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            if (position < rows) {
                count = in.read(bytes, offset, (int) Math.min(length, rows - position));
            } else {
                int at = (int) (position - rows);
                count = Math.min(length, footer.length - at);
                if (count <= 0) {
                    return length == 0 ? 0 : -1;
                }
                System.arraycopy(footer, at, bytes, offset, count);
            }
            position += Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
