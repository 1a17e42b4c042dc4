package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.files.ZoneFiles;
import ais.geofence.zone.InvalidZonesException;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same zones as GDAL writes them in the formats and options that tools use; see {@code src/test/python/gdal_zones.py}. */
class GdalZonesTest {
    private static final String FOLDER = "src/test/resources/zones/gdal/";

    @ParameterizedTest
    @ValueSource(strings = {"ports.shp", "ports.shp.zip", "latin.zip", "high.zip"})
    void areTheSameSetInEachFormat(String file) {
        ZoneSet expected = read("ports.geojson");
        ZoneSet zones = read(file);

        SameZones.require(zones, expected);
        assertThat(zones.warnings()).isEqualTo(expected.warnings());
    }

    @Test
    void etrs89IsTakenAndNoted() {
        ZoneSet zones = read("etrs89.zip");

        SameZones.require(zones, read("ports.geojson"));
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
