package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.ShapeGeometry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The records of a {@code .shp}, one after another. A file whose records do not follow each other without a gap, as some programs leave it
 * after a change, is refused: only its {@code .shx} tells what counts.
 */
final class ShapeRecords {
    private static final int HEADER_BYTES = 100;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;

    /** Lengths count words of 16 bits. */
    private static final int WORD_BYTES = 2;

    /** A position takes several times as much memory when it is checked. Then a shape that is this part of it can't be. */
    private static final int MEMORY_SHARE = 8;

    private final InputStream in;
    private final String file;
    private final long bytes;
    private long read = HEADER_BYTES;
    private int number;
    private boolean isNumbered;

    /**
     * Reads the header of the file.
     *
     * @param file its name
     * @throws UnreadableFile if it is no file of polygons
     */
    ShapeRecords(InputStream in, String file) throws IOException {
        this.in = in;
        this.file = file;
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
        if (header.capacity() < HEADER_BYTES) {
            throw new UnreadableFile(
                    "is a shapefile that is cut off: it has " + header.capacity() + " of the 100 bytes of its header");
        }
        if (header.getInt(0) != FILE_CODE || littleInt(header, 28) != VERSION) {
            throw new UnreadableFile("is not a shapefile: it does not begin as one");
        }
        bytes = (header.getInt(24) & 0xffffffffL) * WORD_BYTES;
        ShapeType type = ShapeType.of(littleInt(header, 32));
        if (!type.isPolygon() && type != ShapeType.NONE) {
            throw new UnreadableFile(notPolygons(type));
        }
    }

    private static int littleInt(ByteBuffer bytes, int offset) {
        return Integer.reverseBytes(bytes.getInt(offset));
    }

    private static String notPolygons(ShapeType type) {
        return "is a shapefile of shapes of the type " + type.title() + ": zones are of the type Polygon";
    }

    /** Whether there is a further record. */
    boolean hasNext() throws IOException {
        if (read < bytes) {
            return true;
        }
        if (in.read() >= 0) {
            throw new UnreadableFile(
                    "goes on after the end that its header names, at " + bytes + " bytes: " + rewrite());
        }
        return false;
    }

    /** Reads the next record. */
    RawGeometry next() throws IOException {
        ByteBuffer header = read(RECORD_HEADER_BYTES);
        int nextNumber = header.getInt();
        long length = (header.getInt() & 0xffffffffL) * WORD_BYTES;
        if (isNumbered && nextNumber != number + 1) {
            throw new UnreadableFile("has record " + nextNumber + " after record " + number + ": " + rewrite());
        }
        isNumbered = true;
        number = nextNumber;
        if (length < Integer.BYTES || length > bytes - read) {
            throw new UnreadableFile("has a record " + number + " of " + length
                    + " bytes, which does not fit into the file: is it damaged?");
        }
        return shape(
                ShapeType.of(read(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt()), length - Integer.BYTES);
    }

    private RawGeometry shape(ShapeType type, long length) throws IOException {
        if (!type.isPolygon()) {
            skip(length);
            return type == ShapeType.NONE
                    ? RawGeometry.absent()
                    : RawGeometry.missing("is a " + type.title() + ": a zone is a Polygon");
        }
        if (length > Runtime.getRuntime().maxMemory() / MEMORY_SHARE || length > Integer.MAX_VALUE) {
            skip(length);
            return RawGeometry.tooLarge(length);
        }
        return new ShapeGeometry(read((int) length).array());
    }

    private String rewrite() {
        return "write it anew, for instance with ogr2ogr zones.gpkg " + file;
    }

    private ByteBuffer read(int count) throws IOException {
        byte[] next = in.readNBytes(count);
        read += next.length;
        if (next.length < count) {
            throw cutOff();
        }
        return ByteBuffer.wrap(next);
    }

    private void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
            read += count;
        } catch (EOFException e) {
            throw cutOff();
        }
    }

    private UnreadableFile cutOff() {
        return new UnreadableFile("is a shapefile that is cut off: it ends in record " + number + ", before the "
                + bytes + " bytes that its header names");
    }
}
