package ais.geofence.position.file;

import ais.geofence.unpack.CutOffException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacks a file with a class of Commons Compress. A file that ends too early gives an {@link CutOffException}. */
abstract class LibraryCodec extends StrictCodec {
    /** The library's stream, which must read to the end of the file and fail at what it can't unpack. */
    abstract InputStream library(InputStream packed) throws IOException;

    @Override
    final InputStream unpacked(InputStream in) throws IOException {
        PackedBytes packed = new PackedBytes(new BufferedInputStream(in));
        try {
            return new UnpackedBytes(library(packed), packed);
        } catch (IOException e) {
            throw packed.fault(e);
        }
    }

    /** The bytes of the file. It records whether more of them were asked for than there are. */
    private static final class PackedBytes extends FilterInputStream {
        private boolean hasEnded;

        PackedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            hasEnded |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            hasEnded |= count < 0;
            return count;
        }

        /** The library has many messages for a file that is cut off. */
        IOException fault(IOException fault) {
            if (!hasEnded) {
                return fault;
            }
            CutOffException end = new CutOffException();
            end.addSuppressed(fault);
            return end;
        }
    }

    private static final class UnpackedBytes extends FilterInputStream {
        private final PackedBytes packed;

        UnpackedBytes(InputStream unpacked, PackedBytes packed) {
            super(unpacked);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw packed.fault(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw packed.fault(e);
            }
        }
    }
}
