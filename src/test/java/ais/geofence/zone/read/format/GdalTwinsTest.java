package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.grid.ZoneGrid;
import ais.geofence.zone.read.DiskFile;
import ais.geofence.zone.read.ZoneReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same zones as GDAL writes them are the same set, whatever the format and its options. */
class GdalTwinsTest {
    private static final Path FOLDER = Path.of("src/test/resources/zones/gdal");
    private static final ZoneSet EXPECTED = read("zones.geojson");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zones.gpkg",
                "plain.gpkg",
                "new.gpkg",
                "mixed.gpkg",
                "high.gpkg",
                "crs84.gpkg",
                "etrs89.gpkg",
                "none.gpkg",
                "zones.fgb",
                "mixed.fgb",
                "high.fgb",
                "crs84.fgb",
                "etrs89.fgb",
                "none.fgb",
                "zones.kml",
                "mixed.kml",
                "high.kml",
                "libkml.kml",
                "zones.kmz"
            })
    void areTheSameSet(String name) {
        ZoneSet zones = read(name);

        SameZones.require(zones, EXPECTED);
        ZoneGrid grid = ZoneGrid.builder(zones.geometries()).build();
        assertThat(new int[] {
                    grid.firstZone(139.5, 34.25),
                    grid.firstZone(140.125, 34.3125),
                    grid.firstZone(108.5, 0.75),
                    grid.firstZone(21, 2),
                    grid.firstZone(34.25, 139.5 - 90)
                })
                .as("in a zone, in its hole, in the second part of one, in the last, in none")
                .containsExactly(0, -1, 1, 2, -1);
    }

    /** The order of the file counts, which an index has changed. */
    @Test
    void aSpatialIndexChangesTheOrder() {
        assertThat(read("index.fgb").zones())
                .extracting(Zone::id)
                .containsExactlyInAnyOrder("7", "8", "9")
                .isNotEqualTo(List.of("7", "8", "9"));
    }

    private static ZoneSet read(String name) {
        return new ZoneReader(false, null).read(List.of(new DiskFile(FOLDER.resolve(name))));
    }
}
