package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/questions.md answer as they say, run as printed there. */
class DocumentedQueriesTest {
    @TempDir
    Path folder;

    @Test
    void countShipsAndMakeVisits() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"),
                "timestamp,mmsi,lat,lon",
                "2026-01-01 00:00:00,219000001,1.5,103.75",
                "2026-01-01 00:30:00,219000001,1.6,103.75",
                "2026-01-01 00:40:00,219000001,9.6,103.75",
                "2026-01-01 00:50:00,219000001,1.7,103.75",
                "2026-01-01 03:00:00,219000001,1.7,103.75",
                "2026-01-01 00:10:00,002190000,1.25,103.5",
                "2026-01-01 00:20:00,219000003,91,181");
        Path zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        CommandRun run =
                CommandRun.tag(positions, zones, "--output", folder.resolve("target/by-day"), "--partition-by", "date");
        assertThat(run.code()).as(run.err()).isZero();

        List<String> queries = Documents.blocks(Documents.text("docs/questions.md"), "sql");

        assertThat(answer(queries.get(0))).hasToString("[[2026-01-01,port,2,5]]");
        assertThat(answer(queries.get(1)).stream().map(row -> row.mkString(" ")))
                .containsExactly(
                        "219000001 port 2026-01-01T00:00:00Z 2026-01-01T00:30:00Z 2",
                        "002190000 port 2026-01-01T00:10:00Z 2026-01-01T00:10:00Z 1",
                        "219000001 port 2026-01-01T00:50:00Z 2026-01-01T00:50:00Z 1",
                        "219000001 port 2026-01-01T03:00:00Z 2026-01-01T03:00:00Z 1");
        assertThat(queries).hasSize(2);
    }

    @Test
    void countTheShipsOfTheSampleAsTheReadmeShows() {
        Path day = folder.resolve("target/by-day");
        CommandRun run = CommandRun.tag(
                Path.of("sample-data/positions.csv.gz"),
                Path.of("sample-data/zones.geojson"),
                "--output",
                day,
                "--partition-by",
                "date");
        assertThat(run.code()).as(run.err()).isZero();

        String recipes = Documents.section("README.md", "Recipes");
        String ships = Documents.blocks(recipes, "sql").get(0);

        assertThat(answer(ships).stream().map(row -> row.mkString("\t") + "\n"))
                .containsExactly(Documents.blocks(recipes, "text").get(0).split("(?<=\n)"));
    }

    private List<Row> answer(String query) {
        return TestSpark.session()
                .sql(query.strip().replaceFirst(";$", "").replace("target/", folder + "/target/"))
                .collectAsList();
    }
}
