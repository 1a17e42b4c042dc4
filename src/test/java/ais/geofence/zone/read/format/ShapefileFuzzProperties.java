package ais.geofence.zone.read.format;

import ais.geofence.testing.Mutation;
import ais.geofence.zone.read.FilesBeside;
import ais.geofence.zone.read.ShapefileBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;

/** Spoilt shapefiles and their tables: valid zones, or a refusal in plain words. */
class ShapefileFuzzProperties {
    private static final String SHAPES = ".shp";

    private static final List<String> PIECES =
            List.of("\0", "\0\0\0\0", "\u0001", "\u0005", "\u007f", " ", "*", "\"", "[", "C", "N", "9", "e9", "\u00e6");

    private static final int[] NUMBERS = {0, 1, 2, 3, 5, 15, 31, 99, 1 << 10, 1 << 20, 1 << 28, -1, -100};

    private static final double[] SHELL = {139, 34, 139, 36, 142, 36, 142, 34, 139, 34};
    private static final double[] HOLE = {140, 34.5, 141, 34.5, 141, 35, 140, 34.5};

    static final Map<String, byte[]> FILES = Map.of(
            SHAPES,
            new ShapefileBytes(ShapefileBytes.POLYGON)
                    .polygon(SHELL, HOLE)
                    .none()
                    .polygon(new double[] {103, 1, 103.5, 2, 106, 1, 103, 1}, new double[] {9, 1, 10, 3, 12, 1, 9, 1})
                    .bytes(),
            ".dbf",
            ShapefileBytes.table(
                    "id N4, name C8, deep F8.3, since D8, open L1",
                    "7|Tōkyō|12.500|20240314|T",
                    "*8|b|||",
                    "9|c|1e3|2024|?"),
            ".prj",
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
                    .getBytes(StandardCharsets.UTF_8),
            ".cpg",
            "UTF-8".getBytes(StandardCharsets.UTF_8));

    @Provide
    Arbitrary<ZoneFile> shapefiles() {
        return Arbitraries.randomValue(random -> {
            Map<String, byte[]> files = new HashMap<>(FILES);
            String spoilt = List.of(SHAPES, SHAPES, SHAPES, ".dbf", ".dbf", ".dbf", ".prj", ".cpg")
                    .get(random.nextInt(8));
            files.put(spoilt, spoilt(random, FILES.get(spoilt)));
            byte[] shapes = files.remove(SHAPES);
            return new FilesBeside("ports.shp", shapes, files);
        });
    }

    /** Mostly a number or bit in its place: what else is changed no longer fits the lengths in the file. */
    static byte[] spoilt(Random random, byte[] good) {
        if (random.nextInt(4) == 0) {
            return Mutation.of(random, good, 3, PIECES);
        }
        byte[] spoilt = good.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(spoilt.length - 4);
            if (random.nextBoolean()) {
                spoilt[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                ByteBuffer.wrap(spoilt)
                        .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                        .putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
            }
        }
        return spoilt;
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aShapefileIsReadOrRefusedInPlainWords(@ForAll("shapefiles") ZoneFile file, @ForAll boolean repairs) {
        check(file, repairs);
    }

    @Tag("slow")
    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aHundredThousandAre(@ForAll("shapefiles") ZoneFile file, @ForAll boolean repairs) {
        check(file, repairs);
    }

    private static void check(ZoneFile file, boolean repairs) {
        boolean read = SpoiltZones.areRead(file, repairs, "java.", "null");
        Statistics.collect(read);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 2);
            coverage.check(false).percentage(share -> share > 2);
        });
    }
}
