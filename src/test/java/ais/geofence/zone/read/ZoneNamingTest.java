package ais.geofence.zone.read;

import static ais.geofence.zone.read.GeoJson.BOW_TIE;
import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.fault.UserError;
import ais.geofence.zone.Zone;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ZoneNamingTest {
    @Test
    void theNamePropertyComesFirst() {
        assertThat(names(null, feature("\"id\":7,\"properties\":{\"name\":\"tokyo\"},", polygon(TOKYO))))
                .containsExactly("tokyo");
    }

    @Test
    void thenTheId() {
        assertThat(names(
                        null,
                        collection(
                                feature("\"id\":7,\"properties\":{\"name\":null},", polygon(TOKYO)),
                                feature("\"id\":\"sg\",\"properties\":{\"name\":\" \"},", polygon(SINGAPORE)))))
                .containsExactly("7", "sg");
    }

    @Test
    void thenTheStemOfAFileOfOneFeature() {
        assertThat(names(null, feature("", polygon(TOKYO)))).containsExactly("north.sea");
    }

    @Test
    void thenTheStemWithTheFeatureNumber() {
        assertThat(names(
                        null,
                        collection(feature("\"id\":\"named\",", polygon(TOKYO)), feature("", polygon(SINGAPORE)))))
                .containsExactly("named", "north.sea#2");
    }

    @Test
    void thePropertyAskedForWinsOverTheName() {
        assertThat(names("GEONAME", feature("\"properties\":{\"name\":\"x\",\"GEONAME\":\"Japan\"},", polygon(TOKYO))))
                .containsExactly("Japan");
    }

    @Test
    void thePropertyAskedForIsFoundIgnoringCase() {
        assertThat(names("geoname", feature("\"properties\":{\"GEONAME\":\"Japan\"},", polygon(TOKYO))))
                .containsExactly("Japan");
        assertThat(names(
                        "GeoName",
                        feature("\"properties\":{\"GEONAME\":\"x\",\"GeoName\":\"Japan\"},", polygon(TOKYO))))
                .containsExactly("Japan");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> names(
                        "geoname",
                        feature("\"properties\":{\"GEONAME\":\"x\",\"GeoName\":\"Japan\"},", polygon(TOKYO))));
    }

    @Test
    void aNumberCanBeAName() {
        assertThat(names("MRGID", feature("\"properties\":{\"MRGID\":8487},", polygon(TOKYO))))
                .containsExactly("8487");
    }

    @Test
    void aFeatureWithoutThePropertyAskedForIsRefusedWithThoseItHas() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(
                        () -> names("GEONAME", feature("\"properties\":{\"name\":\"x\",\"MRGID\":1},", polygon(TOKYO))))
                .withMessage(
                        "s3a://zones/north.sea.geojson, feature 1 \"x\": has no property \"GEONAME\" to take its name from; it has name, MRGID");
    }

    @Test
    void aFeatureWithoutPropertiesIsRefusedWhereOneIsAskedFor() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> names("GEONAME", feature("", polygon(TOKYO))))
                .withMessageEndingWith("it has no properties");
    }

    @Test
    void messagesUseThePropertyAskedFor() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(
                        () -> names("GEONAME", feature("\"properties\":{\"GEONAME\":\"Japan\"},", polygon(BOW_TIE))))
                .withMessageContaining("feature 1 \"Japan\": is invalid");
    }

    @Test
    void aVeryLongNameIsCutInMessages() {
        String members = "\"properties\":{\"name\":\"" + "n".repeat(500) + "\"},";

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> names(null, feature(members, polygon(BOW_TIE))))
                .withMessageContaining("\"" + "n".repeat(60) + "...\": is invalid");
    }

    @Test
    void aNameOfSixtyCharactersIsWholeInMessages() {
        String members = "\"properties\":{\"name\":\"" + "n".repeat(60) + "\"},";

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> names(null, feature(members, polygon(BOW_TIE))))
                .withMessageContaining("\"" + "n".repeat(60) + "\": is invalid");
    }

    @Test
    void aFileThatBeginsWithItsOnlyDotKeepsItsName() {
        assertThat(new ZoneReader(false, null)
                        .read(List.of(TextFile.of("zones/.north", polygon(TOKYO))))
                        .zones()
                        .get(0)
                        .name())
                .isEqualTo(".north");
    }

    private static List<String> names(@Nullable String property, String text) {
        return new ZoneReader(false, property)
                .read(List.of(TextFile.of("s3a://zones/north.sea.geojson", text))).zones().stream()
                        .map(Zone::name)
                        .toList();
    }
}
