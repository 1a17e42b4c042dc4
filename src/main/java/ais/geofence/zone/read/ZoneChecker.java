package ais.geofence.zone.read;

import ais.geofence.fault.OneLine;
import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.SphereArea;
import ais.geofence.zone.read.Checked.Accepted;
import ais.geofence.zone.read.Checked.Rejected;
import ais.geofence.zone.read.Checked.Remarked;
import ais.geofence.zone.read.format.Feature;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes the geometry of a feature and finds out whether it can be a zone; repairs it where that is asked for. Safe for many threads. */
final class ZoneChecker {
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    private static final Envelope REACH = new Envelope(-AntimeridianCut.FARTHEST, AntimeridianCut.FARTHEST, -90, 90);
    private static final double FULL_CIRCLE = 360;
    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    private record Fault(String message, Coordinate at) {}

    private final boolean repairs;
    private final ZoneNaming naming;
    private final ZoneValidity validity;
    private final GeometryMemory memory =
            new GeometryMemory(Runtime.getRuntime().maxMemory());

    ZoneChecker(boolean repairs, ZoneNaming naming, ZoneValidity validity) {
        this.repairs = repairs;
        this.naming = naming;
        this.validity = validity;
    }

    Checked check(Feature feature, RawGeometry raw) {
        String tooLarge = memory.validate(raw);
        if (tooLarge != null) {
            return rejected(feature, tooLarge, null, null);
        }
        RawGeometry.Parsed parsed = raw.parse();
        if (parsed instanceof RawGeometry.Absent) {
            return new Remarked(remark(Remark.Kind.NO_GEOMETRY, feature));
        }
        if (parsed instanceof RawGeometry.Unusable unusable) {
            return rejected(feature, unusable.reason(), null, null);
        }
        String fault = naming.validate(feature);
        if (fault != null) {
            return rejected(feature, fault, null, null);
        }
        String noTime = validity.validate(feature);
        if (noTime != null) {
            return rejected(feature, noTime, null, null);
        }
        RawGeometry.Shape shape = (RawGeometry.Shape) parsed;
        Checked mended = mended(feature, shape.geometry(), shape.mended());
        if (mended instanceof Accepted accepted && AntimeridianCut.isNeeded(accepted.geometry())) {
            mended = cut(accepted);
        }
        if (mended instanceof Accepted accepted) {
            memory.keep(accepted.geometry());
            if (shape.hasWrongWinding()) {
                mended = accepted.with(remark(Remark.Kind.WINDING, feature));
            }
        }
        // Whether a repair is of use, only the repair itself can tell.
        return !repairs && mended instanceof Accepted accepted && accepted.repair() != null
                ? repairable(feature, accepted.repair(), shape.geometry())
                : mended;
    }

    /**
     * The zone, repaired if it has to be.
     *
     * @param mendedBefore what was wrong and has been mended already, if anything
     */
    private Checked mended(Feature feature, Geometry geometry, @Nullable String mendedBefore) {
        Coordinate outside = outsideWorld(geometry);
        if (outside != null && isFarOff(outside)) {
            return new Rejected(Problem.inMetres(naming.place(feature), outside, geometry));
        }
        if (outside != null) {
            return rejected(feature, leavesWorld(outside, geometry), outside, geometry);
        }
        Fault fault = QuickValidity.isProven(geometry) ? null : fault(geometry);
        if (fault != null) {
            String reason = "is invalid: " + fault.message() + at(fault.at());
            return repair(
                    feature, geometry, mendedBefore == null ? reason : mendedBefore + ", and " + reason, fault.at());
        }
        return new Accepted(
                feature,
                geometry,
                mendedBefore == null
                        ? null
                        : repaired(feature, geometry, geometry, mendedBefore, geometry.getCoordinate()),
                null);
    }

    /** Why a geometry is invalid; null if it is not. */
    private static @Nullable Fault fault(Geometry geometry) {
        try {
            TopologyValidationError invalid = new IsValidOp(geometry).getValidationError();
            return invalid == null ? null : new Fault(invalid.getMessage(), invalid.getCoordinate());
        } catch (TopologyException
                | IllegalArgumentException e) { // where products of coordinates are too small for a double
            return new Fault("its rings are too close together to be told apart", geometry.getCoordinate());
        }
    }

    /** Looks at every position, as holes are not in the geometry's envelope. */
    private static @Nullable Coordinate outsideWorld(Geometry geometry) {
        for (Coordinate position : geometry.getCoordinates()) {
            if (!REACH.contains(position)) {
                return position;
            }
        }
        return null;
    }

    /** Whether a number is too large for an angle in degrees, in either order. */
    private static boolean isFarOff(Coordinate position) {
        double largest = Math.max(Math.abs(position.getX()), Math.abs(position.getY()));
        return largest > 2 * FULL_CIRCLE && Double.isFinite(largest);
    }

    private static String leavesWorld(Coordinate at, Geometry geometry) {
        boolean swapped = Arrays.stream(geometry.getCoordinates())
                .allMatch(position -> WORLD.contains(position.getY(), position.getX()));
        return "leaves the world" + at(at)
                + (swapped
                        ? ": longitude and latitude look swapped, longitude comes first"
                        : ": longitudes go from -180 to 180, latitudes from -90 to 90");
    }

    private Checked repair(Feature feature, Geometry invalid, String reason, Coordinate at) {
        Geometry fixed;
        try {
            fixed = GeometryFixer.fix(invalid);
        } catch (TopologyException | IllegalArgumentException e) {
            return rejected(feature, reason + "; the repair failed", at, invalid);
        }
        if (fixed.isEmpty() || !(fixed instanceof Polygonal) || fault(fixed) != null) {
            return rejected(feature, reason + "; the repair leaves nothing of it", at, invalid);
        }
        return new Accepted(feature, fixed, repaired(feature, invalid, fixed, reason, at), null);
    }

    private Checked cut(Accepted accepted) {
        Geometry before = accepted.geometry();
        String fault = AntimeridianCut.validate(before);
        if (fault != null) {
            return rejected(accepted.feature(), fault, null, before);
        }
        Geometry after;
        try {
            after = AntimeridianCut.cut(before);
        } catch (TopologyException | IllegalArgumentException e) {
            return rejected(accepted.feature(), "can't be cut at the antimeridian", null, before);
        }
        Envelope extent = before.getEnvelopeInternal();
        String line = "%s: cut at the antimeridian, its longitudes go from %s to %s; parts %s before, %s after"
                .formatted(
                        naming.place(accepted.feature()),
                        extent.getMinX(),
                        extent.getMaxX(),
                        before.getNumGeometries(),
                        after.getNumGeometries());
        return new Accepted(accepted.feature(), after, accepted.repair(), OneLine.of(line));
    }

    private Remark remark(Remark.Kind kind, Feature feature) {
        return new Remark(kind, OneLine.of(naming.place(feature)));
    }

    private Checked.Repair repaired(Feature feature, Geometry before, Geometry after, String reason, Coordinate at) {
        String line = OneLine.of("%s: repaired, it %s; area %s km² before, %s km² after; parts %s before, %s after"
                .formatted(
                        naming.place(feature),
                        reason,
                        squareKilometres(before),
                        squareKilometres(after),
                        before.getNumGeometries(),
                        after.getNumGeometries()));
        return new Checked.Repair(reason, line, at);
    }

    private static String squareKilometres(Geometry geometry) {
        return new BigDecimal(SphereArea.squareKilometres(geometry), SHOWN_DIGITS).toPlainString();
    }

    private static String at(Coordinate position) {
        return " at lon " + position.getX() + " lat " + position.getY();
    }

    private Checked rejected(Feature feature, String reason, @Nullable Coordinate at, @Nullable Geometry geometry) {
        return new Rejected(new Problem(naming.place(feature), reason, false, at, geometry));
    }

    private Checked repairable(Feature feature, Checked.Repair repair, Geometry geometry) {
        return new Rejected(new Problem(naming.place(feature), repair.reason(), true, repair.at(), geometry));
    }
}
