package ais.geofence.zone.read.geometry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The geometry types of ISO 13249 that are no straight-edged points, lines and polygons. */
final class CurvedTypes {
    /** Their number in well-known binary and in FlatGeobuf is their place in the list and this. */
    private static final int FIRST = 8;

    private static final List<String> NAMES = List.of(
            "CircularString",
            "CompoundCurve",
            "CurvePolygon",
            "MultiCurve",
            "MultiSurface",
            "Curve",
            "Surface",
            "PolyhedralSurface",
            "TIN",
            "Triangle");

    private CurvedTypes() {}

    /** Why a geometry of a type can't be a zone, or null if the type is none of these. */
    static @Nullable String refusal(int type) {
        return type < FIRST || type >= FIRST + NAMES.size()
                ? null
                : "is a %s: a zone is a Polygon or MultiPolygon with straight edges; convert it with ogr2ogr -nlt MULTIPOLYGON"
                        .formatted(NAMES.get(type - FIRST));
    }
}
