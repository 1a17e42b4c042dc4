package ais.geofence.map;

import ais.geofence.html.MapLayer.Look;
import ais.geofence.html.MapLayer.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Collects places for a layer of a map. */
final class PointsMaker {
    /** A tenth of a metre, degrees. */
    private static final double STEP = 1e-6;

    private final IntStream.Builder places = IntStream.builder();
    private final IntStream.Builder text = IntStream.builder();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private int x;
    private int y;

    /** Adds a place, degrees, with its tooltip. */
    void add(double lon, double lat, String told) {
        int nextX = (int) Math.round(lon / STEP);
        int nextY = (int) Math.round(lat / STEP);
        places.add(nextX - x).add(nextY - y);
        x = nextX;
        y = nextY;
        text.add(texts.computeIfAbsent(told, key -> texts.size()));
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    Points layer(String name, boolean shown, Look look) {
        List<String> told = new ArrayList<>(texts.keySet());
        return new Points(
                name,
                shown,
                look,
                STEP,
                places.build().toArray(),
                told,
                text.build().toArray());
    }
}
