package ais.geofence.zone.locate;

import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * Finds zones with JTS prepared geometries: a tree of envelopes gives the candidates, and each candidate is tested.
 * Only well-known binary is serialised; each JVM makes the prepared geometries from it once, when first needed.
 */
public final class PreparedZones implements ZoneLocator {
    private static final long serialVersionUID = 1;

    private final byte[][] wellKnownBinary;
    private final Antimeridian antimeridian;
    private final BoundaryRule rule;
    private final @Nullable Validities times;
    private transient volatile @Nullable Prepared prepared;

    /**
     * Takes zones in their order, always valid.
     *
     * @param zones each a valid Polygon or MultiPolygon, degrees, longitude first
     * @param rule whether a zone's boundary is part of it
     */
    public PreparedZones(List<? extends Geometry> zones, BoundaryRule rule) {
        this(zones, List.of(), rule);
    }

    /**
     * Takes zones in their order.
     *
     * @param zones each a valid Polygon or MultiPolygon, degrees, longitude first
     * @param validities when each is valid; empty if all always are
     * @param rule whether a zone's boundary is part of it
     */
    public PreparedZones(List<? extends Geometry> zones, List<Validity> validities, BoundaryRule rule) {
        this.wellKnownBinary =
                zones.stream().map(zone -> new WKBWriter().write(zone)).toArray(byte[][]::new);
        this.antimeridian = Antimeridian.of(zones, rule);
        this.rule = rule;
        this.times = Validities.of(validities);
    }

    @Override
    public int firstZone(double lon, double lat) {
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.firstZone(lat) : NO_ZONE;
        }
        Prepared current = prepared();
        return current.tree.firstZone(lon, lat, zone -> isIn(current.zones.get(zone), new Coordinate(lon, lat)));
    }

    @Override
    public int[] allZones(double lon, double lat) {
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.allZones(lat) : new int[0];
        }
        Prepared current = prepared();
        Coordinate position = new Coordinate(lon, lat);
        IntStream.Builder all = IntStream.builder();
        current.tree.forEach(lon, lat, zone -> {
            if (isIn(current.zones.get(zone), position)) {
                all.add(zone);
            }
        });
        return all.build().sorted().toArray();
    }

    @Override
    public boolean hasTimes() {
        return times != null;
    }

    @Override
    public int firstZone(double lon, double lat, long micros) {
        Validities valid = times;
        if (valid == null) {
            return firstZone(lon, lat);
        }
        if (!ZoneLocator.isOffAntimeridian(lon, lat)) {
            return ZoneLocator.isValid(lon, lat) ? antimeridian.firstZone(lat, valid, micros) : NO_ZONE;
        }
        Prepared current = prepared();
        return current.tree.firstZone(
                lon,
                lat,
                zone -> valid.includes(zone, micros) && isIn(current.zones.get(zone), new Coordinate(lon, lat)));
    }

    @Override
    public int[] allZones(double lon, double lat, long micros) {
        int[] all = allZones(lon, lat);
        return times == null ? all : times.valid(all, micros);
    }

    private boolean isIn(ExactPreparedPolygon zone, Coordinate position) {
        return rule.accepts(zone.getPointLocator().locate(position));
    }

    private Prepared prepared() {
        Prepared current = prepared;
        return current != null ? current : prepare();
    }

    private synchronized Prepared prepare() {
        Prepared current = prepared;
        if (current == null) {
            current = Prepared.of(wellKnownBinary);
            prepared = current;
        }
        return current;
    }

    /** What is made once per JVM. */
    private record Prepared(List<ExactPreparedPolygon> zones, EnvelopeTree tree) {
        static Prepared of(byte[][] wellKnownBinary) {
            List<ExactPreparedPolygon> zones = new ArrayList<>(wellKnownBinary.length);
            List<Envelope> envelopes = new ArrayList<>(wellKnownBinary.length);
            WKBReader reader = new WKBReader();
            for (byte[] bytes : wellKnownBinary) {
                Geometry zone = read(reader, bytes);
                zones.add(new ExactPreparedPolygon((Polygonal) zone));
                envelopes.add(zone.getEnvelopeInternal());
            }
            return new Prepared(zones, new EnvelopeTree(envelopes));
        }

        private static Geometry read(WKBReader reader, byte[] bytes) {
            try {
                return reader.read(bytes);
            } catch (ParseException e) {
                throw new IllegalStateException("Not the well-known binary that was written", e);
            }
        }
    }
}
