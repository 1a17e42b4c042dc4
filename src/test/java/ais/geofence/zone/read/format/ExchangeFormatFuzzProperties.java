package ais.geofence.zone.read.format;

import ais.geofence.testing.Mutation;
import ais.geofence.zone.read.DiskFile;
import ais.geofence.zone.read.TextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.GeometryType;

/** Spoilt GeoPackage, FlatGeobuf and KML: valid zones, or a refusal in plain words. */
@Tag("slow")
class ExchangeFormatFuzzProperties {
    private static final int TRIES = 5_000;

    private static final List<String> PIECES = List.of("\0", "\u0001", "\u007f", "\0\0\0\u0080", "\u0010\0\0\0");

    private static final List<String> XML_PIECES = List.of(
            "<",
            ">",
            "/>",
            "</",
            "<!DOCTYPE kml [<!ENTITY a 'b'>]>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?xml version='1.0' encoding='UTF-16'?>",
            "<?",
            "&a;",
            "&#0;",
            "&#x10ffff;",
            "\"",
            "xmlns=''",
            "kml:",
            "<Polygon>",
            "<MultiGeometry>",
            "<MultiGeometry>".repeat(2000),
            "<Placemark>",
            "<NetworkLink>",
            "<outerBoundaryIs>",
            "<coordinates>",
            ",",
            " ",
            "NaN",
            "1e999",
            "181",
            "\0",
            "\ufeff",
            "x".repeat(5000));

    private static final byte[] KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
            <Placemark id="a"><name>tokyo</name><description><![CDATA[<b>]]></description><ExtendedData><Data name="id"><value>7</value></Data>
            <SchemaData><SimpleData name="depth">12.5</SimpleData></SchemaData></ExtendedData>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>139,34,5 141,34,5 141,35,5 139,34,5</coordinates></LinearRing></outerBoundaryIs>
            <innerBoundaryIs><LinearRing><coordinates>140,34.1 140.5,34.1 140.5,34.2 140,34.1</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
            <Placemark><TimeSpan><begin>2026</begin></TimeSpan><MultiGeometry>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>103,1 106,1 106,2 103,1</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark>
            </Folder></Document></kml>
            """.getBytes(StandardCharsets.UTF_8);

    private static final byte[] FGB = new FlatGeobufs(
                    GeometryType.Unknown,
                    2,
                    new FlatGeobufs.System("EPSG", 4326, "WGS 84"),
                    "id",
                    ColumnType.Long,
                    "name",
                    ColumnType.String)
            .add(
                    FlatGeobufs.polygon(
                            new double[] {139, 34, 141, 34, 141, 35, 139, 34},
                            new double[] {140, 34.1, 140.5, 34.1, 140.5, 34.2, 140, 34.1}),
                    FlatGeobufs.properties(
                            buffer -> buffer.putShort((short) 0).putLong(7), FlatGeobufs.text(1, "tokyo")))
            .add(
                    FlatGeobufs.collection(
                            GeometryType.MultiPolygon,
                            FlatGeobufs.polygon(new double[] {103, 1, 106, 1, 106, 2, 103, 1}),
                            FlatGeobufs.polygon(new double[] {9, 1, 12, 1, 12, 2, 9, 1})),
                    FlatGeobufs.properties(FlatGeobufs.text(1, "several")))
            .bytes();

    private static Path folder;
    private static byte[] gpkg;

    @BeforeContainer
    static void writeGeoPackage() throws IOException {
        folder = Files.createTempDirectory("gpkg-fuzz");
        String[] rows = new String[20];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "%d,'zone %1$d',%s,%1$d.5".formatted(i, GeoPackages.blob(GeoPackages.TOKYO));
        }
        Path file = GeoPackages.database(folder.resolve("good.gpkg"), "PRAGMA page_size = 512", "VACUUM");
        GeoPackages.write(
                file,
                GeoPackages.layer("ports", 4326, "fid INTEGER PRIMARY KEY, name TEXT, geom BLOB, depth REAL", rows));
        gpkg = Files.readAllBytes(file);
    }

    @AfterContainer
    static void deleteGeoPackage() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<byte[]> kml() {
        return Arbitraries.randomValue(random -> Mutation.of(random, KML, 4, XML_PIECES));
    }

    @Provide
    Arbitrary<byte[]> fgb() {
        return Arbitraries.randomValue(
                random -> random.nextBoolean() ? Mutation.of(random, FGB, 2, PIECES) : overwritten(random, FGB));
    }

    @Provide
    Arbitrary<byte[]> gpkg() {
        return Arbitraries.randomValue(
                random -> random.nextInt(4) == 0 ? Mutation.of(random, gpkg, 2, PIECES) : overwritten(random, gpkg));
    }

    /** With other bytes in some places, so that everything stays where it is. */
    private static byte[] overwritten(Random random, byte[] good) {
        byte[] bytes = good.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, 1 + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
                case 2 -> System.arraycopy(good, random.nextInt(bytes.length - length + 1), bytes, at, length);
                default -> bytes[at] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void kmlIsReadOrRefusedInPlainWords(@ForAll("kml") byte[] bytes, @ForAll boolean repairs) {
        check(new TextFile("fuzz.kml", bytes), repairs);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void flatGeobufIsReadOrRefusedInPlainWords(@ForAll("fgb") byte[] bytes, @ForAll boolean repairs) {
        check(new TextFile("fuzz.fgb", bytes), repairs);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aGeoPackageIsReadOrRefusedInPlainWords(@ForAll("gpkg") byte[] bytes, @ForAll boolean repairs)
            throws IOException {
        Path file = Files.write(folder.resolve("fuzz.gpkg"), bytes);
        check(new DiskFile(file), repairs);
    }

    private static void check(ZoneFile file, boolean repairs) {
        boolean read = SpoiltZones.areRead(file, repairs, "java.", "org.");
        Statistics.collect(read);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 2);
            coverage.check(false).percentage(share -> share > 2);
        });
    }
}
