package ais.geofence.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * A member of a zip archive, as the archive's directory describes it.
 *
 * @param name as written in the archive, with its folders; any text
 * @param isEncrypted whether it needs a password
 * @param method how it is compressed
 * @param checksum the CRC-32 of its bytes
 * @param packedBytes how many bytes it takes in the archive
 * @param bytes how many it has
 * @param start where its header begins in the archive
 */
public record ZipMember(
        String name, boolean isEncrypted, int method, long checksum, long packedBytes, long bytes, long start)
        implements Serializable {
    private static final long serialVersionUID = 1;

    static final int HEADER = 0x04034b50;
    private static final int HEADER_BYTES = 30;

    /** What other methods than those that are read are called. */
    private static final Map<Integer, String> METHODS = Map.of(
            1, "Shrink", 6, "Implode", 12, "bzip2", 14, "LZMA", 20, "Zstandard", 93, "Zstandard", 95, "XZ", 98, "PPMd");

    /** Whether it is compressed in a way that {@link #open} reads. */
    public boolean isReadable() {
        return ZipMemberStream.METHODS.contains(method);
    }

    /** How it is compressed, for a message: "LZMA (method 14)". */
    public String methodText() {
        String name = METHODS.get(method);
        return name == null ? "method " + method : name + " (method " + method + ")";
    }

    /**
     * Its bytes. The stream reads all of them or fails: where the archive is cut off it gives an {@link CutOffException}, where it
     * is damaged another {@link IOException}.
     *
     * @param archive at {@link #start}; closed with the stream
     * @throws IOException if there is no such member, or it is not {@link #isReadable readable}
     */
    public InputStream open(InputStream archive) throws IOException {
        return new ZipMemberStream(this, archive);
    }

    /**
     * Reads the header that the archive has in front of the member.
     *
     * @param archive at {@link #start}; afterwards at the first packed byte
     * @throws IOException if there is no header, or it has another name or method than the directory
     */
    public void passHeader(InputStream archive) throws IOException {
        ByteBuffer header = next(archive, HEADER_BYTES);
        if (header.getInt(0) != HEADER) {
            throw new ZipException("it does not begin where the directory of the archive says");
        }
        String ownName = ZipDirectory.name(next(archive, Short.toUnsignedInt(header.getShort(26))));
        next(archive, Short.toUnsignedInt(header.getShort(28)));
        if (!ownName.equals(name) || Short.toUnsignedInt(header.getShort(8)) != method) {
            throw new ZipException("its header and the directory of the archive describe it differently");
        }
    }

    private static ByteBuffer next(InputStream archive, int length) throws IOException {
        byte[] bytes = archive.readNBytes(length);
        if (bytes.length < length) {
            throw new CutOffException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
