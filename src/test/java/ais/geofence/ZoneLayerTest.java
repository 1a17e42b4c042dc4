package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zones in a GeoPackage with several layers. */
class ZoneLayerTest {
    private static final Path SEVERAL = Path.of("src/test/resources/zones/gdal/several.gpkg");

    @TempDir
    Path folder;

    @Test
    void aLayerIsNamed() {
        CommandRun without = CommandRun.of("zones", "--zones", SEVERAL);
        assertThat(without.code()).isEqualTo(3);
        assertThat(without.message())
                .isEqualTo("ais-geofence: " + SEVERAL.toUri().getPath()
                        + ": has 2 layers (others, zones): name one with --zone-layer");

        CommandRun with =
                CommandRun.of("zones", "--zones", SEVERAL, "--zone-layer", "others", "--locate", "139.5,34.25");
        assertThat(with.code()).as(with.err()).isZero();
        assertThat(with.out()).contains("tokyo");
    }

    @Test
    void aLayerOfFilesWithoutLayersIsRefused() {
        CommandRun run = CommandRun.of("zones", "--zones", "sample-data/zones.geojson", "--zone-layer", "others");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.message())
                .isEqualTo("ais-geofence: --zone-layer others: none of the files has layers: leave it out");
    }

    @Test
    void oneNameForSeveralZoneSetsIsForThoseThatHaveLayers() {
        CommandRun run = CommandRun.of(
                "zones",
                "--zones",
                "a=" + SEVERAL,
                "--zones",
                "b=sample-data/zones.geojson",
                "--zone-layer",
                "others",
                "--locate",
                "139.5,34.25");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("tokyo");

        CommandRun own = CommandRun.of(
                "zones",
                "--zones",
                "a=" + SEVERAL,
                "--zones",
                "b=sample-data/zones.geojson",
                "--zone-layer",
                "a=others",
                "--zone-layer",
                "b=others");
        assertThat(own.code()).isEqualTo(3);
        assertThat(own.message()).contains("--zone-layer others: none of the files has layers: leave it out");
    }

    @Test
    void everyEngineTagsWithEveryFormat() throws IOException {
        Path positions = TestFiles.lines(
                folder.resolve("in.csv"), "lon,lat", "139.5,34.25", "140.125,34.3125", "108.5,0.75", "21,2", "2,21");
        for (String engine : List.of("function", "map-partitions", "sedona")) {
            for (String name : List.of("several.gpkg", "zones.fgb", "zones.kml", "zones.kmz")) {
                Path output = folder.resolve(engine + name);
                List<Object> options =
                        new ArrayList<>(List.of("--engine", engine, "--output", output, "--format", "csv"));
                if (name.equals("several.gpkg")) {
                    options.addAll(List.of("--zone-layer", "zones"));
                }
                CommandRun run = CommandRun.tag(positions, SEVERAL.resolveSibling(name), options.toArray());

                assertThat(run.code()).as(run.err()).isZero();
                assertThat(zoneIndexes(output))
                        .as("%s %s", engine, name)
                        .containsExactlyInAnyOrder("0", "-1", "1", "2", "-1");
            }
        }
    }

    private static List<String> zoneIndexes(Path output) throws IOException {
        List<String> indexes = new ArrayList<>();
        try (Stream<Path> files = Files.list(output)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                List<String> lines = TestFiles.text(file).lines().toList();
                int column = List.of(lines.get(0).split(",")).indexOf("zone_index");
                lines.stream().skip(1).map(line -> line.split(",")[column]).forEach(indexes::add);
            }
        }
        return indexes;
    }
}
