package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.Zips;
import ais.geofence.zone.Zone;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class KmzTest {
    @Test
    void theMainDocumentIsRead() {
        byte[] zip = zip("a.kml", kml(placemark("other")), "files/icon.png", "png", "doc.kml", kml(placemark("main")));

        assertThat(names(zip)).containsExactly("main");
        assertThat(names(zip("z/x.KML", kml(placemark("first")), "a.kml", kml(placemark("second")))))
                .containsExactly("first");
    }

    @Test
    void linksWithinTheArchiveAreFollowedOnce() {
        byte[] zip = zip(
                "doc.kml",
                kml(placemark("a")
                        + link("layers/b%20c.kml")
                        + link("./layers/b c.kml")
                        + placemark("d")
                        + link("e.kml?x=1")),
                "layers/b c.kml",
                kml(placemark("b") + link("../doc.kml")),
                "e.kml",
                kml(placemark("e")));

        assertThat(names(zip)).containsExactly("a", "b", "d", "e");
    }

    @Test
    void linksToElsewhereAreRefused() {
        for (String address : List.of(
                "https://example.org/a.kml",
                "../../etc/passwd",
                "/doc.kml",
                "none.kml",
                "layers/",
                "",
                "%",
                "mailto:a")) {
            assertThat(refusal(zip("doc.kml", kml(placemark("a") + link(address)), "layers/", "")))
                    .isEqualTo("ports.kmz: has a NetworkLink" + (address.isEmpty() ? "" : " to \"" + address + "\"")
                            + ", which is not followed: download what it leads to, and name that");
        }
    }

    /** It is a zip archive of KML, whose links are not followed. */
    @Test
    void oneThatIsNamedZipIsReadUnlessItHasLinks() {
        String links = kml(placemark("a") + link("layers/b.kml"));
        byte[] zip = zip("doc.kml", links, "layers/b.kml", kml(placemark("b")));

        assertThat(names(zip)).containsExactly("a", "b");
        assertThat(refusal("ports.zip", zip))
                .isEqualTo(
                        "ports.zip/doc.kml: has a NetworkLink to \"layers/b.kml\", which is in the same archive: if that is KMZ, rename it so that it ends in .kmz");
        assertThat(refusal("ports.zip", zip("doc.kml", links)))
                .isEqualTo(
                        "ports.zip/doc.kml: has a NetworkLink to \"layers/b.kml\", which is not followed: download what it leads to, and name that");
        assertThat(read("ports.zip", zip("doc.kml", kml(placemark("a")), "b.kml", kml(placemark("b")))))
                .containsExactly("b", "a");
    }

    @Test
    void anArchiveWithoutZonesIsRefused() {
        assertThat(refusal(zip("a.txt", "a"))).isEqualTo("ports.kmz: is a zip archive without a .kml file");
        assertThat(refusal(zip("a.kml", kml("")))).isEqualTo("ports.kmz: has no Placemarks: at least one is needed");
    }

    @Test
    void aDamagedArchiveIsRefused() {
        byte[] whole = zip("doc.kml", kml(placemark("main")));
        for (int length = 4; length < whole.length; length += 5) {
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .startsWith("ports.kmz: is damaged, its compressed data can't be unpacked: ");
        }
        byte[] wrong = zip("doc.kml", kml(placemark("main") + "<!--" + "a".repeat(500) + "-->"));
        int sum = wrong.length - 22 - 46 - "doc.kml".length() + 16;
        wrong[sum] ^= 1;
        assertThat(refusal(wrong))
                .isEqualTo(
                        "ports.kmz: has a document doc.kml that is damaged, its compressed data can't be unpacked: the checksum of its data does not match");
        wrong[sum] ^= 1;
        wrong[sum + 8] += 1;
        assertThat(refusal(wrong))
                .isEqualTo(
                        "ports.kmz: has a document doc.kml that is damaged, its compressed data can't be unpacked: the length of its data does not match");
    }

    /** Of which it is the document that is damaged, not the one with the link to it. */
    @Test
    void aDamagedDocumentIsNamed() {
        byte[] zip = Zips.make()
                .store("doc.kml", kml(link("b.kml")))
                .store("b.kml", kml(placemark("b")))
                .bytes();
        int sum = zip.length - 22 - 46 - "b.kml".length() + 16;
        zip[sum] ^= 1;

        assertThat(refusal(zip))
                .startsWith("ports.kmz: has a document b.kml that is damaged, its compressed data can't be unpacked: ");
    }

    @Test
    void whatIsNotReadMayBeAnything() {
        byte[] zip = zip("a.png", "a", "doc.kml", kml(placemark("main")));
        zip[6] |= 1;
        zip[Zips.directory(zip) + 8] |= 1;

        assertThat(names(zip)).containsExactly("main");
        assertThat(names(zip("__MACOSX/._a.kml", "x", "a.kml", kml(placemark("a")))))
                .containsExactly("a");
        assertThat(names(zip("_a.kml", kml(placemark("a"))))).containsExactly("a");
        assertThat(names(TestFiles.joined("stub".getBytes(StandardCharsets.US_ASCII), zip)))
                .containsExactly("main");
    }

    @Test
    void twoDocumentsOfOneNameAreRefused() {
        byte[] zip = Zips.of("doc.kml", kml(placemark("a")), "doc.kml", kml(placemark("b")));

        assertThat(refusal(zip))
                .isEqualTo(
                        "ports.kmz: has two files of the name doc.kml: delete one of them, or unpack it and name the right one");
    }

    @Test
    void anEncryptedArchiveIsRefused() {
        byte[] zip = zip("doc.kml", kml(placemark("main")));
        int flags = zip.length - 22 - 46 - "doc.kml".length() + 8;
        zip[flags] |= 1;
        zip[6] |= 1;

        assertThat(refusal(zip)).isEqualTo("ports.kmz: is encrypted: unpack it first");
    }

    @Test
    void aDocumentThatIsMadeToFillMemoryIsRefused() {
        byte[] zip = zip("doc.kml", kml("<name>a</name>" + " ".repeat(1 << 20).repeat(70)));

        assertThat(zip.length).isLessThan(100_000);
        assertThat(refusal(zip))
                .startsWith("ports.kmz: has a document that becomes more than 67108864 bytes when it is unpacked");
    }

    private static String link(String address) {
        return "<NetworkLink><name>x</name><Link><href>" + address + "</href></Link></NetworkLink>";
    }

    private static String placemark(String name) {
        return "<Placemark><name>" + name
                + "</name><Polygon><outerBoundaryIs><LinearRing><coordinates>139,34 141,34 141,35 139,34"
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
    }

    private static String kml(String content) {
        return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + content + "</Document></kml>";
    }

    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> names(byte[] zip) {
        return read("ports.kmz", zip);
    }

    private static List<String> read(String name, byte[] zip) {
        return new ZoneReader(false, null)
                .read(List.of(new TextFile(name, zip))).zones().stream()
                        .map(Zone::name)
                        .toList();
    }

    private static String refusal(byte[] zip) {
        return refusal("ports.kmz", zip);
    }

    private static String refusal(String name, byte[] zip) {
        UserError error = catchThrowableOfType(UserError.class, () -> read(name, zip));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
