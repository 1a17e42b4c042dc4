package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.PositionStatus;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.testing.TestFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is malformed, and that its text is kept. */
class RejectedRowsTest {
    @TempDir
    Path folder;

    @Test
    void rejectsLinesThatDoNotFitTheHeader() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"),
                "lon,lat,name",
                "103.75,1.25,good",
                "103.75,1.25",
                "103.75",
                "103.75,1.25,a,b",
                "103.75,1.25,",
                "103.75,1.25,,",
                "103.75,1.25,\"open",
                "103.75,1.25,\"shut\"x",
                "103.75,1.25,\"\"\"",
                "103.75,1.25,\"a, \"\"b\"\"\"",
                "\"103.75\",\"1.25\",mid\"dle",
                "  \t "));
        assertThat(reading.values("name")).containsExactly("good", null, "a, \"b\"", "mid\"dle");
        assertThat(reading.reasons())
                .isEqualTo(Map.of(
                        RejectReason.COLUMNS_MISSING, 3L,
                        RejectReason.TOO_MANY_COLUMNS, 2L,
                        RejectReason.BROKEN_QUOTES, 3L));
        assertThat(reading.records())
                .containsExactly(
                        "103.75,1.25",
                        "103.75",
                        "103.75,1.25,a,b",
                        "103.75,1.25,,",
                        "103.75,1.25,\"open",
                        "103.75,1.25,\"shut\"x",
                        "103.75,1.25,\"\"\"",
                        "  \t ");
        assertThat(reading.rejected())
                .allSatisfy(row -> assertThat(row.getString(1)).endsWith("/a.csv"))
                .extracting(row -> row.getString(0))
                .startsWith("columns_missing")
                .contains("broken_quotes");
    }

    @Test
    void namesTheFileAsMessagesDo() {
        Path file = TestFiles.lines(folder.resolve("day one/100%25 é+#.csv"), "lon,lat", "103.75");
        assertThat(Reading.of(file).rejected().get(0).getString(1)).isEqualTo(file.toString());
        Path lines = TestFiles.lines(folder.resolve("day one/ö.jsonl"), "{\"lon\":103.75,\"lat\":1.25}", "{");
        assertThat(Reading.of(lines).rejected().get(0).getString(1)).isEqualTo(lines.toString());
    }

    @Test
    void rejectsTextForANumber() {
        String[] bad = {
            "abc",
            "12.5d",
            "12.5D",
            "12f",
            "0x1p3",
            "0X1P3",
            "1_000",
            "1.2.3",
            "--1",
            "1 2",
            "1e",
            "12°",
            "１２",
            "1e999d",
            "1e999f",
            "12.5d\t",
            "null",
            "N/A",
            "+-1",
            "\u00A012",
            "12\0",
            "\00012",
            "\0",
            " 12\0 ",
            "12\u0001",
            "\u001F12",
            "12\u007F"
        };
        String[] lines = new String[2 * bad.length + 1];
        lines[0] = "lat;name;lon";
        for (int i = 0; i < bad.length; i++) {
            lines[2 * i + 1] = "1.25; \"x\" ;" + bad[i];
            lines[2 * i + 2] = bad[i] + ";" + i + ";103.75";
        }
        Reading reading = Reading.of(TestFiles.lines(folder.resolve("a.csv"), lines));
        assertThat(reading.rows()).isEmpty();
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_NUMBER, 2L * bad.length));
        assertThat(reading.records()).containsExactlyElementsOf(List.of(lines).subList(1, lines.length));
    }

    @Test
    void rejectsADecimalComma() {
        Reading reading =
                Reading.of(TestFiles.lines(folder.resolve("a.csv"), "lon;lat", "103,75;1.25", "\"103.75\";\"1,25\""));
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_NUMBER, 2L));
    }

    @Test
    void takesNumbersInAllTheirForms() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"),
                "lon,lat",
                "1.03e2,+1.25",
                " 103 ,\t1.25 ",
                "103.,.25",
                "-0.0,1E-400",
                "00103.5,-1.25",
                "103.75000000000000000000001,1.25"));
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.values(Positions.LON)).containsExactly(103.0, 103.0, 103.0, -0.0, 103.5, 103.75);
        assertThat(reading.values(Positions.LAT)).containsExactly(1.25, 1.25, 0.25, 0.0, -1.25, 1.25);
    }

    @Test
    void takesARepeatedHeaderForARow() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.csv"), "lon,lat", "103.75,1.25", "lon,lat", "103.75,2.25", "", "lon,lat"));
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.records()).containsExactly("lon,lat", "lon,lat");
    }

    @Test
    void readsEveryKindOfLineEnd() {
        for (String end : List.of("\r\n", "\r", "\n")) {
            byte[] text = String.join(end, "\uFEFFlon,lat,name", "103.75,1.25,a", "", "x,2.25,b", "103.75,3.25,\"c\"")
                    .getBytes(StandardCharsets.UTF_8);
            Reading reading = Reading.of(TestFiles.bytes(folder.resolve("a.csv"), text));
            assertThat(reading.values("name")).containsExactly("a", "c");
            assertThat(reading.records()).containsExactly("x,2.25,b");
        }
    }

    @Test
    void rejectsLinesThatAreNoJsonObject() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"lon\": 103.75, \"lat\": 1.25, \"mmsi\": 219000123, \"name\": \"a } { \\\" b\"}",
                "{\"lon\": 103.75, \"lat\": 1.25",
                "{\"lon\": 103.75, \"lat\": 1.25}{\"lon\": 1, \"lat\": 2}",
                "[{\"lon\": 103.75, \"lat\": 1.25}, {\"lon\": 1, \"lat\": 2}]",
                "{\"lon\": 103.75, \"lat\": 1.25} trailing",
                "null",
                "17",
                "\"text\"",
                "lon,lat",
                "{\"lon\": 103.75 \"lat\": 1.25}",
                "{}",
                "",
                "  {\"lon\": null, \"lat\": 1.25, 'name': 'it}s'}\t"));
        assertThat(reading.values("name")).containsExactly("a } { \" b", null, "it}s");
        assertThat(reading.statuses())
                .containsExactly(PositionStatus.OK, PositionStatus.MISSING, PositionStatus.MISSING);
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_JSON, 9L));
        assertThat(reading.records()).contains("null", "lon,lat", "{\"lon\": 103.75 \"lat\": 1.25}");
    }

    @Test
    void readsJsonWithNumbersInText() {
        Reading reading = Reading.of(TestFiles.gzip(
                folder.resolve("a.json.gz"),
                "{\"lon\": \"103.75\", \"lat\": 1, \"mmsi\": 12345678}",
                "{\"lon\": \"abc\", \"lat\": 1.25, \"mmsi\": 219000123, \"time\": \"2020-01-01T00:00:00Z\"}",
                "{\"lon\": 103.5, \"lat\": 1.25, \"mmsi\": \"002190001\"}"));
        assertThat(reading.values(Positions.LON)).containsExactly(103.75, 103.5);
        assertThat(reading.values("mmsi")).containsExactly("12345678", "002190001");
        assertThat(reading.reasons()).isEqualTo(Map.of(RejectReason.NOT_A_NUMBER, 1L));
        assertThat(reading.records().get(0)).startsWith("{\"lon\": \"abc\"");
    }

    @Test
    void readsJsonColumnsWithUnusualNames() {
        Reading reading = Reading.of(TestFiles.lines(
                folder.resolve("a.ndjson"),
                "{\"lon\": 103.75, \"lat\": 1.25, \"a.b\": 1, \"c d\": {\"e.f\": [1, 2]}, \"g`h\": true}"));
        assertThat(reading.value("a.b")).isEqualTo("1");
        assertThat(reading.value("g`h")).isEqualTo("true");
        assertThat(reading.value("c d")).isEqualTo("{\"e.f\": [1, 2]}");
    }

    @Test
    void refusesJsonWithTwoColumnsOfOneName() {
        Path file = TestFiles.lines(folder.resolve("a.json"), "{\"lon\": 103.75, \"lat\": 1.25, \"LAT\": 2}");
        assertThat(Reading.refused(file)).startsWith(file.toString()).containsIgnoringCase("lat");
    }

    @Test
    void readsQuotedSeparatorsOfEveryKind() {
        for (String separator : List.of(",", ";", "\t", "|")) {
            String line = String.join(separator, "103.75", "\"1.25\"", "\"a" + separator + "\"\"" + separator + "\"");
            Reading reading = Reading.of(
                    Reading.separated(separator),
                    TestFiles.lines(folder.resolve("a.csv"), String.join(separator, "lon", "lat", "name"), line));
            assertThat(reading.value("name")).isEqualTo("a" + separator + "\"" + separator);
        }
    }
}
