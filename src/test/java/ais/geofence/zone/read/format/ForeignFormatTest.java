package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recognised and not read is named with the command that converts it, whatever the name of the file. */
class ForeignFormatTest {
    static Stream<Arguments> files() {
        String convert =
                ", which can't be read here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg 'my ports.json'";
        String polygonize = "is an image (TIFF), which has no polygons: make some of its values, for instance with"
                + " gdal_polygonize.py 'my ports.json' zones.gpkg";
        return Stream.of(
                Arguments.of("II*\0\u0008\0\0\0", polygonize),
                Arguments.of("MM\0*\0\0\0\u0008", polygonize),
                Arguments.of("II+\0\u0008\0\0\0", polygonize),
                Arguments.of(
                        "<?xml version=\"1.0\"?>\n<wfs:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\">",
                        "is GML" + convert),
                Arguments.of("\u00ef\u00bb\u00bf<gml:FeatureCollection>", "is GML" + convert),
                Arguments.of(
                        "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}",
                        "is TopoJSON, which can't be read here: convert it, for instance with ogr2ogr -a_srs EPSG:4326 zones.gpkg 'my ports.json'"),
                Arguments.of(
                        "{\"displayFieldName\":\"\",\"geometryType\":\"esriGeometryPolygon\",\"features\":[{\"attributes\":{}}]}",
                        "is Esri's JSON" + convert),
                Arguments.of("{\"rings\":[[[139,34],[139,36],[142,36],[139,34]]]}", "is Esri's JSON" + convert),
                Arguments.of("{\"attributes\":{},\"geometry\":{\"rings\":[]}}", "is Esri's JSON" + convert),
                Arguments.of(
                        "015823LE1 0900201 ! 3404",
                        "is a chart (S-57), which can't be read here: convert a class of its objects, for instance its restricted areas (RESARE)"
                                + " with ogr2ogr -t_srs EPSG:4326 zones.gpkg 'my ports.json' RESARE"),
                Arguments.of("!table\n!version 300\n", "is of MapInfo" + convert),
                Arguments.of("Version   300\nCharset \"Neutral\"\n", "is of MapInfo" + convert),
                Arguments.of("7z\u00bc\u00af'\u001c\0\u0004", "is an archive of 7-Zip or RAR: unpack it first"),
                Arguments.of("Rar!\u001a\u0007\u0001\0", "is an archive of 7-Zip or RAR: unpack it first"),
                Arguments.of(
                        "SQLite format 3\0" + "\0".repeat(84), "is an SQLite database and not a GeoPackage" + convert));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedByItsContent(String start, String reason) {
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);

        UserError error = catchThrowableOfType(
                UserError.class, () -> new ZoneReader(false, null).read(List.of(new TextFile("my ports.json", bytes))));

        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        assertThat(error.getMessage()).isEqualTo("my ports.json: " + reason);
    }
}
