package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.files.ZoneFiles;
import ais.geofence.zone.InvalidZonesException;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.grid.ZoneGrid;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same zones as GDAL writes them are the same set, whatever the format and its options; see {@code src/test/python/gdal_zones.py}.
 */
class GdalZonesTest {
    private static final String FOLDER = "src/test/resources/zones/gdal/";
    private static final ZoneSet PORTS = read("ports.geojson");
    private static final ZoneSet ZONES = read("zones.geojson");

    @ParameterizedTest
    @ValueSource(strings = {"ports.shp", "ports.shp.zip", "latin.zip", "high.zip"})
    void areTheSameSetInAShapefile(String file) {
        ZoneSet zones = read(file);

        SameZones.require(zones, PORTS);
        assertThat(zones.warnings()).isEqualTo(PORTS.warnings());
    }

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
    void areTheSameSetInOtherFormats(String file) {
        ZoneSet zones = read(file);

        SameZones.require(zones, ZONES);
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

    @Test
    void etrs89IsTakenAndNoted() {
        ZoneSet zones = read("etrs89.zip");

        SameZones.require(zones, PORTS);
        assertThat(zones.warnings())
                .singleElement()
                .asString()
                .startsWith("files in ETRS89 (EPSG:4258): 1 (" + path("etrs89.zip") + "/etrs89.shp); ");
    }

    @Test
    void oneWithoutAGeometryIsPassedOver() {
        ZoneSet zones = read("gaps.zip");

        assertThat(zones.zones()).extracting(Zone::name).containsExactly("tokyo", "L\u00fcbeck", "fiji");
        assertThat(zones.warnings()).anyMatch(line -> line.startsWith("features without a geometry: 1 ("));
    }

    @Test
    void whatIsNoZoneIsRefusedByName() {
        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> read("utm.zip"))
                .withMessageContaining(
                        "utm.zip/utm.shp: is in coordinate system \"ETRS_1989_UTM_Zone_32N\": convert it")
                .withMessageEndingWith("ogr2ogr -t_srs EPSG:4326 zones.gpkg /vsizip/" + path("utm.zip") + "/utm.shp");
        assertThatExceptionOfType(InvalidZonesException.class)
                .isThrownBy(() -> read("lines.zip"))
                .withMessageContaining("lines.zip/lines.shp: is a shapefile of shapes of the type PolyLine");
    }

    private static String path(String file) {
        return Path.of(FOLDER + file).toAbsolutePath().toString();
    }

    private static ZoneSet read(String file) {
        return ZoneFiles.load(List.of(path(file)));
    }
}
