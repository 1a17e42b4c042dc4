package ais.geofence.map;

import ais.geofence.html.SmallMaps.SmallMap;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.text.Figures;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.PreparedZones;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Draws one zone and its surroundings. */
final class ZonePicture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** Room around the zone, in shares of its size. */
    private static final double MARGIN = 0.2;

    private static final double KM_PER_DEGREE = 6371.0088 * Math.PI / 180;
    private static final int LONGEST_BAR = 110;

    private static final double HALF_WORLD = 180;

    private final ZoneLocator locator;
    private final Envelope window;
    private final double pixelsPerLon;
    private final double pixelsPerLat;
    private final String water;
    private final String landPath;
    private final String zonePath;
    private final StringBuilder inside = new StringBuilder();
    private final StringBuilder outside = new StringBuilder();
    private int drawnInside;
    private int drawnOutside;

    ZonePicture(Geometry zone, Land land) {
        this.locator = new PreparedZones(List.of(zone), BoundaryRule.CONTAINS);
        Envelope extent = Windows.around(Windows.extent(List.of(zone)), MARGIN);
        Coordinate centre = extent.centre();
        double narrowing = Windows.narrowing(centre.y);
        this.pixelsPerLat = Math.min(WIDTH / (extent.getWidth() * narrowing), HEIGHT / extent.getHeight());
        this.pixelsPerLon = pixelsPerLat * narrowing;
        this.window = new Envelope(
                centre.x - WIDTH / 2.0 / pixelsPerLon,
                centre.x + WIDTH / 2.0 / pixelsPerLon,
                centre.y - HEIGHT / 2.0 / pixelsPerLat,
                centre.y + HEIGHT / 2.0 / pixelsPerLat);
        Envelope world = Windows.moved(Land.WORLD, centre.x).intersection(window);
        this.water = path(Shapes.rings(new GeometryFactory().toGeometry(world)));
        this.landPath = path(land.within(world));
        this.zonePath = path(Shapes.rings(zone).stream().map(this::moved).toList());
    }

    /** The ring moved into the window. */
    private Coordinate[] moved(Coordinate[] ring) {
        double centre = Land.envelope(ring).centre().x;
        return Land.moved(ring, lon(centre) - centre);
    }

    /** A longitude in the window's half of the world. */
    private double lon(double lon) {
        return Windows.lonFrom(window.centre().x - HALF_WORLD, lon);
    }

    /**
     * Adds the positions of a sample that are in the window: a mark for all that fall on the same pixel.
     *
     * @param layer of the zone: its place among the run's layers, from 0
     * @param zone its number
     */
    ZonePicture with(PositionSample sample, int layer, int zone) {
        Set<Integer> pixels = new HashSet<>();
        for (SampledPosition position : sample.drawn()) {
            double lon = lon(position.lon());
            if (window.contains(lon, position.lat())) {
                boolean isInside = isIn(position, position.zones().get(layer), zone);
                int x = (int) x(lon);
                int y = (int) y(position.lat());
                drawnInside += isInside ? 1 : 0;
                drawnOutside += isInside ? 0 : 1;
                if (pixels.add((y * WIDTH + x) * 2 + (isInside ? 1 : 0))) {
                    (isInside ? inside : outside)
                            .append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append(isInside ? "h0" : "l2 4h-4z");
                }
            }
        }
        return this;
    }

    /** Whether a position lies in the zone, also where another zone is its first. */
    private boolean isIn(SampledPosition position, int first, int zone) {
        return first == zone
                || (first != ZoneLocator.NO_ZONE
                        && locator.firstZone(position.lon(), position.lat()) != ZoneLocator.NO_ZONE);
    }

    /**
     * The picture.
     *
     * @param id unique on the page
     * @param caption figures of the zone
     */
    SmallMap map(String id, String name, String caption) {
        double kilometres = roundBelow(LONGEST_BAR / pixelsPerLat * KM_PER_DEGREE);
        return new SmallMap(
                id,
                name,
                caption,
                "Outline of the zone over land and water, from longitude %s to %s and latitude %s to %s; %s in the zone and %s outside it are drawn."
                        .formatted(
                                degrees(Windows.lonFrom(-HALF_WORLD, window.getMinX())),
                                degrees(Windows.lonFrom(-HALF_WORLD, window.getMaxX())),
                                degrees(window.getMinY()),
                                degrees(window.getMaxY()),
                                Figures.count(drawnInside, "position"),
                                Figures.count(drawnOutside, "position")),
                WIDTH,
                HEIGHT,
                water,
                landPath,
                zonePath,
                inside.toString(),
                outside.toString(),
                (int) Math.round(kilometres / KM_PER_DEGREE * pixelsPerLat),
                kilometres < 1 ? Figures.digits(kilometres * 1000) + " m" : Figures.digits(kilometres) + " km");
    }

    private String degrees(double value) {
        return Figures.digits(value);
    }

    /** The largest 1, 2 or 5 times a power of ten that is at most {@code value}. */
    private static double roundBelow(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
    }

    private double x(double lon) {
        return (lon - window.getMinX()) * pixelsPerLon;
    }

    private double y(double lat) {
        return (window.getMaxY() - lat) * pixelsPerLat;
    }

    /** Rings in tenths of pixels, without details below that. */
    private String path(List<Coordinate[]> rings) {
        StringBuilder path = new StringBuilder();
        for (Coordinate[] ring : rings) {
            IntPath steps = new IntPath();
            for (Coordinate position : Shapes.simplified(pixels(ring), 0.2)) {
                steps.to((int) Math.round(10 * position.x), (int) Math.round(10 * position.y));
            }
            append(path, steps.steps());
        }
        return path.toString();
    }

    private Coordinate[] pixels(Coordinate[] ring) {
        Coordinate[] pixels = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            pixels[i] = new Coordinate(x(ring[i].x), y(ring[i].y));
        }
        return pixels;
    }

    private static void append(StringBuilder path, int[] steps) {
        if (steps.length < 6) {
            return;
        }
        for (int i = 0; i < steps.length; i += 2) {
            path.append(i == 0 ? "M" : i == 2 ? "l" : " ")
                    .append(steps[i])
                    .append(steps[i + 1] < 0 ? "" : " ")
                    .append(steps[i + 1]);
        }
        path.append('z');
    }
}
