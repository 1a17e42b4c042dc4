package ais.geofence.zone;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** SHA-256 over all that zones mean, whatever the winding of their rings. Every text and list goes in behind its length, so that no two sets read the same. */
final class Fingerprint {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Where times follow in place of another zone: no name has this length. */
    private static final int TIMES = -1;

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(List<Zone> zones) {
        Fingerprint fingerprint = new Fingerprint();
        zones.forEach(fingerprint::add);
        if (zones.stream().anyMatch(zone -> !zone.validity().isAlways())) {
            fingerprint.add(TIMES);
            zones.forEach(zone -> fingerprint.add(zone.validity()));
        }
        fingerprint.drain();
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(Zone zone) {
        add(zone.name());
        String id = zone.id();
        add(id == null ? 0 : 1);
        add(id == null ? "" : id);
        add(zone.properties().size());
        zone.properties().forEach((key, value) -> {
            add(key);
            add(value);
        });
        Geometry geometry = zone.geometry();
        add(geometry.getNumGeometries());
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            add((Polygon) geometry.getGeometryN(part));
        }
    }

    private void add(Polygon polygon) {
        add(polygon.getNumInteriorRing());
        add(polygon.getExteriorRing(), true);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            add(polygon.getInteriorRingN(hole), false);
        }
    }

    /** Takes a ring in the winding of RFC 7946: each format prescribes its own. */
    private void add(LinearRing ring, boolean counterclockwise) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        boolean reversed = Orientation.isCCW(positions) != counterclockwise;
        int size = positions.size();
        add(size);
        for (int i = 0; i < size; i++) {
            int next = reversed ? size - 1 - i : i;
            room(2 * Double.BYTES).putDouble(positions.getX(next)).putDouble(positions.getY(next));
        }
    }

    private void add(Validity validity) {
        room(2 * Long.BYTES).putLong(validity.firstMicros()).putLong(validity.lastMicros());
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        drain();
        digest.update(bytes);
    }

    private void add(int number) {
        room(Integer.BYTES).putInt(number);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
