package ais.geofence.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads the directory at the end of a zip archive, with zip64's longer fields, or fails. Commons Compress takes a directory that
 * is damaged in the middle for a shorter one.
 */
public final class ZipDirectory {
    /** The bytes of an archive. */
    public interface Archive {
        /** Fills the array with the bytes from that position, or throws an {@link java.io.EOFException}. */
        void read(long position, byte[] bytes) throws IOException;
    }

    /** The largest directory that is read, bytes: that of about 300,000 members. */
    private static final int MOST_BYTES = 1 << 25;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_BYTES = 56;
    private static final int MEMBER = 0x02014b50;
    private static final int MEMBER_BYTES = 46;
    private static final int LONGER_FIELDS = 1;

    /** A value that does not fit its field, and stands in a longer one. */
    private static final int ELSEWHERE_16 = 0xFFFF;

    private static final long ELSEWHERE_32 = 0xFFFFFFFFL;
    private static final Charset DOS = Charset.forName("IBM437");

    private final Archive archive;

    private ZipDirectory(Archive archive) {
        this.archive = archive;
    }

    /**
     * The members of an archive, in the order of its directory. Other bytes may be in front of it, as in an archive that unpacks
     * itself.
     *
     * @param bytes the size of the archive
     * @throws ZipException if the archive does not end with its directory, or the directory is damaged, too large, or one of a
     *     split archive; or if another archive is in front of it
     */
    public static List<ZipMember> members(long bytes, Archive archive) throws IOException {
        return new ZipDirectory(archive).read(bytes);
    }

    private List<ZipMember> read(long bytes) throws IOException {
        int tailBytes = (int) Math.min(bytes, END_BYTES + LONGEST_COMMENT + LOCATOR_64_BYTES);
        ByteBuffer tail = part(bytes - tailBytes, tailBytes);
        int end = endIn(tail);
        Place place = new Place(
                unsigned(tail.getShort(end + 10)), unsigned(tail.getInt(end + 12)), unsigned(tail.getInt(end + 16)));
        requireOneDisk(unsigned(tail.getShort(end + 4)), unsigned(tail.getShort(end + 6)));
        long directoryEnd = bytes - tailBytes + end;
        int locator = end - LOCATOR_64_BYTES;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR_64) {
            directoryEnd = tail.getLong(locator + 8);
            place = longer(place, directoryEnd, bytes - tailBytes + locator);
        }
        require(place.bytes >= 0 && place.bytes <= directoryEnd && place.start >= 0);
        long before = directoryEnd - place.bytes - place.start;
        require(before >= 0);
        if (place.bytes > MOST_BYTES) {
            throw new ZipException("it has too many members");
        }
        if (before > 0 && part(0, Integer.BYTES).getInt(0) == ZipMember.HEADER) {
            throw new ZipException("another archive is in front of it");
        }
        return members(part(directoryEnd - place.bytes, (int) place.bytes), place, before);
    }

    /** The position of the record that ends the directory. Only a comment may follow it. */
    private static int endIn(ByteBuffer tail) throws ZipException {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + unsigned(tail.getShort(at + 20)) == tail.limit()) {
                return at;
            }
        }
        throw new ZipException("it does not end with the directory of its members" + after(tail));
    }

    /** How many bytes follow the end of an archive, if there is one and they do. */
    private static String after(ByteBuffer tail) {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            int rest = tail.limit() - at - END_BYTES - unsigned(tail.getShort(at + 20));
            if (tail.getInt(at) == END && rest > 0) {
                return ", " + rest + " more bytes follow";
            }
        }
        return "";
    }

    /**
     * Where zip64 says that the directory is.
     *
     * @param start where this is written
     * @param end where it ends
     */
    private Place longer(Place shorter, long start, long end) throws IOException {
        require(start >= 0 && start <= end - END_64_BYTES);
        ByteBuffer record = part(start, END_64_BYTES);
        require(record.getInt(0) == END_64 && record.getLong(4) == end - start - 12);
        requireOneDisk(record.getInt(16), record.getInt(20));
        Place place = new Place(record.getLong(32), record.getLong(40), record.getLong(48));
        require(shorter.members == ELSEWHERE_16 || shorter.members == place.members);
        require(shorter.bytes == ELSEWHERE_32 || shorter.bytes == place.bytes);
        require(shorter.start == ELSEWHERE_32 || shorter.start == place.start);
        return place;
    }

    /** @param before how many bytes are in front of the archive, from where it counts */
    private static List<ZipMember> members(ByteBuffer directory, Place place, long before) throws ZipException {
        List<ZipMember> members = new ArrayList<>();
        while (directory.hasRemaining()) {
            members.add(member(directory, place.start, before));
        }
        require(members.size() == place.members);
        return members;
    }

    private static ZipMember member(ByteBuffer directory, long directoryStart, long before) throws ZipException {
        require(directory.remaining() >= MEMBER_BYTES);
        ByteBuffer fields = slice(directory, MEMBER_BYTES);
        require(fields.getInt(0) == MEMBER);
        int nameBytes = unsigned(fields.getShort(28));
        int extraBytes = unsigned(fields.getShort(30));
        int commentBytes = unsigned(fields.getShort(32));
        require(directory.remaining() >= nameBytes + extraBytes + commentBytes);
        String name = name(slice(directory, nameBytes));
        ByteBuffer longer = longerFields(slice(directory, extraBytes));
        slice(directory, commentBytes);
        requireOneDisk(unsigned(fields.getShort(34)), 0);
        long bytes = either(fields.getInt(24), longer); // zip64 has them in this order
        long packedBytes = either(fields.getInt(20), longer);
        long start = either(fields.getInt(42), longer);
        require(bytes >= 0 && packedBytes >= 0 && start >= 0);
        require(packedBytes <= directoryStart && start <= directoryStart - packedBytes);
        return new ZipMember(
                name,
                (fields.getShort(8) & 1) != 0,
                unsigned(fields.getShort(10)),
                unsigned(fields.getInt(16)),
                packedBytes,
                bytes,
                before + start);
    }

    private static long either(int field, ByteBuffer longer) throws ZipException {
        long value = unsigned(field);
        if (value != ELSEWHERE_32) {
            return value;
        }
        require(longer.remaining() >= Long.BYTES);
        return longer.getLong();
    }

    /** The part of the extra fields that has what does not fit the usual ones; empty if there is none. */
    private static ByteBuffer longerFields(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int kind = unsigned(extra.getShort());
            int length = Math.min(unsigned(extra.getShort()), extra.remaining());
            ByteBuffer field = slice(extra, length);
            if (kind == LONGER_FIELDS) {
                return field;
            }
        }
        return ByteBuffer.allocate(0);
    }

    /** UTF-8, or else DOS's characters: not all archives that have UTF-8 say so. */
    static String name(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return DOS.decode(bytes.duplicate()).toString();
        }
    }

    private ByteBuffer part(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        archive.read(position, bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes the next bytes. */
    private static ByteBuffer slice(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + length);
        return part;
    }

    private static int unsigned(short field) {
        return Short.toUnsignedInt(field);
    }

    private static long unsigned(int field) {
        return Integer.toUnsignedLong(field);
    }

    private static void requireOneDisk(long disk, long otherDisk) throws ZipException {
        if (disk != 0 || otherDisk != 0) {
            throw new ZipException("it is a part of a split archive: join the parts (zip -s 0 PART --out WHOLE.zip)");
        }
    }

    private static void require(boolean condition) throws ZipException {
        if (!condition) {
            throw new ZipException("the directory of its members is damaged");
        }
    }

    /**
     * Where a directory is.
     *
     * @param members how many it has
     * @param bytes its size
     * @param start where it begins in the archive
     */
    private record Place(long members, long bytes, long start) {}
}
