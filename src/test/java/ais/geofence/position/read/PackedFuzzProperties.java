package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.file.InputPlan;
import ais.geofence.position.file.StrictZstdCodec;
import ais.geofence.testing.Mutation;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.Zips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;

/** Spoilt zip and zstd: the same rows, or a refusal. */
@Tag("slow")
class PackedFuzzProperties {
    private static final Configuration CONFIGURATION = new Configuration(false);

    private static final String FIRST = "lon,lat,name\n103.75,1.25,SEA STAR\n103.8,1.31,\n";
    private static final String SECOND = "lon,lat,name\n" + rows();

    private static final List<byte[]> ZIPS = List.of(
            Zips.of("1.csv", FIRST, "2.csv", SECOND),
            Zips.of("1.csv", FIRST, "README.txt", "Read me.", "__MACOSX/._1.csv", "x", "days/2.csv", SECOND),
            Zips.stream().add("1.csv", FIRST).add("2.csv", SECOND).bytes(),
            Zips.make()
                    .longFields()
                    .comment("a comment")
                    .add("1.csv", FIRST)
                    .add("2.csv", SECOND)
                    .bytes(),
            Zips.make().store("1.csv", FIRST).store("2.csv", SECOND).bytes());

    private static final List<String> PIECES = List.of(
            "PK\3\4",
            "PK\1\2",
            "PK\5\6",
            "PK\6\6",
            "PK\6\7",
            "\0",
            "\0\0\0\0",
            "\1\0",
            "\u007F\u007F\u007F\u007F",
            "\uFFFF\uFFFF",
            "1.csv",
            "\n",
            "(\u00B5/\u00FD",
            "P*M\u0018");

    private static byte[] zstd = new byte[0];
    private static Path folder = Path.of("");

    private static String rows() {
        Random random = new Random(7);
        return IntStream.range(0, 40)
                .mapToObj(row -> "%s,%s,SHIP %s".formatted(random.nextDouble(), random.nextDouble(), random.nextInt(5)))
                .collect(Collectors.joining("\n"));
    }

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("packed-fuzz");
        zstd = Files.readAllBytes(TestFiles.compressed(folder.resolve("good.csv.zst"), SECOND.split("\n")));
    }

    @AfterContainer
    static void deleteFolder() {
        FileUtil.fullyDelete(folder.toFile());
    }

    /** The first values of the generators that jqwik gives resemble each other. */
    private static byte[] spoilt(Random seed, byte[] good) {
        Random random = new Random(seed.nextLong());
        // Mutation may give the good bytes themselves.
        byte[] bytes = (random.nextBoolean() ? Mutation.of(random, good, 3, PIECES) : good).clone();
        for (int bits = random.nextInt(3); bits > 0 && bytes.length > 0; bits--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aZipGivesItsRowsOrIsRefused(@ForAll Random random) {
        byte[] good = ZIPS.get(random.nextInt(ZIPS.size()));
        Optional<List<String>> lines = lines("spoilt.zip", spoilt(random, good));
        lines.ifPresent(read -> assertThat(read)
                .containsExactlyInAnyOrderElementsOf((FIRST + SECOND).lines().toList()));
        Statistics.collect(lines.isPresent() ? "read" : "refused");
        Statistics.coverage(coverage -> {
            coverage.check("read").percentage(share -> share > 4);
            coverage.check("refused").percentage(share -> share > 20);
        });
    }

    /** A checksum guards each frame, as the program zstd writes it. */
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void zstdGivesItsRowsOrIsRefused(@ForAll Random random) {
        Optional<List<String>> lines = lines("spoilt.csv.zst", spoilt(random, zstd));
        lines.ifPresent(read -> assertThat(read).isEqualTo(SECOND.lines().toList()));
        Statistics.collect(lines.isPresent() ? "read" : "refused");
        Statistics.coverage(coverage -> {
            coverage.check("read").percentage(share -> share > 4);
            coverage.check("refused").percentage(share -> share > 20);
        });
    }

    /** All lines, as a task reads them; empty if the file is refused before or while it is read. */
    private static Optional<List<String>> lines(String name, byte[] bytes) {
        Path file = TestFiles.bytes(folder.resolve(name), bytes);
        FoundFile found = new FoundFile(new org.apache.hadoop.fs.Path(file.toUri()), bytes.length, null);
        List<String> lines = new ArrayList<>();
        try {
            for (FoundFile each : InputPlan.of(List.of(found), ColumnOptions.AUTO, CONFIGURATION)
                    .files()) {
                InputStream in = each.open(CONFIGURATION);
                try (InputStream unpacked = each.isMember() ? in : new StrictZstdCodec().createInputStream(in)) {
                    new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .forEach(lines::add);
                }
            }
            return Optional.of(lines);
        } catch (UserError e) {
            assertThat(e.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(e.getMessage()).hasLineCount(1).contains(file.toString());
            return Optional.empty();
        } catch (IOException e) { // as a task ends, with exit 4
            return Optional.empty();
        }
    }
}
