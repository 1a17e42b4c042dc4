package ais.geofence.zone.read.geometry;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Makes polygons of the coordinates that {@link CoordinateCopier} has written and checked: positions of two numbers, without blanks. It holds
 * nothing for a position but its coordinate; JTS's reader of GeoJSON takes four times the memory.
 */
final class PolygonsOfText {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final StringBuilder text;
    private int at;

    private PolygonsOfText(StringBuilder text) {
        this.text = text;
    }

    /**
     * A Polygon, or a MultiPolygon of all polygons.
     *
     * @param text polygons, each followed by a comma, with blanks before them
     * @param several whether they are a MultiPolygon even if there is but one
     */
    static Geometry read(StringBuilder text, boolean several) {
        List<Polygon> polygons = new PolygonsOfText(text).polygons();
        return several ? FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new)) : polygons.get(0);
    }

    private List<Polygon> polygons() {
        List<Polygon> polygons = new ArrayList<>();
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                polygons.add(polygon());
            } else {
                at++;
            }
        }
        return polygons;
    }

    private Polygon polygon() {
        LinearRing shell = ring();
        List<LinearRing> holes = new ArrayList<>();
        while (text.charAt(at) == ',') {
            holes.add(ring());
        }
        at++;
        return FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    /** The ring behind the next character. */
    private LinearRing ring() {
        at++;
        List<Coordinate> positions = new ArrayList<>();
        do {
            at += "[[".length();
            double lon = number(',');
            double lat = number(']');
            positions.add(new Coordinate(lon, lat));
        } while (text.charAt(at) == ',');
        at++;
        return FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    /** The number that ends before the next such character, and goes behind it. */
    private double number(char end) {
        int start = at;
        while (text.charAt(at) != end) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at++));
    }
}
