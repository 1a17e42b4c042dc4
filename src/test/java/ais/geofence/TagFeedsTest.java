package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs over the feeds whose positions or times come in their own way: one position in the port, one outside. */
class TagFeedsTest {
    @TempDir
    Path folder;

    private Path zones;

    @BeforeEach
    void writeZones() {
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
    }

    static Stream<Arguments> feeds() {
        String feature =
                "{\"mmsi\":219000123,\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s]},\"properties\":{\"sog\":0.5,\"timestamp\":34,\"timestampExternal\":1709618889500}}";
        String message =
                "{\"MessageType\":\"PositionReport\",\"MetaData\":{\"MMSI\":219000123,\"ShipName\":\"SEA STAR\",\"latitude\":%s,\"longitude\":%s,\"time_utc\":\"2024-03-05 06:08:09.5 +0000 UTC\"},\"Message\":{\"PositionReport\":{\"Sog\":0.5}}}";
        return Stream.of(
                arguments(
                        "digitraffic",
                        "sog.json",
                        new String[] {feature.formatted("103.75,1.25"), feature.formatted("50.25,1.5")},
                        "properties"),
                arguments(
                        "digitraffic",
                        "flat.csv",
                        new String[] {
                            "mmsi,lon,lat,sog,timestamp,timestampExternal",
                            "219000123,103.75,1.25,0.5,34,1709618889500",
                            "219000123,50.25,1.5,0.5,34,1709618889500"
                        },
                        "sog"),
                arguments(
                        "aisstream",
                        "messages.jsonl",
                        new String[] {message.formatted("1.25", "103.75"), message.formatted("1.5", "50.25")},
                        "MetaData"),
                arguments(
                        "kystverket",
                        "live.jsonl",
                        new String[] {
                            "{\"courseOverGround\":3,\"latitude\":1.25,\"longitude\":103.75,\"mmsi\":219000123,\"msgtime\":\"2024-03-05T06:08:09.5000000+00:00\"}",
                            "{\"courseOverGround\":3,\"latitude\":1.5,\"longitude\":50.25,\"mmsi\":219000123,\"msgtime\":\"2024-03-05T06:08:09.5000000+00:00\"}"
                        },
                        "courseOverGround"),
                arguments(
                        "kystverket",
                        "archive.csv",
                        new String[] {
                            "mmsi;imo_nr;length;date_time_utc;lon;lat;sog",
                            "219000123;9000001;120;2024-03-05 06:08:09.5;103.75;1.25;0.5",
                            "219000123;9000001;120;2024-03-05 06:08:09.5;50.25;1.5;0.5"
                        },
                        "length"),
                arguments(
                        "gfw",
                        "bigquery.csv",
                        new String[] {
                            "ssvid,timestamp,lat,lon,speed,course",
                            "219000123,2024-03-05 06:08:09.5 UTC,1.25,103.75,0.5,3",
                            "219000123,2024-03-05 06:08:09.5 UTC,1.5,50.25,0.5,3"
                        },
                        "speed"),
                arguments(
                        "noaa-2024",
                        "points.csv",
                        new String[] {
                            "MMSI,BaseDateTime,SOG,geometry",
                            "219000123,2024-03-05T06:08:09.5,0.5,POINT (103.75 1.25)",
                            "219000123,2024-03-05T06:08:09.5,0.5,01010000000000000000204940000000000000F83F"
                        },
                        "SOG"),
                arguments(
                        "noaa-2025",
                        "points.csv",
                        new String[] {
                            "mmsi,base_date_time,sog,geometry",
                            "219000123,2024-03-05 06:08:09.5,0.5,POINT (103.75 1.25)",
                            "219000123,2024-03-05 06:08:09.5,0.5,01010000000000000000204940000000000000F83F"
                        },
                        "sog"),
                arguments(
                        "generic",
                        "points.csv",
                        new String[] {
                            "MMSI,time_utc,SOG,geometry",
                            "219000123,2024-03-05T06:08:09.5,0.5,POINT (103.75 1.25)",
                            "219000123,2024-03-05T06:08:09.5,0.5,01010000000000000000204940000000000000F83F"
                        },
                        "SOG"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("feeds")
    void tagsEachFeedAsItComes(String feed, String name, String[] lines, String column) {
        Path positions = TestFiles.lines(folder.resolve(name), lines);
        for (List<String> more : List.of(List.<String>of(), List.of("--columns", column))) {
            Path output = folder.resolve("out" + more.size());
            List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
            arguments.addAll(List.of("--output", output, "--partition-by", "date"));
            arguments.addAll(more);
            CommandRun run = CommandRun.of(arguments.toArray());
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).contains("feed " + feed);
            Dataset<Row> rows = TestSpark.session().read().parquet(output.toString());
            assertThat(rows.orderBy("zone_index")
                            .select("mmsi", "zone_name", "position_time", "date")
                            .collectAsList())
                    .extracting(Row::toString)
                    .containsExactly(
                            "[219000123,null,2024-03-05T06:08:09.500Z,2024-03-05]",
                            "[219000123,port,2024-03-05T06:08:09.500Z,2024-03-05]");
            assertThat(rows.columns()).contains(column);
            if (!more.isEmpty()) {
                assertThat(rows.columns()).hasSize(7);
            }
        }
    }

    @Test
    void keepsValuesWithinNestedColumns() {
        Path json = TestFiles.lines(
                folder.resolve("a.jsonl"),
                "{\"MessageType\":\"PositionReport\",\"MetaData\":{\"MMSI\":219000123,\"ShipName\":\"SEA STAR\",\"latitude\":1.25,\"longitude\":103.75,\"time_utc\":\"2024-03-05 06:08:09.5 +0000 UTC\"},\"Message\":{\"PositionReport\":{\"Sog\":0.50}}}");
        Path parquet = folder.resolve("parquet");
        TestSpark.session().read().json(json.toString()).coalesce(1).write().parquet(parquet.toString());
        for (Path input : List.of(json, parquet)) {
            Path output = folder.resolve("out" + input.getFileName());
            CommandRun run = CommandRun.of(
                    "tag",
                    "--positions",
                    input,
                    "--zones",
                    zones,
                    "--output",
                    output,
                    "--columns",
                    "message.positionreport.sog,MessageType,MetaData.ShipName");
            assertThat(run.code()).as(run.err()).isZero();
            Dataset<Row> rows = TestSpark.session().read().parquet(output.toString());
            assertThat(rows.columns())
                    .startsWith("MessageType")
                    .contains("MetaData.ShipName")
                    .hasSize(8);
            assertThat(rows.first().getString(rows.first().fieldIndex("MetaData.ShipName")))
                    .isEqualTo("SEA STAR");
            assertThat(rows.first()
                            .get(rows.first().fieldIndex("Message.PositionReport.Sog"))
                            .toString())
                    .startsWith("0.5");
        }
        assertThat(CommandRun.of("tag", "--positions", json, "--zones", zones, "--columns", "MetaData.Speed")
                        .message())
                .contains("--columns asks for a column 'MetaData.Speed', which is not in the header");
    }

    /** Bytes of a point are no text, even where they could be. */
    @Test
    void writesBinaryPointsAsHexadecimalDigitsIntoCsv() {
        Path positions = folder.resolve("points.parquet");
        TestSpark.session()
                .sql("SELECT X'01010000000000000000000040000000000000F03F' AS geometry, 219000123 AS mmsi")
                .coalesce(1)
                .write()
                .parquet(positions.toString());
        Path output = folder.resolve("out");
        CommandRun run =
                CommandRun.of("tag", "--positions", positions, "--zones", zones, "--output", output, "--format", "csv");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(TestSpark.session()
                        .read()
                        .option("header", true)
                        .csv(output.toString())
                        .first()
                        .getString(0))
                .isEqualTo("01010000000000000000000040000000000000F03F");
    }

    @Test
    void refusesPointsAndNumbersAtOnce() {
        Path positions = TestFiles.lines(folder.resolve("a.csv"), "lon,lat,at", "1,2,POINT(1 2)");
        CommandRun run = CommandRun.of(
                "tag", "--positions", positions, "--zones", zones, "--geometry-column", "at", "--lat-column", "lat");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message())
                .contains("--geometry-column", "--lon-column and --lat-column", "leave one of them out");
    }

    @Test
    void saysThatPointsHaveLatitudeFirst() {
        Path positions = TestFiles.lines(
                folder.resolve("a.csv"), "mmsi,geometry", "219000123,POINT(1.25 103.75)", "219000124,POINT(1.5 80)");
        CommandRun run = CommandRun.of("tag", "--positions", positions, "--zones", zones);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("1 of 2 would lie in a zone: write the points with longitude first");
    }
}
