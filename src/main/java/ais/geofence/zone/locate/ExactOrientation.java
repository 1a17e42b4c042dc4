package ais.geofence.zone.locate;

import java.math.BigDecimal;

/**
 * On which side of a line a point lies, exact for all finite doubles, subnormal ones and overflowing products included.
 *
 * <p>The floating-point filter is the first stage of {@code orient2d} in J. R. Shewchuk, "Adaptive Precision Floating-Point
 * Arithmetic and Fast Robust Geometric Predicates", 1997.
 */
public final class ExactOrientation {
    /** Shewchuk's bound, (3 + 16u)u with u = 2^-53: the rounding error relative to the sum of the products' magnitudes. */
    public static final double RELATIVE_ERROR = (3 + 16 * 0x1p-53) * 0x1p-53;

    /** More than underflow can take from the two products and from the bound itself: that is below 4 * 2^-1074. */
    public static final double UNDERFLOW_ERROR = Double.MIN_NORMAL;

    /** From here on the rounding error of a product is a double too. */
    private static final double SMALLEST_SPLITTABLE_PRODUCT = 0x1p-960;

    private ExactOrientation() {}

    /**
     * The sign of (b - a) x (p - a).
     *
     * @return 1 if p is left of the line from a to b, -1 if it is right of it, 0 if it is on the line
     */
    public static int index(double ax, double ay, double bx, double by, double px, double py) {
        double left = (bx - ax) * (py - ay);
        double right = (by - ay) * (px - ax);
        double difference = left - right;
        double error = RELATIVE_ERROR * (Math.abs(left) + Math.abs(right)) + UNDERFLOW_ERROR;
        if (difference > error) {
            return 1;
        }
        if (difference < -error) {
            return -1;
        }
        return exactIndex(ax, ay, bx, by, px, py);
    }

    /** The same without the filter. */
    static int exactIndex(double ax, double ay, double bx, double by, double px, double py) {
        if (isExactDifference(bx, ax)
                && isExactDifference(by, ay)
                && isExactDifference(px, ax)
                && isExactDifference(py, ay)) {
            return compareProducts(bx - ax, py - ay, by - ay, px - ax);
        }
        return compareExactly(
                subtract(bx, ax), subtract(py, ay),
                subtract(by, ay), subtract(px, ax));
    }

    /** The sign of ab - cd, by the two products and what rounding took from each. */
    private static int compareProducts(double a, double b, double c, double d) {
        double ab = a * b;
        double cd = c * d;
        // Rounding keeps the order: products that differ after it differ the same way before.
        if (ab > cd) {
            return 1;
        }
        if (ab < cd) {
            return -1;
        }
        if ((a == 0 || b == 0) && (c == 0 || d == 0)) {
            return 0;
        }
        if (Math.abs(ab) >= SMALLEST_SPLITTABLE_PRODUCT && Double.isFinite(ab)) {
            // The products are equal now, so what rounding took from them decides.
            double abRest = Math.fma(a, b, -ab);
            double cdRest = Math.fma(c, d, -cd);
            return abRest > cdRest ? 1 : abRest < cdRest ? -1 : 0;
        }
        return compareExactly(new BigDecimal(a), new BigDecimal(b), new BigDecimal(c), new BigDecimal(d));
    }

    private static int compareExactly(BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d) {
        return a.multiply(b).compareTo(c.multiply(d));
    }

    private static BigDecimal subtract(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }

    /** Whether a - b needs no rounding (Knuth's two-sum, turned round); false where it overflows. */
    private static boolean isExactDifference(double a, double b) {
        double difference = a - b;
        double bRecovered = a - difference;
        double aRecovered = difference + bRecovered;
        return a - aRecovered == 0 && bRecovered - b == 0;
    }
}
