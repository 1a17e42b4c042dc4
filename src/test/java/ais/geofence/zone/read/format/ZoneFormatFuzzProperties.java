package ais.geofence.zone.read.format;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Mutation;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.read.GeoJson;
import ais.geofence.zone.read.TextFile;
import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.WkbGeometry;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;

/** Spoilt CSV, GeoJSON sequences and well-known binary: valid zones, or a refusal in plain words. */
@Tag("slow")
class ZoneFormatFuzzProperties {
    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "(",
            ")",
            "((",
            "EMPTY",
            "Z",
            "ZM",
            "POINT",
            "NaN",
            "1e999",
            "-0",
            "SRID=3857;",
            "GEOMETRYCOLLECTION(",
            "GEOMETRYCOLLECTION(".repeat(30_000),
            "#",
            "\u001e",
            "{",
            "}",
            "[",
            "null",
            "\0",
            "\uFEFF",
            "wkt",
            "181",
            "x".repeat(5000));

    private static final List<TextFile> FILES = List.of(
            TextFile.of(
                    "fuzz.csv",
                    "id,wkt,name\n1,\"POLYGON((139 34,141 34,141 35,139 34))\",tokyo\n"
                            + "2,\"SRID=4326;GEOMETRYCOLLECTION(MULTIPOLYGON Z(((103 1 5,106 1 5,106 2 5,103 1 5))))\",\"a \"\"b\"\"\"\n"),
            TextFile.of(
                    "fuzz.tsv",
                    "geom\tname\r\nPOLYGON((139 34,141 34,141 35,139 34),(140 34.1,140.5 34.1,140.5 34.2,140 34.1))\ttokyo\r\n"),
            TextFile.of(
                    "fuzz.geojsonl",
                    "\u001e" + GeoJson.named("tokyo", GeoJson.TOKYO) + "\n\u001e"
                            + GeoJson.feature("\"id\":3,", GeoJson.multiPolygon(GeoJson.SINGAPORE)) + "\n"));

    private static final byte[] WKB = new WKBWriter().write(new GeometryFactory().createMultiPolygon(new Polygon[] {
                ZoneShapes.box(139, 34, 141, 35), ZoneShapes.polygon(103, 1, 106, 1, 106, 2)
            }));

    @Provide
    Arbitrary<TextFile> files() {
        return Arbitraries.randomValue(random -> {
            TextFile file = FILES.get(random.nextInt(FILES.size()));
            return new TextFile(file.name(), Mutation.of(random, file.bytes(), 4, PIECES));
        });
    }

    @Property(tries = 30_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aFileIsReadOrRefusedInPlainWords(@ForAll("files") TextFile file, @ForAll boolean repairs) {
        boolean read = SpoiltZones.areRead(file, repairs, "jackson", "univocity", "Source");
        Statistics.collect(file.name(), read);
        Statistics.coverage(coverage -> FILES.forEach(each -> {
            coverage.check(each.name(), true).percentage(share -> share > 2);
            coverage.check(each.name(), false).percentage(share -> share > 2);
        }));
    }

    @Provide
    Arbitrary<byte[]> binaries() {
        return Arbitraries.randomValue(
                random -> Mutation.of(random, WKB, 3, List.of("\0", "\u0001", "\u0003", "\u007f")));
    }

    @Property(tries = 30_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aBinaryIsPolygonsOrUnusable(@ForAll("binaries") byte[] bytes) {
        RawGeometry.Parsed parsed = new WkbGeometry(bytes).parse();

        assertThat(
                        parsed instanceof RawGeometry.Unusable unusable
                                ? unusable.reason()
                                : ((RawGeometry.Shape) parsed).geometry().getGeometryType())
                .matches("(?s)Polygon|MultiPolygon|(has|is) .*");
        Statistics.collect(parsed.getClass().getSimpleName());
    }
}
