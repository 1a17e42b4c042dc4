package ais.geofence.map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;

/**
 * TopoJSON of multipolygons: the lines that make up their rings.
 *
 * @param arcs lines; the first point on the raster, then the step to each next one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Topology(Map<String, Collection> objects, Transform transform, List<int[][]> arcs) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Collection(List<MultiPolygon> geometries) {}

    /** Of each polygon and each ring the numbers of its arcs; one below zero is its complement's arc backwards. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record MultiPolygon(List<List<int[]>> arcs) {}

    /** From the raster to degrees. */
    record Transform(double[] scale, double[] translate) {}

    /**
     * The rings of all polygons of an object.
     *
     * @param object the object's name
     * @return closed rings, degrees, longitude first, shells and holes with opposite windings
     */
    static List<Coordinate[]> rings(InputStream json, String object) throws IOException {
        Topology topology = new ObjectMapper().readValue(json, Topology.class);
        List<Coordinate[]> lines = topology.arcs.stream().map(topology::line).toList();
        return Objects.requireNonNull(topology.objects.get(object), object).geometries.stream()
                .flatMap(geometry -> geometry.arcs.stream())
                .flatMap(polygon -> polygon.stream())
                .map(ring -> ring(ring, lines))
                .toList();
    }

    private Coordinate[] line(int[][] arc) {
        Coordinate[] points = new Coordinate[arc.length];
        int x = 0;
        int y = 0;
        for (int i = 0; i < points.length; i++) {
            x += arc[i][0];
            y += arc[i][1];
            points[i] = new Coordinate(
                    x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]);
        }
        return points;
    }

    /** Joins lines, of which each begins where the one before ends. */
    private static Coordinate[] ring(int[] numbers, List<Coordinate[]> lines) {
        List<Coordinate> ring = new ArrayList<>();
        for (int number : numbers) {
            Coordinate[] line = lines.get(number < 0 ? ~number : number);
            for (int i = ring.isEmpty() ? 0 : 1; i < line.length; i++) {
                ring.add(line[number < 0 ? line.length - 1 - i : i]);
            }
        }
        return ring.toArray(Coordinate[]::new);
    }
}
