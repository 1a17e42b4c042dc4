package ais.geofence.zone.read;

import static ais.geofence.zone.read.GeoJson.BOW_TIE;
import static ais.geofence.zone.read.GeoJson.SINGAPORE;
import static ais.geofence.zone.read.GeoJson.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.Mutation;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.locationtech.jts.geom.Coordinate;

/** Spoilt GeoJSON: the zones and corners that a plain reading of the same bytes finds, or a refusal in plain words. */
@Tag("slow")
class ZoneReaderFuzzProperties {
    private static final List<String> PIECES = List.of(
            "null",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "\"",
            "1e999",
            "-",
            "0",
            "NaN",
            "-Infinity",
            "[[",
            "]]",
            "\"type\"",
            "\"Polygon\"",
            "\"MultiPolygon\"",
            "\"GeometryCollection\"",
            "\"Feature\"",
            "\"Point\"",
            "\"features\":[",
            "\"geometries\":[",
            "\"coordinates\":",
            "[139,34]",
            "999999999999999999999999",
            "\\u0000",
            "\n",
            "[]",
            "{}",
            "1e-320",
            ".5",
            "\"name\":\"EPSG:25832\"",
            "true",
            "\"id\":[1]",
            "180",
            "-90.0",
            "\uD83D",
            "\r\n",
            "\0",
            "\uFEFF",
            "1e-999",
            "9".repeat(1001),
            "[".repeat(1200),
            "{\"a\":".repeat(600),
            "\"name\":\"" + "n".repeat(5000) + "\"",
            "/* comment */",
            "\"type\":\"Polygon\",\"type\":\"Feature\"",
            "'");

    private static final List<String> DOCUMENTS = List.of(
            GeoJson.collection(
                    GeoJson.named("tokyo", TOKYO),
                    GeoJson.feature("\"id\":[3],", GeoJson.multiPolygon(SINGAPORE, TOKYO)),
                    GeoJson.named("bow", BOW_TIE)),
            GeoJson.collection(GeoJson.feature(
                    "\"crs\":{\"properties\":{\"name\":\"CRS84\"}},\"properties\":{\"name\":null,\"a\":[1,{\"b\":2.5}]},",
                    GeoJson.geometryCollection(GeoJson.polygon(SINGAPORE)))),
            GeoJson.polygon(
                    "[[[139,34],[141,34],[141,35],[139,34]],[[140,34.1],[140.5,34.1],[140.5,34.2],[140,34.1]]]"),
            GeoJson.geometryCollection(GeoJson.polygon(TOKYO), GeoJson.multiPolygon(SINGAPORE)));

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @Provide
    Arbitrary<byte[]> files() {
        return Arbitraries.randomValue(ZoneReaderFuzzProperties::file);
    }

    private static byte[] file(Random random) {
        String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        return Mutation.of(random, document.getBytes(StandardCharsets.UTF_8), 4, PIECES);
    }

    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFileIsReadAsItStandsOrRefusedInPlainWords(@ForAll("files") byte[] bytes, @ForAll boolean repairs)
            throws Exception {
        boolean read = true;
        try {
            ZoneSet zones = new ZoneReader(repairs, null).read(List.of(new TextFile("fuzz.json", bytes)));
            JsonNode document = PLAIN.readTree(bytes);
            if (zones.repairs().isEmpty() && zones.cuts().isEmpty()) {
                assertThat(corners(zones)).isEqualTo(corners(document));
            } else {
                assertThat(zones.zones()).allMatch(zone -> zone.geometry().isValid());
            }
            assertThat(zones.zones()).hasSize(members(document).size());
        } catch (UserError e) {
            read = false;
            assertThat(e.exitCode()).isEqualTo(ExitCode.ZONES);
            assertThat(e.getMessage()).doesNotContain("\tat ", "Exception", "jackson", "Source");
            assertThat(e.getMessage().lines()).allMatch(line -> line.length() < 2100 && line.matches("\\P{Cc}*"));
        }
        Statistics.collect(read, repairs);
        Statistics.coverage(coverage -> {
            coverage.check(true, true).percentage(share -> share > 2);
            coverage.check(true, false).percentage(share -> share > 2);
            coverage.check(false, true).percentage(share -> share > 2);
        });
    }

    /** What is a zone of its own: the features, the geometries of a collection, or the document itself. */
    private static List<JsonNode> members(JsonNode document) {
        return switch (document.path("type").asText()) {
            case "FeatureCollection" -> children(document.path("features"));
            case "GeometryCollection" -> children(document.path("geometries"));
            default -> List.of(document);
        };
    }

    private static List<JsonNode> children(JsonNode array) {
        List<JsonNode> children = new ArrayList<>();
        array.forEach(children::add);
        return children;
    }

    /** Longitude and latitude of every corner, in the order of the document. */
    private static List<Double> corners(JsonNode document) {
        return members(document).stream()
                .flatMap(member -> ofGeometry(member.has("geometry") ? member.path("geometry") : member))
                .toList();
    }

    private static Stream<Double> ofGeometry(JsonNode geometry) {
        return geometry.path("type").asText().equals("GeometryCollection")
                ? children(geometry.path("geometries")).stream().flatMap(ZoneReaderFuzzProperties::ofGeometry)
                : ofArray(geometry.path("coordinates"));
    }

    private static Stream<Double> ofArray(JsonNode array) {
        return array.path(0).isNumber()
                ? Stream.of(array.path(0).asDouble() + 0.0, array.path(1).asDouble() + 0.0)
                : children(array).stream().flatMap(ZoneReaderFuzzProperties::ofArray);
    }

    private static List<Double> corners(ZoneSet zones) {
        List<Double> corners = new ArrayList<>();
        for (Zone zone : zones.zones()) {
            for (Coordinate corner : zone.geometry().getCoordinates()) {
                // Jackson takes -0 for the whole number 0.
                corners.add(corner.getX() + 0.0);
                corners.add(corner.getY() + 0.0);
            }
        }
        return corners;
    }
}
