package ais.geofence.zone;

import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.multiPolygon;
import static ais.geofence.zone.read.GeoJson.named;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class FingerprintTest {
    private static final String BASE = collection(named("tokyo", TOKYO), named("singapore", SINGAPORE));

    @Test
    void is64HexadecimalDigits() {
        assertThat(of(BASE)).matches("[0-9a-f]{64}");
    }

    @Test
    void staysWithAnotherPathAndLayout() {
        String laidOut = BASE.replace(",", " ,\n\t").replace("139", "139.000").replace("34", "3.4e1");

        assertThat(of("other/path.json", laidOut)).isEqualTo(of(BASE));
    }

    @Test
    void staysWithTheOrderOfMembers() {
        String turned = "{\"geometry\":" + polygon(TOKYO) + ",\"properties\":{\"name\":\"t\"},\"type\":\"Feature\"}";

        assertThat(of(turned)).isEqualTo(of(named("t", TOKYO)));
    }

    @Test
    void staysWhereTheSameZonesComeInSeveralFiles() {
        ZoneSet split = new ZoneReader(false, null)
                .read(List.of(
                        TextFile.of("a.json", named("tokyo", TOKYO)),
                        TextFile.of("b.json", named("singapore", SINGAPORE))));

        assertThat(split.fingerprint()).isEqualTo(of(BASE));
    }

    @Test
    void changesWithTheOrderOfZones() {
        assertThat(of(collection(named("singapore", SINGAPORE), named("tokyo", TOKYO))))
                .isNotEqualTo(of(BASE));
    }

    @Test
    void changesWithTheLastBitOfACoordinate() {
        String next = Double.toString(Math.nextUp(106.0));

        assertThat(of(BASE.replace("[106,2]", "[" + next + ",2]"))).isNotEqualTo(of(BASE));
    }

    @Test
    void changesWithAName() {
        assertThat(of(BASE.replace("tokyo", "tokio"))).isNotEqualTo(of(BASE));
    }

    @Test
    void changesWithAnId() {
        String properties = "\"properties\":{\"name\":\"t\"},";
        String none = of(feature(properties, polygon(TOKYO)));

        assertThat(of(feature("\"id\":\"\"," + properties, polygon(TOKYO)))).isNotEqualTo(none);
        assertThat(of(feature("\"id\":1," + properties, polygon(TOKYO)))).isNotEqualTo(none);
    }

    @Test
    void changesWithAProperty() {
        String one = of(feature("\"properties\":{\"name\":\"t\",\"a\":\"bc\"},", polygon(TOKYO)));

        assertThat(of(feature("\"properties\":{\"name\":\"t\",\"ab\":\"c\"},", polygon(TOKYO))))
                .isNotEqualTo(one);
        assertThat(of(feature("\"properties\":{\"a\":\"bc\",\"name\":\"t\"},", polygon(TOKYO))))
                .isNotEqualTo(one);
    }

    @Test
    void changesWithTheStructureOfRings() {
        String hole = "[[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]]";
        String shell = TOKYO.substring(1, TOKYO.length() - 1);

        assertThat(of(feature("", multiPolygon("[" + shell + "," + hole + "]"))))
                .isNotEqualTo(of(feature("", polygon(TOKYO))));
        assertThat(of(feature("", multiPolygon(TOKYO, SINGAPORE)))).isNotEqualTo(of(BASE));
    }

    /** A shapefile has another winding than GeoJSON. */
    @Test
    void staysWithTheWindingOfRings() {
        String clockwise = "[139,34],[139,35],[141,35],[141,34],[139,34]";
        String hole = "[140,34.25],[140,34.5],[140.5,34.25],[140,34.25]";
        String turned = "[140,34.25],[140.5,34.25],[140,34.5],[140,34.25]";
        String shell = TOKYO.substring(2, TOKYO.length() - 2);

        assertThat(of(polygon("[[" + clockwise + "],[" + turned + "]]")))
                .isEqualTo(of(polygon("[[" + shell + "],[" + hole + "]]")))
                .isNotEqualTo(of(polygon("[[" + shell + "]]")));
    }

    /** It is kept with results, so it has to stay what it is. */
    @Test
    void isTheDigestOfAllTheNumbersAndTextsBehindTheirLengths() throws IOException {
        String hole = "[[140,34.25],[140,34.5],[140.5,34.25],[140,34.25]]";
        String tokyo = TOKYO.substring(0, TOKYO.length() - 1) + "," + hole + "]";
        String properties = "\"id\":7,\"properties\":{\"name\":\"T\u00f4ky\u00f4\",\"depth\":12},";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeText(out, "T\u00f4ky\u00f4");
        out.writeInt(1);
        writeText(out, "7");
        out.writeInt(2);
        writeText(out, "name");
        writeText(out, "T\u00f4ky\u00f4");
        writeText(out, "depth");
        writeText(out, "12");
        out.writeInt(2);
        out.writeInt(1);
        writeRing(out, 139, 34, 141, 34, 141, 35, 139, 35, 139, 34);
        writeRing(out, 140, 34.25, 140, 34.5, 140.5, 34.25, 140, 34.25);
        out.writeInt(0);
        writeRing(out, 103, 1, 106, 1, 106, 2, 103, 2, 103, 1);
        writeText(out, "zones#2");
        out.writeInt(0);
        writeText(out, "");
        out.writeInt(0);
        out.writeInt(1);
        out.writeInt(0);
        writeRing(out, 103, 1, 106, 1, 106, 2, 103, 2, 103, 1);

        String actual =
                of(collection(feature(properties, multiPolygon(tokyo, SINGAPORE)), feature("", polygon(SINGAPORE))));

        assertThat(actual).isEqualTo(sha256(bytes.toByteArray()));
    }

    @Test
    void isThatOfAVeryLongRingToo() throws IOException {
        double[] corners = new double[20_000];
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            double angle = 2 * Math.PI * i / (corners.length - 2);
            boolean last = i == corners.length - 2;
            corners[i] = last ? corners[0] : 7 + 3 * Math.cos(angle);
            corners[i + 1] = last ? corners[1] : 53 + Math.sin(angle);
            json.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(corners[i])
                    .append(',')
                    .append(corners[i + 1])
                    .append(']');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeText(out, "zones");
        out.writeInt(0);
        writeText(out, "");
        out.writeInt(0);
        out.writeInt(1);
        out.writeInt(0);
        writeRing(out, corners);

        assertThat(of(polygon("[[" + json + "]]"))).isEqualTo(sha256(bytes.toByteArray()));
    }

    @Test
    void changesWithTheTimesWhereAnyZoneHasOne() throws IOException {
        Geometry box = ZoneShapes.box(103, 1, 106, 2);
        Validity winter =
                Validity.between(Instant.parse("2024-11-01T00:00:00Z"), Instant.parse("2025-05-01T00:00:00Z"));
        String always = of(box, Validity.ALWAYS, Validity.ALWAYS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String name : List.of("zone-0", "zone-1")) {
            writeText(out, name);
            out.writeInt(0);
            writeText(out, "");
            out.writeInt(0);
            out.writeInt(1);
            out.writeInt(0);
            writeRing(out, 103, 1, 106, 1, 106, 2, 103, 2, 103, 1);
        }
        assertThat(always).isEqualTo(sha256(bytes.toByteArray()));
        out.writeInt(-1);
        out.writeLong(1_730_419_200_000_000L);
        out.writeLong(1_746_057_599_999_999L);
        out.writeLong(Long.MIN_VALUE);
        out.writeLong(Long.MAX_VALUE);

        assertThat(of(box, winter, Validity.ALWAYS)).isEqualTo(sha256(bytes.toByteArray()));
        assertThat(Set.of(
                        always,
                        of(box, winter, Validity.ALWAYS),
                        of(box, Validity.ALWAYS, winter),
                        of(box, Validity.between(winter.from().orElseThrow(), null), Validity.ALWAYS),
                        of(box, Validity.between(winter.from().orElseThrow().plusNanos(1000), null), Validity.ALWAYS)))
                .hasSize(5);
    }

    private static String of(Geometry shape, Validity... validities) {
        return TestZones.of(Collections.nCopies(validities.length, shape), List.of(validities))
                .fingerprint();
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeRing(DataOutputStream out, double... corners) throws IOException {
        out.writeInt(corners.length / 2);
        for (double coordinate : corners) {
            out.writeDouble(coordinate);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String of(String text) {
        return of("zones.json", text);
    }

    private static String of(String name, String text) {
        return new ZoneReader(false, null)
                .read(List.of(TextFile.of(name, text)))
                .fingerprint();
    }
}
