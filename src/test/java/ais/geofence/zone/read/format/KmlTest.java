package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KmlTest {
    private static final String RING = "139,34,5 141,34,5 141,35,5 139,35,5 139,34,5";
    private static final String TOKYO = polygon(RING);

    /** Folders in folders, both kinds of data, a polygon whose hole comes first, and what has nothing to do with zones. */
    private static final String SEVERAL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- by hand -->
            <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
            <Document id="d"><name>ports</name><Style id="s"><PolyStyle><fill>0</fill></PolyStyle></Style>
             <Schema name="ports" id="p"><SimpleField name="depth" type="double"/></Schema>
             <Placemark id="ports.1"><name>tokyo &amp; more</name><description><![CDATA[<b>big</b>]]></description>
              <styleUrl>#s</styleUrl><LookAt><longitude>1</longitude></LookAt>
              <ExtendedData><Data name="id"><displayName>The id</displayName><value>7</value></Data>
               <SchemaData schemaUrl="#p"><SimpleData name="depth">12.5</SimpleData><gx:SimpleArrayData name="x"><gx:value>1</gx:value></gx:SimpleArrayData></SchemaData>
               <Data name="name"><value>other</value></Data></ExtendedData>
              <Polygon><extrude>1</extrude><innerBoundaryIs><LinearRing><coordinates>140,34.2 140.5,34.2 140,34.4 140,34.2</coordinates></LinearRing></innerBoundaryIs>
               <outerBoundaryIs><LinearRing><coordinates>
                 139,34,5
                 141,34,5
                 141.25,35.1,5 139 , 35 139,34
               </coordinates></LinearRing></outerBoundaryIs></Polygon>
             </Placemark>
             <Folder><name>inner</name><Folder>
              <Placemark><TimeSpan><begin>2026-01-01</begin><end>2026-04</end></TimeSpan><name>singapore</name>
               <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>103,1 106,1 106,2 103,1</coordinates></LinearRing></outerBoundaryIs></Polygon>
                <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>107,1 109.1,-0 109,2 107,1</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>
               </MultiGeometry></Placemark></Folder></Folder>
             <GroundOverlay><name>map</name></GroundOverlay>
            </Document></kml>
            """;

    private static final String SEVERAL_AS_GEOJSON = GeoJson.collection(
            GeoJson.feature(
                    "\"id\":\"7\",\"properties\":{\"name\":\"tokyo & more\",\"description\":\"<b>big</b>\",\"depth\":12.5},",
                    GeoJson.polygon(
                            "[[[139,34],[141,34],[141.25,35.1],[139,35],[139,34]],[[140,34.2],[140.5,34.2],[140,34.4],[140,34.2]]]")),
            GeoJson.feature(
                    "\"properties\":{\"begin\":\"2026-01-01\",\"end\":\"2026-04\",\"name\":\"singapore\"},",
                    GeoJson.multiPolygon(
                            "[[[103,1],[106,1],[106,2],[103,1]]]", "[[[107,1],[109.1,-0],[109,2],[107,1]]]")));

    @Test
    void isTheSameSetAsItsGeoJson() {
        ZoneSet expected = read(TextFile.of("ports.geojson", SEVERAL_AS_GEOJSON));

        for (TextFile file : List.of(
                TextFile.of("ports.kml", SEVERAL),
                TextFile.of("ports.json", "\ufeff" + SEVERAL),
                new TextFile("ports.kml.gz", ZoneFormatTwinsTest.gzip(SEVERAL.getBytes(StandardCharsets.UTF_8))))) {
            SameZones.require(read(file), expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<kml>%s</kml>",
                "<kml xmlns='http://earth.google.com/kml/2.0'>%s</kml>",
                "<kml xmlns='http://earth.google.com/kml/2.1'>%s</kml>",
                "<kml xmlns='http://www.opengis.net/kml/2.3'>%s</kml>",
                "\n\n <kml xmlns='urn:x'><Document>%s<gx:Tour><gx:Playlist/></gx:Tour><atom:link/></Document></kml>"
            })
    void theNamespaceDoesNotMatter(String frame) {
        String placemark = "<Placemark><name>tokyo</name>" + TOKYO + "</Placemark>";

        assertThat(read(TextFile.of("ports.kml", frame.formatted(placemark))).zones())
                .extracting(Zone::name)
                .containsExactly("tokyo");
    }

    @Test
    void theElementsMayHaveAPrefix() {
        String text =
                kml("<Placemark><name>tokyo</name><ExtendedData><Data name='id'><value>7</value></Data></ExtendedData>"
                                + TOKYO + "</Placemark>")
                        .replaceAll("<(/?)", "<$1ns0:")
                        .replace("<ns0:kml", "<ns0:kml xmlns:ns0='http://www.opengis.net/kml/2.2'");

        assertThat(read(TextFile.of("ports.kml", text)).zones())
                .singleElement()
                .matches(zone -> zone.name().equals("tokyo") && "7".equals(zone.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void theDeclaredEncodingCounts(String encoding) {
        String text = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>"
                + kml("<Placemark><name>Grönland</name>" + TOKYO + "</Placemark>");

        assertThat(read(new TextFile("ports.kml", text.getBytes(Charset.forName(encoding))))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("Grönland");
    }

    @Test
    void aPlacemarkWithoutAGeometryIsPassedOver() {
        ZoneSet zones = read(TextFile.of(
                "ports.kml", kml("<Placemark><name>note</name></Placemark><Placemark>" + TOKYO + "</Placemark>")));

        assertThat(zones.zones()).singleElement().matches(zone -> zone.feature() == 2);
        assertThat(zones.warnings()).singleElement().asString().contains("ports.kml, feature 1 \"note\"");
    }

    static Stream<Arguments> geometries() {
        return Stream.of(
                Arguments.of(
                        "<Point><coordinates>139,34</coordinates></Point>",
                        "is a Point: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        "<LinearRing><coordinates>" + RING + "</coordinates></LinearRing>",
                        "is a LinearRing: a zone is a Polygon or MultiPolygon"),
                Arguments.of("<gx:Track><when/></gx:Track>", "is a gx:Track: a zone is a Polygon or MultiPolygon"),
                Arguments.of(
                        "<MultiGeometry>" + TOKYO + "<Point/><LineString/></MultiGeometry>",
                        "has 2 geometries beside its polygons, the first a Point; --fix-zones can repair it"),
                Arguments.of("<MultiGeometry/>", "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of("<Polygon/>", "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(polygon(" \n"), "has an empty geometry: correct it, or leave the feature out"),
                Arguments.of(
                        TOKYO.replace(
                                "<outer",
                                "<outerBoundaryIs><LinearRing><coordinates>1,2</coordinates></LinearRing></outerBoundaryIs><outer"),
                        "has a polygon of 2 shells"),
                Arguments.of(
                        polygon("139,34 141 141,35 139,34"),
                        "has a position of 1 numbers: longitude, latitude and perhaps an altitude are needed"),
                Arguments.of(
                        polygon("139,34,141,34 141,35"),
                        "has a position of 4 numbers: longitude, latitude and perhaps an altitude are needed"),
                Arguments.of(polygon("139,34 a41,34 141,35 139,34"), "has \"a41\" where a coordinate should be"),
                Arguments.of(polygon(",34 141,34 141,35 139,34"), "has \"\" where a coordinate should be"),
                Arguments.of(polygon("139,34 NaN,34 141,35 139,34"), "has \"NaN\" where a coordinate should be"),
                Arguments.of(polygon("139,34 141d,34 141,35 139,34"), "has \"141d\" where a coordinate should be"),
                Arguments.of(
                        polygon("139,34 1e999,34 141,35 139,34"),
                        "has the coordinate Infinity, which is not a finite number"),
                Arguments.of(
                        polygon("34,139 35,139 35,141 34,139"),
                        "leaves the world at lon 34.0 lat 139.0: longitude and latitude look swapped, longitude comes first"),
                Arguments.of(
                        polygon("139,34 141,34 141,35 139,35"),
                        "has a ring that is not closed: it begins at lon 139.0 lat 34.0 and ends at lon 139.0 lat 35.0; --fix-zones can repair it"),
                Arguments.of(
                        "<ExtendedData><Data name='a'><value>1</value></Data><Data name='a'><value>2</value></Data></ExtendedData>"
                                + TOKYO,
                        "has two values of \"a\""));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void aPlacemarkThatCannotBeAZoneIsNamedWithItsReason(String content, String reason) {
        String text = kml("<Placemark><name>good</name>" + TOKYO + "</Placemark><Placemark><name>odd</name>" + content
                + "</Placemark>");

        assertThat(refusal(text)).isEqualTo("ports.kml, feature 2 \"odd\": " + reason);
    }

    static Stream<Arguments> files() {
        String entity = "<!DOCTYPE kml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
        String laughs = "<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String refused =
                "has a document type declaration (<!DOCTYPE), which could make its reader fetch other files: remove it";
        return Stream.of(
                Arguments.of(
                        "<gpx version='1.1'/>",
                        "is XML and not KML (its root element is <gpx>), which can't be read here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.kml"),
                Arguments.of(
                        "<html><body>Not found</body></html>",
                        "is XML and not KML (its root element is <html>), which can't be read here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg ports.kml"),
                Arguments.of("<kml/>", "has no Placemarks: at least one is needed"),
                Arguments.of(entity + kml("<Placemark><name>&a;</name>" + TOKYO + "</Placemark>"), refused),
                Arguments.of(laughs + kml("<Placemark><name>&b;</name>" + TOKYO + "</Placemark>"), refused),
                Arguments.of("<!DOCTYPE kml>" + kml(""), refused),
                Arguments.of("<!DOCTYPE kml SYSTEM \"http://127.0.0.1:1/kml.dtd\">" + kml(""), refused),
                Arguments.of(
                        kml(
                                "<NetworkLink><name>a</name><Link><href>https://example.org/a.kml?b=1&amp;c</href></Link></NetworkLink>"),
                        "has a NetworkLink to \"https://example.org/a.kml?b=1&c\", which is not followed: download what it leads to, and name that"),
                Arguments.of(
                        kml("<NetworkLink/>"),
                        "has a NetworkLink, which is not followed: download what it leads to, and name that"),
                Arguments.of(
                        kml("<Schema name=\"Zone\" parent=\"Placemark\"/><Zone>" + TOKYO + "</Zone>"),
                        "has Placemarks by the name of \"Zone\", as KML 2.0 had them: convert it to KML 2.2"),
                Arguments.of("<kml>" + "<a>".repeat(5000), "has elements that are nested more than 1000 deep"),
                Arguments.of(kml("<MultiGeometry>".repeat(5000)), "has elements that are nested more than 1000 deep"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeReadIsNamedWithItsReason(String text, String reason) {
        assertThat(refusal(text)).isEqualTo("ports.kml: " + reason);
    }

    @Test
    void xmlThatIsNotValidIsRefusedWithItsPlace() {
        assertThat(refusal("<kml>\n<Placemark></Document></kml>"))
                .startsWith("ports.kml: is not valid XML at line 2, column ");
        assertThat(refusal(kml("<Placemark><name>&nbsp;</name></Placemark>")))
                .startsWith("ports.kml: is not valid XML at line 1, column ");
        assertThat(refusal("<")).startsWith("ports.kml: ends in the middle of its XML");
    }

    @Test
    void aFileThatIsCutOffAnywhereIsRefused() {
        byte[] whole = SEVERAL.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = whole.length - 1; length > 60; length -= 7) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThat(refusal(new TextFile("ports.kml", cut)))
                    .as("%d bytes", length)
                    .startsWith("ports.kml: ends in the middle of its XML")
                    .endsWith("is it truncated?");
        }
    }

    @Test
    void anUnknownEncodingIsRefused() {
        assertThat(refusal("<?xml version='1.0' encoding='x-none'?>" + kml("")))
                .isEqualTo("ports.kml: is in the unknown encoding \"x-none\": save it as UTF-8");
        assertThat(read(TextFile.of(
                                "ports.kml",
                                "<?xml version='1.0' encoding='utf-16'?>"
                                        + kml("<Placemark>" + TOKYO + "</Placemark>")))
                        .zones())
                .as("declares what it can't be")
                .hasSize(1);
    }

    @Test
    void bytesThatAreNotInTheEncodingAreRefused() {
        byte[] latin1 =
                kml("<Placemark><name>Grönland</name>" + TOKYO + "</Placemark>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(new TextFile("ports.kml", latin1)))
                .isEqualTo(
                        "ports.kml: is not in the encoding that its first line declares, which is UTF-8 if it declares none");
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        String description = "x".repeat(3000).repeat(4000);

        assertThat(refusal(kml("<Placemark><description>" + description + "</description><address>" + description
                        + "</address><name>" + description + "</name></Placemark>")))
                .isEqualTo("ports.kml: has texts in a Placemark of more than 8000000 characters at line 1");
    }

    @Test
    void anAttributeThatIsTooLongIsRefused() {
        String name = "x".repeat(1 << 20).repeat(70);

        assertThat(refusal("<kml id=\"" + name + "\"/>"))
                .isEqualTo("ports.kml: has an attribute, a name or a comment of more than 33554432 characters");
    }

    private static String polygon(String ring) {
        return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + ring
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    }

    private static String kml(String content) {
        return "<kml><Document>" + content + "</Document></kml>";
    }

    private static ZoneSet read(ZoneFile file) {
        return new ZoneReader(false, null).read(List.of(file));
    }

    private static String refusal(String text) {
        return refusal(TextFile.of("ports.kml", text));
    }

    private static String refusal(ZoneFile file) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(file));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
