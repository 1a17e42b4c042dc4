package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Mutation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYM;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.Ordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/** Points are those that JTS reads, to the last bit, and what is spoilt gives no other one. */
class PointProperties {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "((",
            " ",
            ",",
            ";",
            "EMPTY",
            "Z",
            "M",
            "ZM",
            "POINT",
            "NaN",
            "1e999",
            "-0",
            "SRID=3857;",
            "SRID=4326;",
            "MULTI",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "null",
            "\0",
            "01",
            "00",
            "\\x",
            "0x",
            "181",
            "é");

    private final PointParser parser = new PointParser(new PositionParser(1, new InputSample(), new UnreadTexts()));

    @Provide
    Arbitrary<Double> degrees() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.doubles().between(-180, 180).ofScale(7)),
                Tuple.of(2, Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite)),
                Tuple.of(1, Arbitraries.of(0.0, -0.0, 181.0, 91.0, Double.MIN_VALUE, Double.MAX_VALUE)));
    }

    private static Point point(double lon, double lat, int ordinates) {
        return FACTORY.createPoint(
                switch (ordinates) {
                    case 2 -> new Coordinate(lon, lat);
                    case 3 -> new Coordinate(lon, lat, 7.5);
                    case 4 -> new CoordinateXYM(lon, lat, 8.5);
                    default -> new CoordinateXYZM(lon, lat, 7.5, 8.5);
                });
    }

    private static void assertIs(InternalRow row, double lon, double lat) {
        assertThat(row.getInt(3)).isEqualTo(RejectReason.NONE.ordinal());
        assertThat(Double.doubleToRawLongBits(row.getDouble(0))).isEqualTo(Double.doubleToRawLongBits(lon));
        assertThat(Double.doubleToRawLongBits(row.getDouble(1))).isEqualTo(Double.doubleToRawLongBits(lat));
        assertThat(row.getInt(2)).isEqualTo(PositionParser.status(lon, lat).ordinal());
    }

    @Property
    void binaryIsThatOfJts(
            @ForAll("degrees") double lon,
            @ForAll("degrees") double lat,
            @ForAll boolean little,
            @ForAll boolean srid,
            @ForAll("dimensions") int dimension)
            throws ParseException {
        Point point = point(lon, lat, dimension);
        point.setSRID(srid ? 4326 : 0);
        WKBWriter writer = new WKBWriter(dimension == 5 ? 4 : dimension == 2 ? 2 : 3, little ? 2 : 1, srid);
        if (dimension == 4) {
            writer.setOutputOrdinates(Ordinate.createXYM());
        }
        byte[] wkb = writer.write(point);
        Point read = (Point) new WKBReader().read(wkb);
        assertIs(parser.invoke(wkb), read.getX(), read.getY());
        assertIs(parser.invoke(wkb), lon, lat);
        assertIs(parser.invoke(UTF8String.fromString(WKBWriter.toHex(wkb))), lon, lat);
    }

    @Provide
    Arbitrary<Integer> dimensions() {
        return Arbitraries.integers().between(2, 5);
    }

    @Property
    void textIsThatOfJts(
            @ForAll("degrees") double lon,
            @ForAll("degrees") double lat,
            @ForAll boolean formatted,
            @ForAll("dimensions") int dimension)
            throws ParseException {
        WKTWriter writer = new WKTWriter(dimension == 5 ? 4 : dimension == 2 ? 2 : 3);
        if (dimension == 4) {
            writer.setOutputOrdinates(Ordinate.createXYM());
        }
        writer.setFormatted(formatted);
        String wkt = writer.write(point(lon, lat, dimension));
        Point read = (Point) new WKTReader().read(wkt);
        assertIs(parser.invoke(UTF8String.fromString(wkt)), read.getX(), read.getY());
        String exact = "POINT (" + lon + " " + lat + ")";
        assertIs(parser.invoke(UTF8String.fromString(exact)), lon, lat);
        String json = "{\"type\":\"Point\",\"coordinates\":[" + lon + "," + lat + "]}";
        assertIs(parser.invoke(UTF8String.fromString(json)), lon, lat);
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.longs().map(Random::new).withoutEdgeCases();
    }

    private static final List<byte[]> GOOD = List.of(
            bytes("POINT(103.75 1.25)"),
            bytes("SRID=4326;POINT Z (103.75 1.25 7)"),
            bytes("POINT EMPTY"),
            bytes("{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}"),
            bytes(WKBWriter.toHex(new WKBWriter(2, 2).write(point(103.75, 1.25, 2)))),
            new WKBWriter(2, 2).write(point(103.75, 1.25, 2)),
            new WKBWriter(3, 1).write(point(103.75, 1.25, 3)));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** No failure; and where there is a position, JTS reads the same, or refuses what is only written otherwise. */
    @Tag("slow")
    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void spoiltPointsGiveNoOtherPosition(@ForAll("randoms") Random random) {
        byte[] spoilt = Mutation.of(random, GOOD.get(random.nextInt(GOOD.size())), 4, PIECES);
        InternalRow row = parser.invoke(spoilt);
        boolean rejected = row.getInt(3) != RejectReason.NONE.ordinal();
        Statistics.label("rejected").collect(rejected);
        Point read = jts(spoilt);
        if (read == null || rejected || row.isNullAt(0)) {
            Statistics.label("as JTS").collect(false);
            return;
        }
        Statistics.label("as JTS").collect(true);
        assertThat(row.getDouble(0)).isEqualTo(Double.valueOf(read.getX())); // which may be NaN
        assertThat(row.getDouble(1)).isEqualTo(Double.valueOf(read.getY()));
    }

    private static @Nullable Point jts(byte[] value) {
        try {
            Geometry geometry = value.length > 0 && value[0] <= 1
                    ? new WKBReader().read(value)
                    : new WKTReader().read(new String(value, StandardCharsets.UTF_8));
            return geometry instanceof Point point && !point.isEmpty() ? point : null;
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }
}
