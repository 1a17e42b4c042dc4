package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.Zips;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.ShapefileBytes;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneArchiveTest {
    private static final byte[] SHAPES = new ShapefileBytes(ShapefileBytes.POLYGON)
            .polygon(new double[] {103, 1, 103.5, 2, 106, 1, 103, 1})
            .bytes();

    private static final byte[] PRJ = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]".getBytes(StandardCharsets.UTF_8);

    @Test
    void shapefilesAreReadInTheOrderOfTheirNamesWithWhatIsBesideThem() {
        byte[] zip = zip(Map.of(
                "b/seas.shp",
                SHAPES,
                "b/seas.DBF",
                ShapefileBytes.table("name C5", "seas"),
                "b/seas.prj",
                PRJ,
                "a/Ports.SHP",
                SHAPES,
                "a/Ports.prj",
                PRJ,
                "a/Ports.dbf",
                ShapefileBytes.table("name C5", "ports"),
                "__MACOSX/b/._seas.shp",
                new byte[] {0, 5},
                "readme.txt",
                "not zones".getBytes(StandardCharsets.UTF_8),
                "a/other.dbf",
                new byte[3]));

        ZoneSet zones = read("data/all.zip", zip);

        assertThat(zones.zones())
                .extracting(zone -> zone.source() + " " + zone.feature() + " " + zone.name())
                .containsExactly("data/all.zip/a/Ports.SHP 1 ports", "data/all.zip/b/seas.shp 1 seas");
    }

    @Test
    void zonesAreNamedByTheirOwnFile() {
        byte[] zip = zip(Map.of(
                "ports.shp",
                SHAPES,
                "ports.prj",
                PRJ,
                "ports.dbf",
                ShapefileBytes.table("sea C5", "x"),
                "seas.geojson",
                GeoJson.polygon(GeoJson.TOKYO).getBytes(StandardCharsets.UTF_8)));

        assertThat(read("x.zip", zip).zones()).extracting(Zone::name).containsExactly("ports", "seas");
    }

    @Test
    void namesMayBeInOldEncodings() {
        byte[] text = GeoJson.polygon(GeoJson.TOKYO).getBytes(StandardCharsets.UTF_8);

        assertThat(read("x.zip", zip(Map.of("gr\u00f6nland.json", text), StandardCharsets.UTF_8))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("gr\u00f6nland");
        assertThat(read("x.zip", zip(Map.of("gr\u00f6nland.json", text), Charset.forName("IBM437")))
                        .zones())
                .extracting(Zone::name)
                .containsExactly("gr\u00f6nland");
    }

    @Test
    void problemsNameTheArchiveAndTheFileInIt() {
        byte[] zip =
                zip(Map.of("a/seas.shp", SHAPES, "a/seas.prj", "PROJCS[\"UTM\"]".getBytes(StandardCharsets.UTF_8)));

        assertThat(refusal("data/all.zip", zip))
                .isEqualTo(
                        "data/all.zip/a/seas.shp: is in coordinate system \"UTM\": convert it to CRS84 (EPSG:4326), for instance"
                                + " with ogr2ogr -t_srs EPSG:4326 zones.gpkg /vsizip/data/all.zip/a/seas.shp");
    }

    @Test
    void anArchiveWithoutZonesIsRefusedWithWhatItHas() {
        assertThat(refusal("x.zip", zip(Map.of("readme.txt", new byte[] {'a'}))))
                .startsWith("x.zip: is a zip archive without a file that ends in .geojson, ")
                .endsWith("; it has readme.txt");
        assertThat(refusal("x.zip", zip(Map.of("__MACOSX/a", new byte[] {'a'}))))
                .endsWith("; it has no files");
        assertThat(refusal("x.zip", zip(Map.of("a/x.gml", "<gml:FeatureCollection>".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(
                        "x.zip: has a file a/x.gml, which is GML, which can't be read here: convert it, for instance with ogr2ogr"
                                + " -t_srs EPSG:4326 zones.gpkg /vsizip/x.zip/a/x.gml");
        assertThat(refusal("x.zip", zip(Map.of("eez.gdb/a00000001.gdbtable", new byte[] {3, 0}))))
                .isEqualTo(
                        "x.zip: has a file eez.gdb/a00000001.gdbtable, which is of an Esri file geodatabase, which can't be read"
                                + " here: convert it, for instance with ogr2ogr -t_srs EPSG:4326 zones.gpkg /vsizip/x.zip/eez.gdb");
        assertThat(refusal("x.zip", zip(Map.of("y.zip", zip(Map.of("ports.shp", SHAPES))))))
                .isEqualTo("x.zip/y.zip: is a zip archive in a zip archive: unpack the outer one first");
    }

    @Test
    void oneThatIsCutOffOrDamagedIsRefused() {
        byte[] zip = zip(Map.of("ports.geojson", GeoJson.polygon(GeoJson.TOKYO).getBytes(StandardCharsets.UTF_8)));
        for (int length = 4; length < zip.length; length++) {
            assertThat(refusal("x.zip", Arrays.copyOf(zip, length)))
                    .as("%d bytes", length)
                    .startsWith("x.zip: is damaged, its compressed data can't be unpacked: ");
        }
        byte[] damaged = zip.clone();
        // In the compressed data, after a header of 30 bytes and the name.
        damaged[30 + "ports.geojson".length() + 20] ^= 16;
        assertThat(refusal("x.zip", damaged)).startsWith("x.zip/ports.geojson: is ");
        byte[] more = TestFiles.joined(zip, new byte[] {'\n'});
        assertThat(refusal("x.zip", more))
                .isEqualTo(
                        "x.zip: is damaged, its compressed data can't be unpacked: it does not end with the directory of its members, 1 more bytes follow");
        byte[] fewer = zip.clone();
        fewer[zip.length - 22 + 10] = 0;
        assertThat(refusal("x.zip", fewer))
                .isEqualTo(
                        "x.zip: is damaged, its compressed data can't be unpacked: the directory of its members is damaged");
    }

    @Test
    void whatIsEncryptedIsRefusedByName() {
        byte[] zip = Zips.of("ports.geojson", GeoJson.polygon(GeoJson.TOKYO), "read.me", "x");
        byte[] encrypted = zip.clone();
        int directory = Zips.directory(zip);
        encrypted[6] |= 1;
        encrypted[directory + 8] |= 1;
        assertThat(refusal("x.zip", encrypted)).isEqualTo("x.zip/ports.geojson: is encrypted: unpack it first");

        byte[] other = zip.clone();
        other[directory + 46 + "ports.geojson".length() + 8] |= 1;
        assertThat(read("x.zip", other).zones()).extracting(Zone::name).containsExactly("ports");
    }

    /** Deflate64 among them: where nothing repeats it is the same as deflate. */
    @Test
    void whatIsCompressedOtherwiseIsReadOrRefusedByName() {
        String text = "name,wkt\n1,\"POLYGON((39 14,26 57,80 9,39 14))\"";
        byte[] zip = Zips.of("ports.csv", text);
        assertThat(read("x.zip", Zips.withMethod(zip, 9)).zones())
                .extracting(Zone::name)
                .containsExactly("1");
        assertThat(refusal("x.zip", Zips.withMethod(zip, 14)))
                .isEqualTo(
                        "x.zip/ports.csv: is compressed by LZMA (method 14), and only deflate is read: unpack the archive first (7z x)");
        assertThat(read("x.zip", Zips.make().store("ports.csv", text).bytes()).zones())
                .hasSize(1);
    }

    /** As in an archive that unpacks itself. */
    @Test
    void whatIsInFrontOfAnArchiveIsPassedOver() {
        byte[] zip = Zips.of("ports.geojson", GeoJson.polygon(GeoJson.TOKYO));
        byte[] stub = "MZ and so on".getBytes(StandardCharsets.US_ASCII);
        assertThat(read("x.zip", TestFiles.joined(stub, zip)).zones())
                .extracting(Zone::name)
                .containsExactly("ports");
        assertThat(refusal("x.zip", TestFiles.joined(zip, zip)))
                .isEqualTo(
                        "x.zip: is damaged, its compressed data can't be unpacked: another archive is in front of it");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        String ports = GeoJson.polygon(GeoJson.TOKYO);
        assertThat(refusal("x.zip", Zips.of("ports.json", ports, "ports.json", ports)))
                .isEqualTo(
                        "x.zip: has two files of the name ports.json: delete one of them, or unpack it and name the right one");
        assertThat(read("x.zip", Zips.of("ports.json", ports, "README", "a", "README", "b"))
                        .zones())
                .hasSize(1);
    }

    /** The format of the data can't tell, as a flipped bit of a number is another number. */
    @ParameterizedTest
    @ValueSource(strings = {"ports.shp", "ports.dbf", "ports.prj", "ports.cpg"})
    void checksumAndLengthOfEachFileAreCompared(String name) {
        byte[] zip = zip(Map.of(
                "ports.shp",
                SHAPES,
                "ports.prj",
                PRJ,
                "ports.dbf",
                ShapefileBytes.table("name C5", "ports"),
                "ports.cpg",
                "UTF-8".getBytes(StandardCharsets.UTF_8)));
        int entry = indexOf(zip, (name + "PK").getBytes(StandardCharsets.UTF_8)) - 46;
        byte[] checksum = zip.clone();
        checksum[entry + 16] ^= 1;
        byte[] length = zip.clone();
        length[entry + 24] += 1;

        assertThat(refusal("x.zip", checksum))
                .isEqualTo(
                        "x.zip/ports.shp: is damaged, its compressed data can't be unpacked: the checksum of its data does not match");
        assertThat(refusal("x.zip", length))
                .isEqualTo(
                        "x.zip/ports.shp: is damaged, its compressed data can't be unpacked: the length of its data does not match");
    }

    /** So a damaged name hides no zones, and no table. */
    @ParameterizedTest
    @ValueSource(strings = {"seas.json", "ports.dbf"})
    void theNameInFrontOfEachFileIsCompared(String name) {
        String good = GeoJson.polygon(GeoJson.TOKYO);
        byte[] zip = Zips.of("ports.json", good, name, good);
        zip[indexOf(zip, (name + "PK").getBytes(StandardCharsets.UTF_8)) + 6] ^= 1;

        assertThat(refusal("x.zip", zip))
                .startsWith("x.zip: is damaged, its compressed data can't be unpacked: " + name.substring(0, 6))
                .endsWith(": its header and the directory of the archive describe it differently");
    }

    @Test
    void parquetInAnArchiveIsReadFromACopyThatIsDeleted() throws Exception {
        byte[] parquet = Files.readAllBytes(Path.of("src/test/resources/zones/sample.parquet"));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> before = copies(temporary);

        assertThat(read("x.zip", zip(Map.of("sample.parquet", parquet))).zones())
                .hasSize(5);
        Set<Path> left = copies(temporary);
        left.removeAll(before);
        for (int tries = 0; tries < 100 && !left.isEmpty(); tries++) { // those of other tests go
            Thread.sleep(100);
            left.removeIf(Files::notExists);
        }
        assertThat(left).isEmpty();
    }

    private static Set<Path> copies(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ais-geofence-zones-"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    static int indexOf(byte[] bytes, byte[] part) {
        for (int at = 0; at + part.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("not in it");
    }

    private static byte[] zip(Map<String, byte[]> files) {
        return zip(files, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> files, Charset names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ZoneSet read(String name, byte[] zip) {
        return new ZoneReader(false, null).read(List.of(new TextFile(name, zip)));
    }

    private static String refusal(String name, byte[] zip) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(name, zip));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
