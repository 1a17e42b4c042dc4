package ais.geofence.unpack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * The bytes of a member of a zip archive. At their end it compares size and checksum with the archive's directory. Not
 * thread-safe.
 */
final class ZipMemberStream extends BlockStream {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Windows compresses files larger than 2 GB by this method. */
    private static final int DEFLATED_64 = 9;

    static final Set<Integer> METHODS = Set.of(STORED, DEFLATED, DEFLATED_64);

    private static final int BUFFER_BYTES = 1 << 16;

    private final ZipMember member;
    private final Inflater inflater;
    private final InputStream unpacked;
    private final CRC32 checksum = new CRC32();
    private long passed;

    ZipMemberStream(ZipMember member, InputStream archive) throws IOException {
        this.member = member;
        member.passHeader(archive);
        this.inflater = new Inflater(true);
        InputStream packed = new PackedBytes(archive, member.packedBytes());
        this.unpacked = switch (member.method()) {
            case STORED -> packed;
            case DEFLATED -> new InflaterInputStream(packed, inflater, BUFFER_BYTES);
            case DEFLATED_64 -> new Deflate64CompressorInputStream(new BufferedInputStream(packed, BUFFER_BYTES));
            default -> throw new ZipException("unknown compression method " + member.method());
        };
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = unpack(bytes, offset, length);
        if (count < 0) {
            require(passed == member.bytes(), "the length of its data does not match");
            require(checksum.getValue() == member.checksum(), "the checksum of its data does not match");
            return -1;
        }
        checksum.update(bytes, offset, count);
        passed += count;
        require(passed <= member.bytes(), "the length of its data does not match");
        return count;
    }

    private int unpack(byte[] bytes, int offset, int length) throws IOException {
        try {
            return unpacked.read(bytes, offset, length);
        } catch (CutOffException e) {
            throw e;
        } catch (EOFException e) {
            throw new ZipException("its compressed data ends too early");
        } catch (RuntimeException e) { // from Commons Compress
            ZipException damaged = new ZipException(String.valueOf(e.getMessage()));
            damaged.initCause(e);
            throw damaged;
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        unpacked.close();
    }

    private static void require(boolean condition, String fault) throws ZipException {
        if (!condition) {
            throw new ZipException(fault);
        }
    }

    /** The bytes of the archive that belong to the member. */
    private static final class PackedBytes extends BlockStream {
        private final InputStream archive;
        private long left;

        PackedBytes(InputStream archive, long length) {
            this.archive = archive;
            this.left = length;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = archive.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new CutOffException();
            }
            left -= count;
            return count;
        }

        @Override
        public void close() throws IOException {
            archive.close();
        }
    }
}
