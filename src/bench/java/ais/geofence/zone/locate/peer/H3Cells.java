package ais.geofence.zone.locate.peer;

import com.uber.h3core.AreaUnit;
import com.uber.h3core.H3Core;
import com.uber.h3core.LengthUnit;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** A table of cells, each with the zones that it lies in or may cross, in order; of the latter JTS decides. */
final class H3Cells implements PeerLocator {
    /** An average zone has about so many cells: more make a larger table and fewer exact decisions. */
    private static final double CELLS_PER_ZONE = 50;
    private static final int FINEST = 15;
    private static final double KM_PER_DEGREE = 111.2;

    private final H3Core h3;
    private final int resolution;
    private final Map<Long, List<Part>> cells = new HashMap<>();

    H3Cells(List<Polygon> zones) {
        try {
            h3 = H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resolution = resolution(zones);
        for (int number = 0; number < zones.size(); number++) {
            Polygon zone = zones.get(number);
            Set<Long> crossed = crossed(zone);
            Part part = new Part(number, false, Contains.jts(zone));
            Part whole = new Part(number, true, part.zone());
            crossed.forEach(cell -> add(cell, part));
            inside(zone).stream().filter(cell -> !crossed.contains(cell)).forEach(cell -> add(cell, whole));
        }
    }

    /** What a cell has of a zone: all of the cell, or what the zone contains. */
    private record Part(int number, boolean whole, Contains zone) {}

    private void add(long cell, Part part) {
        cells.computeIfAbsent(cell, any -> new ArrayList<>(1)).add(part);
    }

    private int resolution(List<Polygon> zones) {
        double squareKm = zones.stream().mapToDouble(H3Cells::squareKm).average().orElseThrow();
        int finer = 0;
        while (finer < FINEST && squareKm / h3.getHexagonAreaAvg(finer, AreaUnit.km2) < CELLS_PER_ZONE) {
            finer++;
        }
        return finer;
    }

    private static double squareKm(Polygon zone) {
        return zone.getArea() * Math.cos(Math.toRadians(zone.getCentroid().getY())) * KM_PER_DEGREE * KM_PER_DEGREE;
    }

    /** The cells whose centre is in the zone. */
    private List<Long> inside(Polygon zone) {
        List<LatLng> ring = Arrays.stream(zone.getExteriorRing().getCoordinates())
                .map(corner -> new LatLng(corner.y, corner.x))
                .toList();
        return h3.polygonToCells(ring, List.of(), resolution);
    }

    /** The cells that the boundary crosses, and those next to them: it is followed in steps that are shorter than a cell. */
    private Set<Long> crossed(Polygon zone) {
        double step = 0.8 * h3.getHexagonEdgeLengthAvg(resolution, LengthUnit.km) / KM_PER_DEGREE;
        Set<Long> found = new HashSet<>();
        for (Coordinate place : Densifier.densify(zone, step).getCoordinates()) {
            found.add(h3.latLngToCell(place.y, place.x, resolution));
        }
        Set<Long> nextToo = new HashSet<>();
        found.forEach(cell -> nextToo.addAll(h3.gridDisk(cell, 1)));
        return nextToo;
    }

    @Override
    public int firstZone(double lon, double lat) {
        for (Part part : cells.getOrDefault(h3.latLngToCell(lat, lon, resolution), List.of())) {
            if (part.whole() || part.zone().contains(lon, lat)) {
                return part.number();
            }
        }
        return -1;
    }
}
