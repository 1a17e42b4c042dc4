package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Mutation;
import ais.geofence.testing.Zips;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.ZoneReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Spoilt zip archives of zones, and KMZ: the zones of the good archive, or a refusal in plain words. Good archives of spoilt documents: valid zones,
 * or a refusal.
 */
class ZoneArchiveFuzzProperties {
    private static final String MAIN =
            kml(link("b c.kml") + placemark("a", "139,34 141,34 141,35 139,34") + link("d/e.kml"));
    private static final String LINKED = kml(placemark("b", "103,1 106,1 106,2 103,1") + link("doc.kml"));
    private static final String DEEPER = kml(placemark("e", "9,1 12,1 12,2 9,1"));

    private static final byte[] KMZ =
            Zips.of("a.png", "an image", "doc.kml", MAIN, "b c.kml", LINKED, "d/", "", "d/e.kml", DEEPER);

    private static final List<String> PIECES =
            List.of("<NetworkLink>", "b c.kml", "doc.kml", "../", "%", "<", "</", ",", "181", "x".repeat(5000));

    private static final byte[] ZIP = zip();

    private static final String ZONES_OF_ZIP = fingerprint("ports.zip", ZIP);
    private static final String ZONES_OF_KMZ = fingerprint("ports.kmz", KMZ);

    private static String fingerprint(String name, byte[] good) {
        return new ZoneReader(false, null)
                .read(List.of(new TextFile(name, good)))
                .fingerprint();
    }

    private static byte[] zip() {
        Map<String, byte[]> files = new HashMap<>();
        ShapefileFuzzProperties.FILES.forEach((ending, bytes) -> files.put("ports" + ending, bytes));
        files.put("read.me", "not zones".getBytes(StandardCharsets.UTF_8));
        return ZoneArchiveTest.zip(files, StandardCharsets.UTF_8);
    }

    private static String placemark(String name, String shell) {
        return "<Placemark><name>" + name + "</name><Polygon><outerBoundaryIs><LinearRing><coordinates>" + shell
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
    }

    private static String link(String address) {
        return "<NetworkLink><Link><href>" + address + "</href></Link></NetworkLink>";
    }

    private static String kml(String content) {
        return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>" + content + "</Document></kml>";
    }

    @Provide
    Arbitrary<byte[]> zips() {
        return Arbitraries.randomValue(random -> ShapefileFuzzProperties.spoilt(random, ZIP));
    }

    @Provide
    Arbitrary<byte[]> kmzs() {
        return Arbitraries.randomValue(random -> ShapefileFuzzProperties.spoilt(random, KMZ));
    }

    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.randomValue(random -> new String(
                Mutation.of(random, MAIN.getBytes(StandardCharsets.UTF_8), 3, PIECES), StandardCharsets.UTF_8));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aZipGivesItsZonesOrIsRefused(@ForAll("zips") byte[] spoilt) {
        check("ports.zip", spoilt, ZIP, ZONES_OF_ZIP);
    }

    @Tag("slow")
    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aHundredThousandDo(@ForAll("zips") byte[] spoilt) {
        check("ports.zip", spoilt, ZIP, ZONES_OF_ZIP);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void kmzGivesItsZonesOrIsRefused(@ForAll("kmzs") byte[] spoilt) {
        check("ports.kmz", spoilt, KMZ, ZONES_OF_KMZ);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aSpoiltDocumentOfKmzIsReadOrRefused(@ForAll("documents") String main) {
        byte[] kmz = Zips.of("doc.kml", main, "b c.kml", LINKED, "d/e.kml", DEEPER);
        collect(SpoiltZones.areRead(new TextFile("ports.kmz", kmz), false, "java.", "org."));
    }

    private static void check(String name, byte[] spoilt, byte[] good, String expected) {
        Optional<ZoneSet> zones = SpoiltZones.read(new TextFile(name, spoilt), false, "java.", "null");
        zones.filter(read -> !isRenamed(spoilt, good))
                .ifPresent(read -> assertThat(read.fingerprint()).isEqualTo(expected));
        collect(zones.isPresent());
    }

    /**
     * Whether a file has another name, in its own header and in the directory alike. Then the archive is as good as before, with other files: about one of a
     * million spoilt archives.
     */
    private static boolean isRenamed(byte[] spoilt, byte[] good) {
        Set<String> names = names(spoilt);
        return !names.isEmpty() && !names.equals(names(good));
    }

    /** The names that Commons Compress finds; none where it fails. */
    private static Set<String> names(byte[] archive) {
        try (ZipFile zip = ZipFile.builder().setByteArray(archive).get()) {
            return Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .collect(Collectors.toSet());
        } catch (IOException | RuntimeException e) {
            return Set.of();
        }
    }

    private static void collect(boolean read) {
        Statistics.collect(read);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 2);
            coverage.check(false).percentage(share -> share > 2);
        });
    }
}
