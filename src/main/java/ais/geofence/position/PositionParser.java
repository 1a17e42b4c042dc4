package ais.geofence.position;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Parses and classifies a row's coordinates. Called from generated code. */
public final class PositionParser implements Serializable {
    public static final String LON = "lon";
    public static final String LAT = "lat";
    public static final String STATUS = "status";
    public static final String REJECT = "reject";

    /**
     * The type that {@link #invoke} returns: longitude and latitude in degrees (null if empty or not a number), the ordinals of the
     * {@link PositionStatus} and of the {@link RejectReason}.
     */
    public static final StructType TYPE = new StructType()
            .add(LON, DataTypes.DoubleType)
            .add(LAT, DataTypes.DoubleType)
            .add(STATUS, DataTypes.IntegerType, false)
            .add(REJECT, DataTypes.IntegerType, false);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[+-]?\\d{1,3},\\d+\\s*");
    private static final byte[] NO_BYTES = {};
    private static final double LON_NOT_AVAILABLE = 181;
    private static final double LAT_NOT_AVAILABLE = 91;
    private static final double MAX_LON = 180;
    private static final double MAX_LAT = 90;

    private final double unitsPerDegree;
    private final InputSample sample;
    private final UnreadTexts unread;
    private transient boolean started;

    /**
     * @param unitsPerDegree what a number is divided by to give degrees
     * @param sample is offered every position of two numbers
     * @param unread receives coordinates with decimal commas
     */
    public PositionParser(double unitsPerDegree, InputSample sample, UnreadTexts unread) {
        this.unitsPerDegree = unitsPerDegree;
        this.sample = sample;
        this.unread = unread;
    }

    /** The position of two texts, either of which may be null. */
    public InternalRow invoke(@Nullable UTF8String lon, @Nullable UTF8String lat) {
        try {
            return position(number(lon), number(lat));
        } catch (NumberFormatException e) {
            if (hasDecimalComma(lon) || hasDecimalComma(lat)) {
                unread.addDecimalComma();
            }
            return rejected(RejectReason.NOT_A_NUMBER);
        }
    }

    private static boolean hasDecimalComma(@Nullable UTF8String text) {
        return text != null && DECIMAL_COMMA.matcher(text.toString()).matches();
    }

    /** The position of two numbers, either of which may be missing. */
    public InternalRow invoke(double lon, boolean lonMissing, double lat, boolean latMissing) {
        return position(lonMissing ? null : lon, latMissing ? null : lat);
    }

    /** A row without a position. */
    InternalRow missing() {
        return row(null, null, PositionStatus.MISSING, RejectReason.NONE);
    }

    /** A malformed row. */
    InternalRow rejected(RejectReason reason) {
        return row(null, null, PositionStatus.MISSING, reason);
    }

    private InternalRow position(@Nullable Double lon, @Nullable Double lat) {
        Double lonDegrees = lon == null ? null : Double.valueOf(lon / unitsPerDegree);
        Double latDegrees = lat == null ? null : Double.valueOf(lat / unitsPerDegree);
        if (lonDegrees == null || latDegrees == null) {
            return row(lonDegrees, latDegrees, PositionStatus.MISSING, RejectReason.NONE);
        }
        addToSample(lonDegrees, latDegrees);
        return row(lonDegrees, latDegrees, status(lonDegrees, latDegrees), RejectReason.NONE);
    }

    private void addToSample(double lon, double lat) {
        if (!started) {
            started = true;
            sample.start();
        }
        sample.offer(lon, lat);
    }

    private static InternalRow row(
            @Nullable Double lon, @Nullable Double lat, PositionStatus status, RejectReason reject) {
        return new GenericInternalRow(new @Nullable Object[] {lon, lat, status.ordinal(), reject.ordinal()});
    }

    /** The status of two numbers in degrees. */
    static PositionStatus status(double lon, double lat) {
        if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
            return PositionStatus.NOT_FINITE;
        }
        if (lon == LON_NOT_AVAILABLE || lat == LAT_NOT_AVAILABLE) {
            return PositionStatus.NOT_AVAILABLE;
        }
        if (Math.abs(lon) > MAX_LON || Math.abs(lat) > MAX_LAT) {
            return PositionStatus.OUT_OF_RANGE;
        }
        return lon == 0 && lat == 0 ? PositionStatus.ZERO : PositionStatus.OK;
    }

    /**
     * Parses a number; null if the text is blank.
     *
     * @throws NumberFormatException if the text is not a number
     */
    private static @Nullable Double number(@Nullable UTF8String field) {
        byte[] text = field == null ? NO_BYTES : Blanks.stripped(field).getBytes();
        return text.length == 0 ? null : Double.valueOf(number(text, 0, text.length));
    }

    /**
     * Parses a number that makes up a part of a text.
     *
     * @throws NumberFormatException if it is not a number. Java also accepts 12.5d and 0x1p3; this method does not
     */
    static double number(byte[] text, int from, int to) {
        if (from == to) {
            throw new NumberFormatException("empty");
        }
        int last = Byte.toUnsignedInt(text[to - 1]);
        if (Byte.toUnsignedInt(text[from]) <= ' ' || last <= ' ') { // Java would skip it
            throw new NumberFormatException("control character");
        }
        if (last <= '9') {
            for (int i = from; i < to; i++) {
                if (text[i] == 'x' || text[i] == 'X') {
                    throw new NumberFormatException("hexadecimal");
                }
            }
            return JavaDoubleParser.parseDouble(text, from, to - from);
        }
        int sign = text[from] == '+' || text[from] == '-' ? 1 : 0;
        String unsigned = new String(text, from + sign, to - from - sign, StandardCharsets.UTF_8);
        return switch (unsigned.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> throw new NumberFormatException("text");
        };
    }

    @Override
    public String toString() {
        return "position";
    }
}
