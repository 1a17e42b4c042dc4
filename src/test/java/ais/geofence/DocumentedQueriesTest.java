package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/questions.md and docs/visits.md answer as they say, run as printed there. */
class DocumentedQueriesTest {
    @TempDir
    Path folder;

    @Test
    void countShips() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,219000001,1.5,103.75",
                "2026-01-01 00:30:00,219000001,1.6,103.75",
                "2026-01-01 00:40:00,219000001,9.6,103.75",
                "2026-01-01 00:10:00,002190000,1.25,103.5",
                "2026-01-01 00:20:00,219000003,91,181");
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        tagByDay(positions, zones);

        List<String> queries = Documents.blocks(Documents.text("docs/questions.md"), "sql");

        assertThat(answer(queries.get(0))).containsExactly("2026-01-01 port 2 3");
        assertThat(queries).hasSize(1);
    }

    @Test
    void countTheShipsOfTheSampleAsTheDocumentShows() {
        tagByDay(Path.of("sample-data/positions.csv.gz"), Path.of("sample-data/zones.geojson"));

        String ships = Documents.text("docs/questions.md");

        assertThat(answer(Documents.blocks(ships, "sql").get(0)).stream().map(row -> row.replace(' ', '\t') + "\n"))
                .containsExactly(Documents.blocks(ships, "text").get(0).split("(?<=\n)"));
    }

    /** A ship that stays at noon and one that leaves then, one that stays over midnight, one that is still there, and one that passes. */
    @Test
    void askWhatVisitsTell() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2024-01-06 10:00:00,219000001,1.5,103.75",
                "2024-01-06 11:00:00,219000001,1.6,103.75",
                "2024-01-06 13:00:00,219000001,9.6,103.75",
                "2024-01-06 11:15:00,002190000,1.5,104",
                "2024-01-06 11:30:00,002190000,1.5,104.25",
                "2024-01-06 12:00:00,002190000,1.5,102",
                "2024-01-06 22:00:00,219000002,1.5,105",
                "2024-01-07 01:00:00,219000002,1.5,105.5",
                "2024-01-07 02:00:00,219000002,1.25,105.5",
                "2024-01-07 03:00:00,219000002,0.5,105.5",
                "2024-01-07 20:00:00,219000003,1.25,103.5");
        Map<String, double[]> shapes = new LinkedHashMap<>();
        shapes.put("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2});
        shapes.put("bay", new double[] {104.75, 1, 106, 1, 106, 2, 104.75, 2});
        Path zones = TestFiles.lines(folder.resolve("zones.geojson"), TestZones.geoJson(shapes));
        tagByDay(positions, zones);
        CommandRun run = CommandRun.of(
                "visits", "--positions", positions, "--zones", zones, "--output", folder.resolve("target/port-calls"));
        assertThat(run.code()).as(run.err()).isZero();

        List<String> queries = Documents.blocks(Documents.section("docs/visits.md", "Queries"), "sql");

        assertThat(queries).hasSize(6);
        answer(queries.get(0));
        assertThat(answer(queries.get(1))).as("ships at noon").containsExactly("port 1");
        assertThat(answer(queries.get(2))).as("port calls").containsExactly("bay 1 1 5.0", "port 1 1 3.0");
        answer(queries.get(3));
        assertThat(answer(queries.get(4)))
                .as("ships and hours by day")
                .containsExactly(
                        "2024-01-06 bay 1 2.0",
                        "2024-01-06 port 2 3.8",
                        "2024-01-07 bay 1 3.0",
                        "2024-01-07 port 1 4.0");
        assertThat(answer(queries.get(5)))
                .as("positions of visits")
                .hasSize(8)
                .startsWith("002190000/%s/2024-01-06T11:15:00Z 2024-01-06T11:15:00Z 104.0 1.5".formatted(zoneId()));
    }

    /** What the id of a visit to the port has between MMSI and time. */
    private static String zoneId() {
        String id = TestSpark.session()
                .table("visits")
                .filter("zone_name = 'port'")
                .first()
                .getAs("visit_id");
        return id.split("/")[1];
    }

    private void tagByDay(Path positions, Path zones) {
        CommandRun run =
                CommandRun.tag(positions, zones, "--output", folder.resolve("target/by-day"), "--partition-by", "date");
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** The rows of the last of some queries. */
    private List<String> answer(String queries) {
        List<Row> rows = List.of();
        for (String query : queries.replace("target/", folder + "/target/").split(";\n")) {
            rows = TestSpark.session().sql(query).collectAsList();
        }
        return rows.stream().map(row -> row.mkString(" ")).toList();
    }
}
