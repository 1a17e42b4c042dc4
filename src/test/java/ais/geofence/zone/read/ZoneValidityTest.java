package ais.geofence.zone.read;

import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static ais.geofence.zone.read.GeoJson.collection;
import static ais.geofence.zone.read.GeoJson.feature;
import static ais.geofence.zone.read.GeoJson.polygon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneValidityTest {
    private static final ValidityNames BOTH = new ValidityNames(Optional.of("valid_from"), Optional.of("valid_to"));
    private static final ValidityNames FROM = new ValidityNames(Optional.of("valid_from"), Optional.empty());
    private static final ValidityNames TO = new ValidityNames(Optional.empty(), Optional.of("valid_to"));

    @ParameterizedTest
    @CsvSource({
        "2024-11-01,                         2024-11-01T00:00:00Z",
        "2024-11-01T06:00,                   2024-11-01T06:00:00Z",
        "2024-11-01 06:00:05,                2024-11-01T06:00:05Z",
        "2024-11-01T06:00:05Z,               2024-11-01T06:00:05Z",
        "2024-11-01t06:00:05z,               2024-11-01T06:00:05Z",
        "2024-11-01T06:00:05.25+02:00,       2024-11-01T04:00:05.250Z",
        "2024-11-01T06:00:05-0330,           2024-11-01T09:30:05Z",
        "2024-11-01 06:00:05+00,             2024-11-01T06:00:05Z",
        "2024-11-01 06:00:05 UTC,            2024-11-01T06:00:05Z",
        "2024-11-01T06:00:05.123456789Z,     2024-11-01T06:00:05.123456Z",
        "2024-11-01T00:00:00.000000+0000,    2024-11-01T00:00:00Z",
        "2024/11/01 12:00:00+08,             2024-11-01T04:00:00Z",
        "0001-01-01,                         0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z,        9999-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.5Z,             1969-12-31T23:59:59.500Z",
        "2024-02-29,                         2024-02-29T00:00:00Z",
    })
    void readsDatesAndInstants(String text, String instant) {
        Validity validity = one(FROM, "\"valid_from\":\"%s\"".formatted(text)).validity();
        assertThat(validity.from()).contains(Instant.parse(instant));
        assertThat(validity.to()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-13-01",
                "2024-02-30",
                "2023-02-29",
                "2024-11-1",
                "2024-11",
                "20241101",
                "01/11/2024",
                "2024/11/01",
                "1730419200",
                "2024-11-01T24:00:00Z",
                "2024-11-01T06",
                "2024-11-01T06:00:60Z",
                "2024-11-01T06:00:00.1234567890Z",
                "2024-11-01Z",
                "2024-11-01T06:00:00+25:00",
                "2024-11-01T06:00:00 Europe/Oslo",
                "0000-01-01",
                "winter",
                "-"
            })
    void refusesAnythingElseWithFeatureKeyAndValue(String text) {
        UserError error = refused(TO, "\"name\":\"moss\",\"valid_to\":\"%s\"".formatted(text));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        assertThat(error)
                .hasMessage(
                        "zones.geojson, feature 1 \"moss\": has the valid_to \"" + text
                                + "\": write a date such as 2024-11-01 or an instant such as 2024-11-01T06:00:00Z, or nothing for no limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "true", "[\"2024-11-01\"]", "{\"from\":\"2024-11-01\"}"})
    void refusesValuesThatAreNoText(String value) {
        assertThat(refused(FROM, "\"valid_from\":" + value)).hasMessageContaining("has the valid_from \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"valid_from\":null", "\"valid_from\":\"\"", "\"valid_from\":\" \"", "\"x\":1"})
    void noValueIsNoLimit(String open) {
        ZoneSet zones = read(
                BOTH,
                collection(
                        feature(
                                properties("\"valid_from\":\"2024-11-01\",\"valid_to\":\"2025-05-01\""),
                                polygon(TOKYO)),
                        feature(properties(open + ",\"valid_to\":\"2025-05-01\""), polygon(SINGAPORE)),
                        feature(properties(open), polygon(SINGAPORE))));
        assertThat(zones.validities())
                .map(Validity::toString)
                .containsExactly("from 2024-11-01, before 2025-05-01", "before 2025-05-01", "always");
        assertThat(zones.hasTimes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2025-05-01,2024-11-01", "2024-11-01,2024-11-01", "2024-11-01T00:00:00.0000009,2024-11-01"})
    void refusesATimeThatNeverIs(String from, String to) {
        assertThat(refused(BOTH, "\"valid_from\":\"%s\",\"valid_to\":\"%s\"".formatted(from, to)))
                .hasMessage(
                        "zones.geojson, feature 1: is never valid: its valid_from \"%s\" is not before its valid_to \"%s\"; exchange or correct them"
                                .formatted(from, to));
    }

    @Test
    void listsEveryFeatureThatIsWrong() {
        UserError error = catchThrowableOfType(
                UserError.class,
                () -> read(
                        FROM,
                        collection(
                                feature(properties("\"valid_from\":\"soon\""), polygon(TOKYO)),
                                feature(properties("\"valid_from\":\"2024-11-01\""), polygon(TOKYO)),
                                feature(properties("\"valid_from\":\"later\""), polygon(SINGAPORE)))));
        assertThat(error)
                .hasMessageContaining("for 2 reasons:")
                .hasMessageContaining("feature 1")
                .hasMessageContaining("feature 3");
    }

    @Test
    void findsThePropertiesIgnoringCase() {
        assertThat(one(FROM, "\"VALID_FROM\":\"2024-11-01\"").validity()).hasToString("from 2024-11-01");
        assertThat(one(FROM, "\"VALID_FROM\":\"2024-11-01\",\"valid_from\":\"2024-12-01\"")
                        .validity())
                .hasToString("from 2024-12-01");
        assertThat(refused(FROM, "\"VALID_FROM\":\"2024-11-01\",\"Valid_From\":\"2024-12-01\""))
                .hasMessageContaining(
                        "has more than one property \"valid_from\", in different cases: name one of them as it is written");
    }

    @Test
    void refusesANameThatNoFeatureHas() {
        UserError error = refused(BOTH, "\"name\":\"moss\",\"valid_from\":\"2024-11-01\",\"valid_til\":\"2025-05-01\"");
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        assertThat(error)
                .hasMessage(
                        "zones.geojson: no feature has a property \"valid_to\", which is to say when a zone is valid; they have name, valid_from, valid_til");
        assertThat(catchThrowableOfType(UserError.class, () -> read(FROM, feature("", polygon(TOKYO)))))
                .hasMessageEndingWith("they have no properties");
    }

    @Test
    void aPropertyWithoutAnyValueIsThereAllTheSame() {
        assertThat(one(BOTH, "\"valid_from\":null,\"valid_to\":null").validity())
                .isEqualTo(Validity.ALWAYS);
        String csv = "wkt,valid_from,valid_to\n\"POLYGON((4 51, 6 51, 5 53, 4 51))\",,\n";
        assertThat(new ZoneReader(false, null, BOTH)
                        .read(List.of(TextFile.of("zones.csv", csv)))
                        .hasTimes())
                .isFalse();
    }

    @Test
    void readsColumnsOfCsv() {
        String csv =
                "wkt,valid_from,valid_to\n\"POLYGON((4 51, 6 51, 5 53, 4 51))\",2024-11-01,2024-11-01 12:00:00+01\n";
        assertThat(new ZoneReader(false, null, BOTH)
                        .read(List.of(TextFile.of("zones.csv", csv)))
                        .validities())
                .map(Validity::toString)
                .containsExactly("from 2024-11-01, before 2024-11-01T11:00:00Z");
    }

    @Test
    void withoutNamesEveryZoneIsAlwaysValid() {
        Zone zone = one(ValidityNames.NONE, "\"valid_from\":\"2024-11-01\"");
        assertThat(zone.validity()).isEqualTo(Validity.ALWAYS);
    }

    private static UserError refused(ValidityNames names, String properties) {
        return catchThrowableOfType(UserError.class, () -> one(names, properties));
    }

    private static Zone one(ValidityNames names, String properties) {
        return read(names, feature(properties(properties), polygon(TOKYO))).get(0);
    }

    private static String properties(@Nullable String members) {
        return "\"properties\":{%s},".formatted(members);
    }

    private static ZoneSet read(ValidityNames names, String text) {
        return new ZoneReader(false, null, names).read(List.of(TextFile.of("zones.geojson", text)));
    }
}
