package ais.geofence.zone.read.format;

import java.util.Arrays;

/** The types of shapes, by their numbers in a shapefile. Those with altitudes or measures have a letter more. */
enum ShapeType {
    NONE(0, "null"),
    POINT(1, "Point"),
    LINE(3, "PolyLine"),
    POLYGON(5, "Polygon"),
    MULTI_POINT(8, "MultiPoint"),
    POINT_Z(11, "PointZ"),
    LINE_Z(13, "PolyLineZ"),
    POLYGON_Z(15, "PolygonZ"),
    MULTI_POINT_Z(18, "MultiPointZ"),
    POINT_M(21, "PointM"),
    LINE_M(23, "PolyLineM"),
    POLYGON_M(25, "PolygonM"),
    MULTI_POINT_M(28, "MultiPointM"),
    MULTI_PATCH(31, "MultiPatch");

    private final int number;
    private final String title;

    ShapeType(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /**
     * The type of a number.
     *
     * @throws UnreadableFile if there is none
     */
    static ShapeType of(int number) throws UnreadableFile {
        return Arrays.stream(values())
                .filter(type -> type.number == number)
                .findFirst()
                .orElseThrow(() -> new UnreadableFile(
                        "is a shapefile with a shape of the unknown type " + number + ": is it damaged?"));
    }

    String title() {
        return title;
    }

    boolean isPolygon() {
        return this == POLYGON || this == POLYGON_Z || this == POLYGON_M;
    }
}
