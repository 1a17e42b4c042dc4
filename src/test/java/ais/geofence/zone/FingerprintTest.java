package ais.geofence.zone;

import static ais.geofence.zone.GeoJson.SINGAPORE;
import static ais.geofence.zone.GeoJson.TOKYO;
import static ais.geofence.zone.GeoJson.collection;
import static ais.geofence.zone.GeoJson.feature;
import static ais.geofence.zone.GeoJson.multiPolygon;
import static ais.geofence.zone.GeoJson.named;
import static ais.geofence.zone.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    private static String of(String text) {
        return of("zones.json", text);
    }

    private static String of(String name, String text) {
        return new ZoneReader(false, null)
                .read(List.of(TextFile.of(name, text)))
                .fingerprint();
    }
}
