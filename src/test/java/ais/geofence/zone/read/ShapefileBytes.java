package ais.geofence.zone.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the bytes of shapefiles, also of those that no tool would write. */
public final class ShapefileBytes {
    public static final int POLYGON = 5;
    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;

    private final int type;
    private final List<byte[]> contents = new ArrayList<>();

    public ShapefileBytes(int type) {
        this.type = type;
    }

    /**
     * Adds a polygon.
     *
     * @param rings longitude and latitude of each position, one ring after another
     */
    public ShapefileBytes polygon(double[]... rings) {
        return shape(type, rings);
    }

    /** Adds a shape of any type that has the layout of a polygon. */
    public ShapefileBytes shape(int shapeType, double[]... rings) {
        int positions = 0;
        for (double[] ring : rings) {
            positions += ring.length / 2;
        }
        ByteBuffer content = littleEndian(44 + 4 * rings.length + 16 * positions);
        content.putInt(shapeType);
        content.position(36);
        content.putInt(rings.length).putInt(positions);
        int start = 0;
        for (double[] ring : rings) {
            content.putInt(start);
            start += ring.length / 2;
        }
        for (double[] ring : rings) {
            for (double ordinate : ring) {
                content.putDouble(ordinate);
            }
        }
        return record(content.array());
    }

    /** Adds a null shape. */
    public ShapefileBytes none() {
        return record(littleEndian(4).array());
    }

    public ShapefileBytes record(byte[] content) {
        contents.add(content);
        return this;
    }

    public byte[] bytes() {
        int length = HEADER_BYTES
                + contents.stream().mapToInt(content -> 8 + content.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length);
        file.putInt(0, FILE_CODE).putInt(24, length / 2);
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(28, VERSION).putInt(32, type);
        file.order(ByteOrder.BIG_ENDIAN).position(HEADER_BYTES);
        for (int i = 0; i < contents.size(); i++) {
            byte[] content = contents.get(i);
            file.putInt(i + 1).putInt(content.length / 2).put(content);
        }
        return file.array();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * A table of columns of text.
     *
     * @param rows each value, with a star in front of the first for a deleted row
     */
    public static byte[] table(String columns, String... rows) {
        return table(0, StandardCharsets.UTF_8, columns, rows);
    }

    /**
     * A table.
     *
     * @param columns as in {@code name C8, depth N6.2}
     * @param rows the values of each, separated by bars; with a star in front if it is deleted
     */
    public static byte[] table(int languageDriver, Charset charset, String columns, String... rows) {
        String[] described = columns.split(", ");
        int[] lengths = new int[described.length];
        int rowBytes = 1;
        ByteArrayOutputStream descriptions = new ByteArrayOutputStream();
        for (int i = 0; i < described.length; i++) {
            String[] parts = described[i].split(" ");
            String[] size = parts[1].substring(1).split("\\.");
            lengths[i] = Integer.parseInt(size[0]);
            rowBytes += lengths[i];
            ByteBuffer description = littleEndian(32);
            description.put(parts[0].getBytes(charset));
            description.put(11, (byte) parts[1].charAt(0));
            description.put(16, (byte) lengths[i]);
            description.put(17, size.length == 1 ? 0 : Byte.parseByte(size[1]));
            descriptions.writeBytes(description.array());
        }
        descriptions.write(0x0d);
        ByteBuffer table = littleEndian(32 + descriptions.size() + rows.length * rowBytes + 1);
        table.put(0, (byte) 3)
                .putInt(4, rows.length)
                .putShort(8, (short) (32 + descriptions.size()))
                .putShort(10, (short) rowBytes)
                .put(29, (byte) languageDriver);
        table.position(32);
        table.put(descriptions.toByteArray());
        for (String row : rows) {
            boolean deleted = row.startsWith("*");
            String[] values = (deleted ? row.substring(1) : row).split("\\|", -1);
            table.put((byte) (deleted ? '*' : ' '));
            for (int i = 0; i < lengths.length; i++) {
                byte[] value = values[i].getBytes(charset);
                for (int at = 0; at < lengths[i]; at++) {
                    table.put(at < value.length ? value[at] : (byte) ' ');
                }
            }
        }
        return table.put((byte) 0x1a).array();
    }
}
