package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Positions;
import ais.geofence.testing.TestFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON that is not one ship a line is refused with what makes it so. */
class JsonEnvelopeTest {
    private static final Pattern ADVICE = Pattern.compile("\\(jq -c '(.*)' makes them\\)");

    private static final String SHIP = "{\"mmsi\":219000100,\"lon\":4.5,\"lat\":51.5}";
    private static final String POINT =
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[4.5,51.5]},\"properties\":{\"mmsi\":219000100}}";

    @TempDir
    Path folder;

    private Path file(String text) {
        return TestFiles.lines(folder.resolve("ships.json"), filled(text));
    }

    /** S is a ship, P a point of GeoJSON, / the end of a line. */
    private static String filled(String text) {
        return text.replace("S", SHIP).replace("P", POINT).replace("/", "\n");
    }

    private static String expression(Path file) {
        Matcher advice = ADVICE.matcher(Reading.refused(ColumnOptions.AUTO, file.toString()));
        assertThat(advice.find()).isTrue();
        return advice.group(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[S,S];                                      .[]",
                "[/  S,/  S/];                               .[]",
                "[/{\"ERROR\":false},/[S,/S]/];  .[1][]",
                "[{\"ERROR\":false},[S,S]];                  .[1][]",
                "[{\"ERROR\":false},S,S];                    .[1:][]",
                "[[S],[S]];                                  .[][]",
                "{\"data\":[S,S],\"total\":2};               .data[]",
                "{/\"total\": 2,/\"data\": [/S,/S/]/};       .data[]",
                "{ \"ok\": true,/\"result\": {\"ships\": [S]}}; .result.ships[]",
                "{\"ships-now\":[S]};                        .[\"ships-now\"][]",
                "{\"data\":[{\"ship\":1,\"at\":{\"lon\":4.5,\"lat\":51.5}}]}; .data[]",
                "{/\"mmsi\": 1,/\"lon\": 2/};                .",
                "[{\"a\":1},{\"a\":2}];                      .[]",
                "[];                                         .[]",
            })
    void saysWhatMakesLinesOfTheShips(String text, String expression) {
        assertThat(expression(file(text))).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"FeatureCollection\",\"features\":[P,P]};   .features[]",
                "{ \"type\": \"FeatureCollection\",/ \"features\": [/P]}; .features[]",
                "[P,P];                                               .[]",
            })
    void saysWhatMakesLinesOfPoints(String text, String expression) {
        assertThat(expression(file(text))).isEqualTo(expression);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"FeatureCollection\",\"features\":[Z,Z]}",
                "{/ \"type\": \"FeatureCollection\",/ \"features\": [/Z]}",
                "{\"features\":[{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[]},\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}",
                "Z/Z",
            })
    void saysThatPolygonsAreZones(String text) {
        String zone = POINT.replace("Point", "Polygon").replace("[4.5,51.5]", "[[[4,51],[5,51],[4,52],[4,51]]]");
        Path zones = TestFiles.lines(
                folder.resolve("zones.json"), text.replace("/", "\n").replace("Z", zone));
        assertThat(Reading.refused(zones))
                .isEqualTo(
                        zones
                                + ": this is GeoJSON of polygons, not of positions; if these are the zones, pass them with --zones");
    }

    @Test
    void readsAFileOfOneLineBeyondAllMeasure() {
        StringBuilder ships = new StringBuilder("{\"header\":{\"page\":1},\"data\":[");
        for (int i = 0; i < 40_000; i++) {
            ships.append(i == 0 ? "" : ",").append(SHIP);
        }
        assertThat(expression(file(ships + "]}"))).isEqualTo(".data[]");
        assertThat(expression(TestFiles.gzip(folder.resolve("zipped.json.gz"), filled("[{\"a\":1},/[S]]"))))
                .isEqualTo(".[1][]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "S/S",
                "{\"track\":[S,S],\"lon\":4.5,\"lat\":51.5}/S",
                "{\"mmsi\":1,\"lon\":/S",
                "{\"note\":[1,2],\"lon\":4.5,\"lat\":51.5}",
                "P/P",
            })
    void linesOfShipsAreRead(String text) {
        assertThat(Reading.of(file(text)).values(Positions.LAT)).contains(51.5);
    }

    /** Where jq is installed: its lines are what the program then reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{\"ERROR\":false},[S,S]]",
                "[{\"ERROR\":false},S,S]",
                "{\"ships-now\":[S,S]}",
                "{\"type\":\"FeatureCollection\",\"features\":[P,P]}",
            })
    void jqMakesLinesThatAreRead(String text) throws Exception {
        Optional<Path> jq = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, "jq"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeThat(jq).isPresent();
        Path file = file(text);
        Path lines = folder.resolve("lines.jsonl");
        assertThat(run(lines, jq.get().toString(), "-c", expression(file), file.toString()))
                .isZero();

        Reading reading = Reading.of(lines);
        assertThat(reading.values(Positions.LAT)).containsExactly(51.5, 51.5);
        assertThat(reading.values(Positions.LON)).containsExactly(4.5, 4.5);
    }

    private static int run(Path output, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }
}
