package ais.geofence.zone;

import static ais.geofence.zone.GeoJson.BOW_TIE;
import static ais.geofence.zone.GeoJson.SINGAPORE;
import static ais.geofence.zone.GeoJson.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: a set of zones or one clear refusal, and nothing else. */
class ZoneReaderFuzzTest {
    /** The number of mutated files to try, by {@code -Dzone.fuzz.tries=N}. */
    private static final int TRIES = Integer.getInteger("zone.fuzz.tries", 4000);

    private static final String[] PIECES = {
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
        "\uD83D"
    };

    private static final String[] DOCUMENTS = {
        GeoJson.collection(
                GeoJson.named("tokyo", TOKYO),
                GeoJson.feature("\"id\":[3],", GeoJson.multiPolygon(SINGAPORE, TOKYO)),
                GeoJson.named("bow", BOW_TIE)),
        GeoJson.collection(GeoJson.feature(
                "\"crs\":{\"properties\":{\"name\":\"CRS84\"}},\"properties\":{\"name\":null,\"a\":[1,{\"b\":2.5}]},",
                GeoJson.geometryCollection(GeoJson.polygon(SINGAPORE)))),
        GeoJson.polygon("[[[139,34],[141,34],[141,35],[139,34]],[[140,34.1],[140.5,34.1],[140.5,34.2],[140,34.1]]]"),
        GeoJson.geometryCollection(GeoJson.polygon(TOKYO), GeoJson.multiPolygon(SINGAPORE))
    };

    @Test
    void aMutatedFileIsReadOrRefusedInPlainWords() {
        int read = 0;
        for (long seed = 0; seed < TRIES; seed++) {
            byte[] bytes = mutated(new Random(seed));
            boolean repairs = seed % 2 == 0;
            try {
                ZoneSet zones = new ZoneReader(repairs, null).read(List.of(new TextFile("fuzz.json", bytes)));
                assertThat(zones.zones())
                        .isNotEmpty()
                        .allMatch(zone -> zone.geometry().isValid());
                read++;
            } catch (UserError e) {
                assertThat(e.exitCode()).isEqualTo(ExitCode.ZONES);
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .doesNotContain("\tat ", "Exception", "jackson", "Source");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(read).as("files that could be read").isBetween(TRIES / 50, TRIES * 9 / 10);
    }

    private static byte[] mutated(Random random) {
        StringBuilder text = new StringBuilder(DOCUMENTS[random.nextInt(DOCUMENTS.length)]);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(start, end);
                case 1 -> text.insert(start, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(start, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> swapDigit(text, random);
                default -> text.insert(start, text.substring(start, end));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Keeps the JSON good, so that the shapes themselves are tried too. */
    private static void swapDigit(StringBuilder text, Random random) {
        for (int tries = 0; tries < 100; tries++) {
            int at = random.nextInt(Math.max(1, text.length()));
            if (at < text.length() && Character.isDigit(text.charAt(at))) {
                text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                return;
            }
        }
    }
}
