package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactOrientationTest {
    @Test
    void knowsLeftRightAndOn() {
        assertThat(ExactOrientation.index(0, 0, 4, 1, 1, 3)).isEqualTo(1);
        assertThat(ExactOrientation.index(0, 0, 4, 1, 3, -2)).isEqualTo(-1);
        assertThat(ExactOrientation.index(0, 0, 4, 1, 8, 2)).isEqualTo(0);
        assertThat(ExactOrientation.index(2, 3, 2, 3, 7, 5)).isEqualTo(0);
    }

    @Test
    void isExactWhereProductsUnderflow() {
        double tiny = Double.MIN_VALUE;
        assertThat(ExactOrientation.index(0, 0, 3 * tiny, 2 * tiny, 2 * tiny, tiny))
                .isEqualTo(-1);
        assertThat(ExactOrientation.index(0, 0, 3 * tiny, 2 * tiny, tiny, tiny)).isEqualTo(1);
        assertThat(ExactOrientation.index(0, 0, 3 * tiny, 2 * tiny, 6 * tiny, 4 * tiny))
                .isEqualTo(0);
        assertThat(ExactOrientation.index(-1, 0, 1, tiny, 0, 0)).isEqualTo(-1);
    }

    @Test
    void isExactWhereProductsAndDifferencesOverflow() {
        double huge = Double.MAX_VALUE;
        assertThat(ExactOrientation.index(-huge, -huge, huge, huge, 1, 1)).isEqualTo(0);
        assertThat(ExactOrientation.index(-huge, -huge, huge, huge, 1, Math.nextUp(1.0)))
                .isEqualTo(1);
        assertThat(ExactOrientation.index(0, 0, huge, huge, huge, Math.nextDown(huge)))
                .isEqualTo(-1);
        assertThat(ExactOrientation.index(0, 0, huge, huge / 2, huge / 2, huge / 4))
                .isEqualTo(0);
    }

    @Test
    void agreesWithDecimalsNextToLines() {
        SplittableRandom random = new SplittableRandom(41);
        int[] seen = new int[3];
        for (int i = 0; i < 30_000; i++) {
            double scale = Math.scalb(1.0, -random.nextInt(1074));
            double ax = coordinate(random, scale);
            double ay = coordinate(random, scale);
            double bx = coordinate(random, scale);
            double by = coordinate(random, scale);
            double along = random.nextInt(9) / 4.0;
            double px = ax + along * (bx - ax) + random.nextInt(3) * Math.ulp(ax) - Math.ulp(ax);
            double py = ay + along * (by - ay);
            int expected = decimalIndex(ax, ay, bx, by, px, py);
            seen[expected + 1]++;
            assertThat(ExactOrientation.index(ax, ay, bx, by, px, py))
                    .as("index(%a, %a, %a, %a, %a, %a)", ax, ay, bx, by, px, py)
                    .isEqualTo(expected);
            assertThat(ExactOrientation.exactIndex(ax, ay, bx, by, px, py)).isEqualTo(expected);
        }
        assertThat(IntStream.of(seen).boxed())
                .allSatisfy(count -> assertThat(count).isGreaterThan(1_000));
    }

    /** Where one end of a difference is lost beside the other, and whichever end it is. */
    @Test
    void agreesWithDecimalsWhereDifferencesAreRounded() {
        double[] values = {0, 1, -1, 0x1p-70, -0x1p-70, 0x1p-140};
        SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < 30_000; i++) {
            double[] v = random.ints(6, 0, values.length)
                    .mapToDouble(at -> values[at])
                    .toArray();
            assertThat(ExactOrientation.exactIndex(v[0], v[1], v[2], v[3], v[4], v[5]))
                    .as(() -> "index" + Arrays.toString(v))
                    .isEqualTo(decimalIndex(v[0], v[1], v[2], v[3], v[4], v[5]));
        }
    }

    private static double coordinate(SplittableRandom random, double scale) {
        double value = 360 * random.nextDouble() - 180;
        return switch (random.nextInt(3)) {
            case 0 -> value * scale;
            case 1 -> Math.rint(value) * scale;
            default -> value;
        };
    }

    private static int decimalIndex(double ax, double ay, double bx, double by, double px, double py) {
        BigDecimal left = minus(bx, ax).multiply(minus(py, ay));
        BigDecimal right = minus(by, ay).multiply(minus(px, ax));
        return left.compareTo(right);
    }

    private static BigDecimal minus(double a, double b) {
        return new BigDecimal(a).subtract(new BigDecimal(b));
    }
}
