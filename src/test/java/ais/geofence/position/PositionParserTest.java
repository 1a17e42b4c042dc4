package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are those that Java reads, to the last bit. */
class PositionParserTest {
    private static final int REJECT = 3;

    private final PositionParser parser = new PositionParser(1, new InputSample(), new UnreadTexts());

    private InternalRow parsed(String lon) {
        return parser.invoke(UTF8String.fromString(lon), UTF8String.fromString("2.5"));
    }

    private void assertAsJavaReads(String lon) {
        assertThat(Double.doubleToRawLongBits(parsed(lon).getDouble(0)))
                .as(lon)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(lon)));
    }

    @Test
    void numbersAreThoseOfJava() {
        Random random = new Random(20240314);
        for (int i = 0; i < 200_000; i++) {
            double degrees = 360 * random.nextDouble() - 180;
            double any = Double.longBitsToDouble(random.nextLong());
            List<String> spellings = List.of(
                    Double.toString(degrees),
                    String.format(Locale.ROOT, "%.5f", degrees),
                    String.format(Locale.ROOT, "%.25f", degrees),
                    String.format(Locale.ROOT, "%+.17e", degrees),
                    Integer.toString(random.nextInt()),
                    Double.isNaN(any) || Double.isInfinite(any) ? "-0" : Double.toString(any));
            spellings.forEach(this::assertAsJavaReads);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0",
                "+1.",
                ".5",
                "007.25",
                "1e-400",
                "4.9e-324",
                "1.7976931348623157E308",
                "2.2250738585072011e-308"
            })
    void oddSpellingsAreThoseOfJava(String lon) {
        assertAsJavaReads(lon);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12.5d", "1f", "0x1p3", "0X1P3", "1,5", "1 5", "1_0", "١٢", "－5", "--1", "1e", "e5", ".", "+",
                "\u00001", "1\u0000", "nano", "5é"
            })
    void whatIsNoNumberIsRejected(String lon) {
        assertThat(parsed(lon).getInt(REJECT)).as(lon).isEqualTo(RejectReason.NOT_A_NUMBER.ordinal());
    }
}
