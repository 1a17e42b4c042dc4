package ais.geofence.zone.read.geometry;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Extracts the polygons of any geometry that a JTS reader made. */
final class PolygonExtractor {
    private final GeometryFaults faults;
    private final List<Polygon> polygons = new ArrayList<>();

    private PolygonExtractor(GeometryFaults faults) {
        this.faults = faults;
    }

    /**
     * A Polygon, or a MultiPolygon of all polygons at any depth, without what stands beside them.
     *
     * @param faults what was noted while the geometry was read; more is noted here
     */
    static RawGeometry.Parsed take(Geometry geometry, GeometryFaults faults) {
        PolygonExtractor taken = new PolygonExtractor(faults);
        taken.add(geometry);
        return of(taken.polygons, faults);
    }

    /**
     * A Polygon, or a MultiPolygon if there are several.
     *
     * @param faults what was noted while the polygons were read; why there are none if there are none
     */
    static RawGeometry.Parsed of(List<Polygon> polygons, GeometryFaults faults) {
        String fault = faults.reason(!polygons.isEmpty());
        if (fault != null) {
            return new RawGeometry.Unusable(fault);
        }
        // Not the reader's factory, which still refers to the rings of the file.
        GeometryFactory factory = new GeometryFactory();
        Geometry plain =
                polygons.size() == 1 ? polygons.get(0) : factory.createMultiPolygon(polygons.toArray(Polygon[]::new));
        return new RawGeometry.Shape(factory.createGeometry(plain), faults.mended());
    }

    private void add(Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            addPolygon(polygon);
        } else if (geometry instanceof MultiPolygon || geometry.getClass() == GeometryCollection.class) {
            addParts(geometry);
        } else {
            faults.noPolygon(geometry.getGeometryType());
        }
    }

    private void addPolygon(Polygon polygon) {
        if (polygon.isEmpty()) {
            faults.empty();
        } else {
            polygons.add(polygon);
        }
    }

    private void addParts(Geometry whole) {
        int parts = whole.getNumGeometries();
        if (parts == 0) {
            faults.empty();
        }
        for (int part = 0; part < parts; part++) {
            add(whole.getGeometryN(part));
        }
    }
}
