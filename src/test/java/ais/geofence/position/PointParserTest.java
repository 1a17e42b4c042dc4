package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values are a point, and which. */
class PointParserTest {
    private static final int LON = 0;
    private static final int LAT = 1;
    private static final int STATUS = 2;
    private static final int REJECT = 3;

    private final PointParser parser = new PointParser(new PositionParser(1, new InputSample(), new UnreadTexts()));

    /** From a text, or from its bytes, which a Parquet file may not call a text. */
    private InternalRow parsed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InternalRow row = parser.invoke(UTF8String.fromBytes(bytes));
        assertThat(parser.invoke(bytes)).as(text).isEqualTo(row);
        return row;
    }

    private InternalRow binary(String hex) {
        InternalRow row = parser.invoke(HexFormat.of().parseHex(hex));
        for (String text : new String[] {hex, "\\x" + hex, "0x" + hex, "0X" + hex.toUpperCase(), " " + hex + "\n"}) {
            assertThat(parser.invoke(UTF8String.fromString(text))).as(text).isEqualTo(row);
        }
        return row;
    }

    private static void assertIsAt(InternalRow row, double lon, double lat) {
        assertThat(row.getInt(REJECT)).isEqualTo(RejectReason.NONE.ordinal());
        assertThat(row.getInt(STATUS)).isEqualTo(PositionStatus.OK.ordinal());
        assertThat(row.getDouble(LON)).isEqualTo(lon);
        assertThat(row.getDouble(LAT)).isEqualTo(lat);
    }

    private static void assertHas(InternalRow row, PositionStatus status) {
        assertThat(row.getInt(REJECT)).isEqualTo(RejectReason.NONE.ordinal());
        assertThat(row.getInt(STATUS)).isEqualTo(status.ordinal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT(103.75 1.25)",
                "POINT (103.75 1.25)",
                "point ( 103.75   1.25 )",
                " Point(103.750 +1.25) ",
                "POINT(1.0375E2 125e-2)",
                "POINT\n(\t103.75\n1.25\r)",
                "POINT Z (103.75 1.25 7)",
                "POINT Z(103.75 1.25 NaN)",
                "POINTZ(103.75 1.25 -7.5)",
                "POINT M (103.75 1.25 7)",
                "POINTM(103.75 1.25 7)",
                "POINT ZM (103.75 1.25 7 8)",
                "POINTZM(103.75 1.25 7 8)",
                "POINT(103.75 1.25 7)",
                "POINT(103.75 1.25 7 8)",
                "SRID=4326;POINT(103.75 1.25)",
                "srid = 4326 ; POINT Z (103.75 1.25 7)",
                "SRID=4258;POINT(103.75 1.25)",
                "SRID=0;POINT(103.75 1.25)",
                "{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}",
                " { \"coordinates\" : [ 1.0375e2 , 1.250, 7, 8 ], \"type\" : \"Point\" } ",
                "[103.75,1.25]",
                " [ 103.75, 1.25, 0 ]",
                "{'type': 'Point', 'bbox': [{}, [1]], 'coordinates': [103.75, 1.25, NaN]}"
            })
    void readsEverySpelling(String text) {
        assertIsAt(parsed(text), 103.75, 1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01010000000000000000f05940000000000000f43f",
                "00000000014059f000000000003ff4000000000000",
                "01e90300000000000000f05940000000000000f43f0000000000001c40",
                "01d10700000000000000f05940000000000000f43f0000000000001c40",
                "01b90b00000000000000f05940000000000000f43f0000000000001c400000000000002040",
                "01010000800000000000f05940000000000000f43f0000000000001c40",
                "01010000400000000000f05940000000000000f43f000000000000f87f",
                "01010000c00000000000f05940000000000000f43f0000000000001c400000000000002040",
                "0101000020e61000000000000000f05940000000000000f43f",
                "01010000a0e61000000000000000f05940000000000000f43f0000000000001c40",
                "0020000001000010e64059f000000000003ff4000000000000",
                "0101000020000000000000000000f05940000000000000f43f"
            })
    void readsBinaryInEveryOrderAndDimension(String hex) {
        assertIsAt(binary(hex), 103.75, 1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "POINT EMPTY",
                "POINT Z EMPTY",
                "point zm empty",
                "SRID=4326;POINT EMPTY",
                "POINT(NaN NaN)",
                "[]",
                "{\"type\":\"Point\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[null,null]}",
                "{\"type\":\"Point\",\"coordinates\":[NaN,NaN]}"
            })
    void anEmptyPointIsMissing(String text) {
        assertHas(parsed(text), PositionStatus.MISSING);
        assertThat(parsed(text).isNullAt(LON)).isTrue();
        assertThat(parsed(text).isNullAt(LAT)).isTrue();
    }

    @Test
    void anEmptyPointInBinaryIsMissing() {
        assertHas(binary("0101000000000000000000f87f000000000000f87f"), PositionStatus.MISSING);
        assertHas(binary("00000000017ff80000000000007ff8000000000000"), PositionStatus.MISSING);
        assertHas(parser.invoke((byte[]) null), PositionStatus.MISSING);
        assertHas(parser.invoke(new byte[0]), PositionStatus.MISSING);
        assertHas(parser.invoke((UTF8String) null), PositionStatus.MISSING);
        assertHas(parser.invoke(Double.NaN, Double.NaN), PositionStatus.MISSING);
    }

    @Test
    void coordinatesAreClassifiedAsNumbersAre() {
        assertHas(parsed("POINT(181 91)"), PositionStatus.NOT_AVAILABLE);
        assertHas(parsed("POINT(103.75 NaN)"), PositionStatus.NOT_FINITE);
        assertHas(parsed("POINT(1e999 1.25)"), PositionStatus.NOT_FINITE);
        assertHas(parsed("POINT(-Infinity 1.25)"), PositionStatus.NOT_FINITE);
        assertHas(parsed("{\"type\":\"Point\",\"coordinates\":[103.75,null]}"), PositionStatus.NOT_FINITE);
        assertHas(parsed("POINT(361 1.25)"), PositionStatus.OUT_OF_RANGE);
        assertHas(parsed("POINT(0 -0)"), PositionStatus.ZERO);
        assertHas(binary("010100000000000000000000000000000000000000"), PositionStatus.ZERO);
        assertHas(parser.invoke(1.5, Double.NaN), PositionStatus.NOT_FINITE);
        assertIsAt(parser.invoke(103.75, 1.25), 103.75, 1.25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "POINT",
                "POINT Z",
                "POINT()",
                "POINT(103.75)",
                "POINT(103.75 1.25",
                "POINT 103.75 1.25)",
                "POINT[103.75 1.25]",
                "POINT(103.75,1.25)",
                "POINT(103,75 1,25)",
                "POINT(103.75 1.25,103.75 1.25)",
                "POINT((103.75 1.25))",
                "POINT(103.75 1.25) 7",
                "POINT(103.75 1.25);",
                "POINT(103.75 1.25 7 8 9)",
                "POINT Z(103.75 1.25)",
                "POINT M(103.75 1.25 7 8)",
                "POINT ZM(103.75 1.25 7)",
                "POINT MZ(103.75 1.25 7 8)",
                "POINT(103.75 x)",
                "POINT(103.75 1.25d)",
                "POINT(0x1p3 1.25)",
                "POINT(103.75\u00001.25)",
                "POINT EMPTY 1",
                "POINTS(103.75 1.25)",
                "MULTIPOINT(103.75 1.25)",
                "LINESTRING(103.75 1.25,103.75 1.5)",
                "POLYGON((103 1,104 1,104 2,103 1))",
                "GEOMETRYCOLLECTION(POINT(103.75 1.25))",
                "GEOMETRYCOLLECTION EMPTY",
                "SRID=3857;POINT(103.75 1.25)",
                "SRID=4326 POINT(103.75 1.25)",
                "SRID;POINT(103.75 1.25)",
                "SRID=4326;",
                "SRID=4326;SRID=4326;POINT(103.75 1.25)",
                "{",
                "{}",
                "{\"type\":\"Point\"}",
                "{\"coordinates\":[103.75,1.25]}",
                "{\"type\":\"Point\",\"coordinates\":[103.75]}",
                "{\"type\":\"Point\",\"coordinates\":[\"103.75\",\"1.25\"]}",
                "{\"type\":\"Point\",\"coordinates\":[[103.75,1.25]]}",
                "{\"type\":\"Point\",\"coordinates\":{\"lon\":103.75,\"lat\":1.25}}",
                "{\"type\":\"Point\",\"coordinates\":null}",
                "{\"type\":\"Point\",\"type\":\"Point\",\"coordinates\":[103.75,1.25]}",
                "{\"type\":\"Point\",\"coordinates\":[103.75,1.25],\"coordinates\":[1.25,103.75]}",
                "{\"type\":\"point\",\"coordinates\":[103.75,1.25]}",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[103.75,1.25]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[103,1],[104,1],[104,2],[103,1]]]}",
                "{\"type\":\"Point\",\"coordinates\":[103.75,1.25]",
                "{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}}",
                "{\"type\":\"Point\",\"coordinates\":[103.75,1.25]}{}",
                "{\"type\":\"Point\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},\"coordinates\":[103.75,1.25]}",
                "[103.75]",
                "[[103.75,1.25]]",
                "[103.75,1.25",
                "[103.75,1.25],[1,2]",
                "[103.75,\"1.25\"]",
                "0",
                "01",
                "\\",
                "\\x",
                "0x",
                "\\01010000000000000000f05940000000000000f43f",
                "01010000000000000000f05940000000000000f43",
                "01010000000000000000f05940000000000000f4",
                "01010000000000000000f05940000000000000f43f00",
                "0101000000000000000000g05940000000000000f43f",
                "01020000000000000000f05940000000000000f43f",
                "02010000000000000000f05940000000000000f43f",
                "01000000000000000000f05940000000000000f43f",
                "01010000100000000000f05940000000000000f43f",
                "01a10f00000000000000f05940000000000000f43f",
                "01e90300000000000000f05940000000000000f43f",
                "01010000200000000000f05940000000000000f43f",
                "0101000020110f00000000000000f05940000000000000f43f"
            })
    void whatIsNoPointIsRejected(String text) {
        InternalRow row = parsed(text);
        assertThat(row.getInt(REJECT)).as(text).isEqualTo(RejectReason.NOT_A_POINT.ordinal());
        assertThat(row.isNullAt(LON)).isTrue();
        assertThat(row.isNullAt(LAT)).isTrue();
    }

    @Test
    void binaryThatIsNoPointIsRejected() {
        for (String hex : new String[] {
            "01",
            "0101000000",
            "01010000000000000000f05940000000000000f4",
            "01010000000000000000f05940000000000000f43f00",
            "0103000000010000000400000000",
            "0101000020110f00000000000000f05940000000000000f43f"
        }) {
            assertThat(parser.invoke(HexFormat.of().parseHex(hex)).getInt(REJECT))
                    .as(hex)
                    .isEqualTo(RejectReason.NOT_A_POINT.ordinal());
        }
    }
}
