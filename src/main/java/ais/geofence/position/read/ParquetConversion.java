package ais.geofence.position.read;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.spark.unsafe.types.UTF8String;

/** Converts Parquet values whose types Spark does not support. Called from generated code. */
public final class ParquetConversion {
    private ParquetConversion() {}

    /** Nanoseconds since 1970 to microseconds, cut off. */
    public static final class Micros implements Serializable {
        private static final int NANOS_OF_A_MICROSECOND = 1000;

        public long invoke(long nanos) {
            return Math.floorDiv(nanos, NANOS_OF_A_MICROSECOND);
        }

        @Override
        public String toString() {
            return "micros";
        }
    }

    /** A time of day to text, such as {@code 06:00:00.5}; a value beyond a day becomes its number. */
    public static final class TimeOfDay implements Serializable {
        private static final long DAY = 86_400_000_000_000L;

        private final long nanosPerUnit;

        TimeOfDay(long nanosPerUnit) {
            this.nanosPerUnit = nanosPerUnit;
        }

        public UTF8String invoke(long units) {
            return UTF8String.fromString(
                    units < 0 || units >= DAY / nanosPerUnit
                            ? String.valueOf(units)
                            : LocalTime.ofNanoOfDay(units * nanosPerUnit).toString());
        }

        @Override
        public String toString() {
            return "time_of_day";
        }
    }

    /** A UUID to text. */
    public static final class UuidText implements Serializable {
        public UTF8String invoke(byte[] uuid) {
            ByteBuffer bytes = ByteBuffer.wrap(uuid);
            return UTF8String.fromString(new UUID(bytes.getLong(), bytes.getLong()).toString());
        }

        @Override
        public String toString() {
            return "uuid";
        }
    }

    /** Two bytes in half precision to a float. */
    public static final class Half implements Serializable {
        private static final int EXPONENT = 0x1F;
        private static final int FRACTION_BITS = 10;
        private static final int FRACTION = (1 << FRACTION_BITS) - 1;
        private static final int LEAST_EXPONENT = -24;

        public float invoke(byte[] half) {
            short bits = ByteBuffer.wrap(half).order(ByteOrder.LITTLE_ENDIAN).getShort();
            float magnitude = magnitude(bits >> FRACTION_BITS & EXPONENT, bits & FRACTION);
            return bits < 0 ? -magnitude : magnitude;
        }

        private static float magnitude(int exponent, int fraction) {
            if (exponent == EXPONENT) {
                return fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
            }
            return exponent == 0
                    ? Math.scalb((float) fraction, LEAST_EXPONENT)
                    : Math.scalb((float) (FRACTION + 1 + fraction), LEAST_EXPONENT - 1 + exponent);
        }

        @Override
        public String toString() {
            return "half";
        }
    }
}
