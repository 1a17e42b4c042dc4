package ais.geofence.zone.read.geometry;

import static ais.geofence.zone.read.GeoJson.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSystemTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:OGC::CRS84",
                "urn:x-ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:EPSG::4326",
                "urn:ogc:def:crs:EPSG:6.9:4326",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                "https://www.opengis.net/def/crs/EPSG/0/4326",
                "http://www.opengis.net/gml/srs/epsg.xml#4326",
                "EPSG:4326",
                "epsg:4326",
                "OGC:CRS84",
                "CRS84",
                "CRS:84",
                " EPSG:4326 ",
                "EPSG:4258",
                "urn:ogc:def:crs:EPSG::4258",
                "GCS_WGS_1984",
                "GCS_ETRS_1989",
                "WGS 84",
                "ETRS89"
            })
    void longitudeAndLatitudeAreAcceptedInAnySpelling(String name) {
        assertThat(read("{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}}"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"EPSG:4326\"", "{\"type\":\"EPSG\",\"properties\":{\"code\":4326}}"})
    void olderFormsAreAccepted(String crs) {
        assertThat(read(crs)).isEqualTo(1);
    }

    @Test
    void theMembersAfterItAreRead() {
        String text =
                "{\"type\":\"Polygon\",\"crs\":{\"properties\":{\"name\":\"CRS84\"}},\"coordinates\":" + TOKYO + "}";

        assertThat(new ZoneReader(false, null)
                        .read(List.of(TextFile.of("a.json", text)))
                        .zones())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ogc:def:crs:EPSG::3857",
                "EPSG:43260",
                "EPSG:42580",
                "WGS 84 / UTM zone 32N",
                "EPSG:14326",
                "EPSG:3857",
                "urn:ogc:def:crs:OGC:1.3:CRS83",
                "WGS 72",
                ""
            })
    void othersAreRefusedByName(String name) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read("{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}}"))
                .withMessage(
                        "a.json: is in coordinate system \"" + name
                                + "\": convert it to CRS84 (EPSG:4326), for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg a.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"type\":\"name\"}"})
    void oneWithoutANameIsRefused(String crs) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(crs))
                .withMessage("a.json: has a crs without a name: only CRS84 or EPSG:4326 can be used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"type\":\"link\",\"properties\":{\"href\":\"http://example.com/crs/42\",\"type\":\"proj4\"}}"
            })
    void aLinkIsRefusedByItsAddress(String crs) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> read(crs))
                .withMessageContaining("\"http://example.com/crs/42\"");
    }

    @Test
    void etrs89IsNoted() {
        assertThat(zones("\"urn:ogc:def:crs:EPSG::4258\"").warnings())
                .containsExactly(
                        "files in ETRS89 (EPSG:4258): 1 (a.json); their longitudes and latitudes are taken as on WGS 84, from which they differ by about a metre");
        assertThat(zones("\"GCS_WGS_1984\"").warnings()).isEmpty();
    }

    private static int read(String crs) {
        return zones(crs).zones().size();
    }

    private static ZoneSet zones(String crs) {
        String text = "{\"type\":\"Polygon\",\"coordinates\":" + TOKYO + ",\"crs\":" + crs + "}";
        return new ZoneReader(false, null).read(List.of(TextFile.of("a.json", text)));
    }
}
