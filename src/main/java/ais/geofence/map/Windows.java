package ais.geofence.map;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Windows of a map. One may go past 180 degrees of longitude, where the world begins again at -180. */
final class Windows {
    private static final double HALF_WORLD = 180;
    static final double ROUND = 360;

    /** The distance between a place and its copy on the plane, degrees. */
    static final List<Double> WRAP_OFFSETS = List.of(-ROUND, 0.0, ROUND);

    private static final double MARGIN = 0.08;

    /** A map on the widest page is no wider, in shares of its height, and on a phone no higher. */
    private static final double WIDEST = 2.5;

    private static final double HIGHEST = 1;

    /** Near the poles a map draws a degree of longitude no narrower, in degrees of latitude. */
    private static final double NARROWEST = 0.1;

    /** Some metres, degrees. */
    private static final double SMALLEST = 0.0002;

    private Windows() {}

    /** The zones with some room around them, or the world where they are all over it. */
    static Envelope fit(List<? extends Geometry> zones) {
        Envelope extent = extent(zones);
        if (extent.isNull() || extent.getWidth() > HALF_WORLD) {
            return Land.WORLD;
        }
        return around(extent, MARGIN);
    }

    /** What maps of any shape show of the world when they open on a window: more at its sides, or above and below it. */
    static Envelope view(Envelope window) {
        double narrowing = narrowing(window.intersection(Land.WORLD).centre().y);
        double room = Math.max(0, WIDEST * window.getHeight() / narrowing - window.getWidth()) / 2;
        double above = Math.max(0, HIGHEST * window.getWidth() * narrowing - window.getHeight()) / 2;
        Envelope view = new Envelope(window);
        view.expandBy(Math.min(room, (ROUND - window.getWidth()) / 2), above);
        return view;
    }

    /** A degree of longitude at a latitude, as maps draw it, in degrees of latitude. */
    static double narrowing(double lat) {
        return Math.max(NARROWEST, Math.cos(Math.toRadians(lat)));
    }

    /** What zones extend over, across the antimeridian where that is less. */
    static Envelope extent(List<? extends Geometry> zones) {
        Envelope plain = new Envelope();
        Envelope turned = new Envelope();
        for (Geometry zone : zones) {
            for (int part = 0; part < zone.getNumGeometries(); part++) {
                Envelope extent = zone.getGeometryN(part).getEnvelopeInternal();
                plain.expandToInclude(extent);
                turned.expandToInclude(moved(extent, lonFrom(0, extent.centre().x) - extent.centre().x));
            }
        }
        return turned.getWidth() < plain.getWidth() ? turned : plain;
    }

    /** The longitude moved by full circles to the first place east of {@code from}. */
    static double lonFrom(double west, double lon) {
        return lon < west ? lon + ROUND : lon > west + ROUND ? lon - ROUND : lon;
    }

    /** The part of a window that the world has once the window is moved; empty where that is nothing, or a line. */
    static Envelope inWorld(Envelope window, double degrees) {
        Envelope part = moved(window, degrees).intersection(Land.WORLD);
        return part.getWidth() > 0 ? part : new Envelope();
    }

    /** An extent farther east. */
    static Envelope moved(Envelope extent, double degrees) {
        return extent.isNull()
                ? extent
                : new Envelope(
                        extent.getMinX() + degrees, extent.getMaxX() + degrees, extent.getMinY(), extent.getMaxY());
    }

    /** With room on each side, in shares of its size. */
    static Envelope around(Envelope extent, double share) {
        double room = Math.max(SMALLEST, Math.max(extent.getWidth(), extent.getHeight()) * share);
        Envelope window = new Envelope(extent);
        window.expandBy(room);
        return window;
    }
}
