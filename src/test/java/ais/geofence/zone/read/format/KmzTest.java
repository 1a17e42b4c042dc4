package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
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
                        "ports.kmz: is damaged, its compressed data can't be unpacked: the checksum of doc.kml does not match");
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
        return new ZoneReader(false, null)
                .read(List.of(new TextFile("ports.kmz", zip))).zones().stream()
                        .map(Zone::name)
                        .toList();
    }

    private static String refusal(byte[] zip) {
        UserError error = catchThrowableOfType(
                UserError.class, () -> new ZoneReader(false, null).read(List.of(new TextFile("ports.kmz", zip))));
        assertThat(error.exitCode()).isEqualTo(ExitCode.ZONES);
        return Objects.requireNonNull(error.getMessage());
    }
}
