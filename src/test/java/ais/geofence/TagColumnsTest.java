package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of the input that the output keeps. */
class TagColumnsTest {
    private static final List<String> OF_THE_TAG =
            List.of("mmsi", "zone_index", "zone_name", "position_status", "position_time");

    @TempDir
    Path folder;

    private Path zones;
    private Path csv;

    @BeforeEach
    void writeInput() {
        zones = TestFiles.lines(
                folder.resolve("zones.geojson"),
                TestZones.geoJson(Map.of("port", new double[] {103, 1, 104.5, 1, 104.5, 2, 103, 2})));
        csv = TestFiles.lines(
                folder.resolve("in.csv"),
                "mmsi,time,name,lon,lat,SOG,zone_index",
                "219000001,2026-01-02 03:04:05,EVER 1,103.75,1.25,0.5,x",
                "219000002,2026-01-02 03:04:06,,50.25,1.5,12.5,y");
    }

    private CommandRun tag(Path positions, String... more) {
        List<Object> arguments = new ArrayList<>(List.of("tag", "--positions", positions, "--zones", zones));
        arguments.addAll(List.of("--output", folder.resolve("out"), "--overwrite"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private List<String> columns() {
        return List.of(TestSpark.session()
                .read()
                .parquet(folder.resolve("out").toString())
                .columns());
    }

    private List<String> rows() {
        return TestSpark.session()
                .read()
                .parquet(folder.resolve("out").toString())
                .orderBy("mmsi")
                .collectAsList()
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void keepsTheNamedColumnsInTheOrderOfTheInput() {
        CommandRun run = tag(csv, "--columns", "sog,name");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(columns())
                .startsWith("name", "SOG")
                .containsSubsequence(OF_THE_TAG)
                .hasSize(7);
        assertThat(rows())
                .containsExactly(
                        "[EVER 1,0.5,219000001,0,port,ok,2026-01-02T03:04:05Z]",
                        "[null,12.5,219000002,-1,null,ok,2026-01-02T03:04:06Z]");
    }

    @Test
    void keepsColumnsThatHoldThePosition() {
        CommandRun run = tag(csv, "--columns", "lat", "--partition-by", "date");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(columns()).startsWith("lat").containsSubsequence(OF_THE_TAG).endsWith("date");
        assertThat(rows().get(0)).isEqualTo("[1.25,219000001,0,port,ok,2026-01-02T03:04:05Z,2026-01-02]");
    }

    @Test
    void aColumnThatIsNotKeptMayHaveTheNameOfOneOfTheTag() {
        assertThat(tag(csv).err()).contains("the input has a column 'zone_index'");
        assertThat(tag(csv, "--columns", "zone_index").err()).contains("the input has a column 'zone_index'");
        assertThat(tag(csv, "--columns", "SOG").code()).isZero();
    }

    @Test
    void keepsTheNamedColumnsOfEveryFormat() {
        Path json = TestFiles.lines(
                folder.resolve("in.jsonl"),
                "{\"MMSI\":219000001,\"lon\":103.75,\"lat\":1.25,\"sog\":0.50,\"to\":{\"port\":\"SGSIN\"}}",
                "{\"MMSI\":219000002,\"lon\":50.25,\"lat\":1.5,\"cog\":7}");
        Path parquet = folder.resolve("parquet");
        TestSpark.session()
                .read()
                .option("header", true)
                .csv(csv.toString())
                .write()
                .parquet(parquet.toString());

        assertThat(tag(json, "--columns", "to,sog").code()).isZero();
        assertThat(columns()).startsWith("sog", "to", "mmsi", "zone_index");
        assertThat(rows().get(0)).startsWith("[0.50,{\"port\":\"SGSIN\"},219000001,0,");

        assertThat(tag(parquet, "--columns", "SOG").code()).isZero();
        assertThat(columns()).startsWith("SOG", "mmsi", "zone_index").hasSize(6);
        assertThat(rows().get(1)).startsWith("[12.5,219000002,-1,");
    }

    @Test
    void refusesAColumnThatIsNotThere() {
        CommandRun run = tag(csv, "--columns", "SOG,COG");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "in.csv: --columns asks for a column 'COG', which is not in the header 'mmsi', 'time', 'name'");
        assertThat(tag(csv, "--columns", "COG,SOG,to").message())
                .contains("in.csv: --columns asks for columns 'COG', 'to', which are not in the header 'mmsi'");
    }

    /** The output has one MMSI, and no column of the input is lost for it in silence. */
    @Test
    void refusesASecondMmsi() {
        Path both =
                TestFiles.lines(folder.resolve("both.csv"), "Mmsi,ssvid,lon,lat", "219000001,219000009,103.75,1.25");
        CommandRun run = tag(both, "--mmsi-column", "ssvid");
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.message())
                .contains("the MMSI is in column 'ssvid', and the input has a column 'Mmsi' too", "without 'Mmsi'");

        for (String kept : new String[] {"ssvid", "lon"}) {
            assertThat(tag(both, "--mmsi-column", "ssvid", "--columns", kept).code())
                    .isZero();
            assertThat(rows().get(0)).contains(",219000009,0,port");
        }
        assertThat(tag(both, "--mmsi-column", "Mmsi").code()).isZero();
        assertThat(rows().get(0)).isEqualTo("[219000001,219000009,103.75,1.25,0,port,ok]");
    }
}
