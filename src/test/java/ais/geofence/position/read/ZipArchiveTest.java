package ais.geofence.position.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.Positions;
import ais.geofence.position.file.ReadFaults;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.Zips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of zip archives are read like files. */
class ZipArchiveTest {
    private static final String DAY = "lon,lat\n103.75,%s\n";

    @TempDir
    Path folder;

    private static String day(Object lat) {
        return DAY.formatted(lat);
    }

    /** The message of the exit 4 that reading ends with, before or after Spark started to read. */
    private static String refused(Path... files) {
        try {
            Reading.of(files);
        } catch (Exception e) { // Scala throws what it likes
            UserError error =
                    e instanceof UserError early ? early : ReadFaults.in(e).orElseThrow(() -> new AssertionError(e));
            assertThat(error.exitCode()).isEqualTo(ExitCode.INPUT);
            assertThat(error.getMessage()).hasLineCount(1);
            return String.valueOf(error.getMessage());
        }
        throw new AssertionError("it was read");
    }

    private Path month(String... namesAndTexts) {
        return Zips.file(folder.resolve("month.zip"), namesAndTexts);
    }

    @Test
    void readsEachMemberAsAFileOfItsOwn() {
        Path month = month("b.csv", day(1) + "x,2\n", "days/a.csv", day(3), "C.CSV", "lon,lat\r\n103.75,4\r\ny,5\r\n");
        Reading reading = Reading.of(month);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 3.0, 4.0);
        assertThat(reading.rejected())
                .extracting(row -> row.getString(1) + ": " + row.getString(2))
                .containsExactlyInAnyOrder(month + "/b.csv: x,2", month + "/C.CSV: y,5");
        assertThat(reading.positions().fileNames())
                .containsExactly(month + "/b.csv", month + "/days/a.csv", month + "/C.CSV");
        assertThat(reading.positions().pathNames()).containsExactly(month.toString());
        assertThat(reading.positions().passedOver()).isEmpty();
        assertThat(reading.positions().bytes()).isBetween(1L, month.toFile().length());
    }

    @Test
    void readsJsonLinesToo() {
        Path month = month(
                "1.jsonl",
                "\uFEFF{\"lon\":103.75,\"lat\":1}\n{\"lon\":\n",
                "2.jsonl",
                "{\"lon\":103.75,\"lat\":2,\"extra\":\"x\"}\n");
        Reading reading = Reading.of(month);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(reading.records()).containsExactly("{\"lon\":");
        assertThat(reading.positions().inputColumns()).containsExactly("lon", "lat", "extra");
    }

    @Test
    void readsArchivesBesideFilesAndInFolders() {
        Zips.file(folder.resolve("port=1d/hour=05/a.zip"), "key=value/1.csv", day(1), "2.csv", day(2));
        TestFiles.gzip(folder.resolve("port=2f/hour=06/b.csv.gz"), "lon,lat", "103.75,3");
        TestFiles.lines(folder.resolve("port=2f/hour=07/c.csv"), "lon,lat", "103.75,4");
        Reading reading = Reading.of(folder);
        assertThat(reading.rows())
                .extracting(row ->
                        reading.value(row, "lat") + " " + reading.value(row, "port") + " " + reading.value(row, "hour"))
                .containsExactlyInAnyOrder("1.0 1d 05", "2.0 1d 05", "3.0 2f 06", "4.0 2f 07");
    }

    @Test
    void passesOverWhatIsNotPositions() {
        Path month = month(
                "day.csv",
                day(1),
                "README.txt",
                "lon,lat\n9,9\n",
                "docs/terms.pdf",
                "%PDF",
                "__MACOSX/._day.csv",
                "\0\5",
                "__MACOSX/._README.txt",
                "\0\5",
                "days/",
                "",
                "days/.DS_Store",
                "x",
                "days/2.csv",
                day(2));
        Positions positions = Reading.of(month).positions();
        assertThat(positions.fileNames()).containsExactly(month + "/day.csv", month + "/days/2.csv");
        assertThat(positions.passedOver())
                .containsExactly(
                        month + "/README.txt",
                        month + "/docs/terms.pdf",
                        month + "/__MACOSX/",
                        month + "/days/.DS_Store");
        assertThat(positions.notes().get(0)).startsWith("not positions, passed over: " + month + "/README.txt, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"positions", "AIS_2024_01_01.txt", "data.dat", "ais.csv.1"})
    void readsAnOnlyMemberWhateverItsName(String name) {
        assertThat(Reading.of(month(name, day(1), "__MACOSX/._x", "x")).values("lat"))
                .containsExactly(1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../tmp/slip.csv",
                "/etc/slip.csv",
                "C:!slip.csv",
                "..!slip.csv",
                "a//b.csv",
                "./a.csv",
                "a b#c?d%20e:f[1]{2}.csv",
                "'; DROP.csv",
                "Ærø/日本.csv",
                "\uD83D\uDEA2.csv"
            })
    void takesANameOnlyAsALabel(String nameWithMark) {
        byte[] zip = Zips.of(nameWithMark, day(1) + "x,1\n", "other.csv", day(2));
        for (int i = 0; i < zip.length - 1; i++) {
            zip[i] = zip[i] == '!' && zip[i + 1] == 's' ? (byte) '\\' : zip[i]; // the writer would make it a slash
        }
        String name = nameWithMark.replace("!s", "\\s");
        Path month = TestFiles.bytes(folder.resolve("month.zip"), zip);
        Reading reading = Reading.of(month);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(reading.rejected()).extracting(row -> row.getString(1)).containsExactly(month + "/" + name);
    }

    @Test
    void readsArchivesWhateverTheirNames() {
        Path odd = Zips.file(folder.resolve("a b#c[1]%20*.ZIP"), "day.csv", day(1) + "x,1\n");
        Reading reading = Reading.of(folder);
        assertThat(reading.values("lat")).containsExactly(1.0);
        assertThat(reading.rejected()).extracting(row -> row.getString(1)).containsExactly(odd + "/day.csv");
    }

    @Test
    void readsAnArchiveThatIsNamedTwiceOnce() {
        Path month = month("day.csv", day(1));
        assertThat(Reading.of(month, month).rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day.csv.gz | an archive, a compressed file or Parquet in a zip archive is not read; unpack the archive (unzip)
            DAY.ZIP | an archive, a compressed file or Parquet in a zip archive is not read; unpack the archive (unzip)
            day.tar.gz | an archive, a compressed file or Parquet in a zip archive is not read; unpack the archive (unzip)
            day.parquet | an archive, a compressed file or Parquet in a zip archive is not read; unpack the archive (unzip)
            """)
    void refusesWhatIsPackedWithin(String name, String remedy) {
        Path month = month("1.csv", day(1), name, "x");
        assertThat(refused(month)).startsWith(month + "/" + name + ": " + remedy);
    }

    @Test
    void refusesWhatIsPackedInDisguise() {
        for (String start : List.of("PK\3\4...", "PAR1...", "BZh91AY", "\u001F\u008B...")) {
            byte[] bytes = start.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            Path month = TestFiles.bytes(
                    folder.resolve("month.zip"),
                    Zips.make().store("day.csv", bytes).bytes());
            assertThat(refused(month)).startsWith(month + "/day.csv: this is an archive, a compressed file or Parquet");
        }
    }

    @Test
    void checksTheHeaderOfEachMember() {
        Path month = month("1.csv", day(1), "2.csv", "lat,lon\n1,2\n", "3.csv", "lon,lat,x\n1,2,3\n");
        assertThat(refused(month))
                .startsWith("2 of 3 files differ from " + month + "/1.csv (lon,lat): " + month + "/2.csv (lat,lon), ");
        assertThat(refused(month("1.csv", day(1), "2.csv", ""))).startsWith(month + "/2.csv: the file is empty");
        assertThat(refused(month("1.csv", day(1), "2.csv", "\n\n")))
                .startsWith(month + "/2.csv: the file has no header");
        assertThat(refused(month("1.csv", "\uFFFE"))).startsWith(month + "/1.csv: ");
    }

    @Test
    void refusesArchivesWithoutPositions() {
        assertThat(refused(month("a.txt", "1", "b.txt", "2")))
                .contains("none of the names in the archive ends in .csv", "(a.txt, b.txt)", "unpack");
        assertThat(refused(month())).endsWith(": the archive has no files");
        assertThat(refused(month("__MACOSX/._a.csv", "1"))).endsWith(": the archive has no files");
        assertThat(refused(TestFiles.lines(folder.resolve("text.zip"), "lon,lat")))
                .endsWith(": this is not a zip archive, though its name ends in .zip; rename it");
        assertThat(refused(TestFiles.bytes(folder.resolve("empty.zip"), new byte[0])))
                .endsWith(": the file is empty");
        assertThat(refused(Zips.file(folder.resolve("zip.csv"), "a.csv", day(1))))
                .endsWith(": this is a zip archive; it is read only if its name ends in .zip: rename it");
    }

    @Test
    void refusesTwoMembersOfOneName() {
        Path month = month("a.csv", day(1), "README", "x", "README", "y", "a.csv", day(2));
        assertThat(refused(month)).startsWith(month + "/a.csv: the archive has two members of this name");
    }

    @Test
    void refusesMembersThatAreEncryptedOrCompressedOtherwise() throws Exception {
        Path month = month("a.csv", day(1), "b.csv", day(2));
        byte[] zip = Files.readAllBytes(month);
        int directory = indexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[6] |= 1;
        zip[directory + 8] |= 1;
        TestFiles.bytes(month, zip);
        assertThat(refused(month)).startsWith(month + "/a.csv: it is encrypted; unpack the archive with its password");
        zip[directory + 8] ^= 1;
        zip[8] = 14;
        zip[directory + 10] = 14;
        TestFiles.bytes(month, zip);
        assertThat(refused(month))
                .isEqualTo(
                        month
                                + "/a.csv: it is compressed by LZMA (method 14), and only deflate is read; unpack the archive (7z x) and pass the files");
        TestFiles.bytes(month, Zips.withMethod(Zips.of("a.csv", day(1)), 77));
        assertThat(refused(month))
                .startsWith(month + "/a.csv: it is compressed by method 77, and only deflate is read; ");
    }

    @Test
    void refusesMembersOfTwoFormats() {
        Path month = month("b.csv", day(1), "c.jsonl", "{\"lon\":103.75,\"lat\":1}", "a.TSV", "lon\tlat\n103.75\t2\n");
        assertThat(refused(month))
                .isEqualTo(month
                        + ": the archive has members of CSV (b.csv, a.TSV) and of JSON (c.jsonl), and they can't be read together;"
                        + " unpack the archive (unzip) and pass the files of one format");
    }

    /** As in an archive that unpacks itself. */
    @Test
    void readsAnArchiveBehindOtherBytes() {
        byte[] zip = Zips.of("1.csv", day(1), "2.csv", day(2));
        Path month = TestFiles.bytes(folder.resolve("month.zip"), TestFiles.joined("MZ\0".getBytes(UTF_8), zip));
        assertThat(Reading.of(month).values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        TestFiles.bytes(month, TestFiles.joined(Zips.of("0.csv", day(0)), zip));
        assertThat(refused(month))
                .isEqualTo(month
                        + ": the zip archive can't be read, it may be cut off or damaged (another archive is in front of it);"
                        + " fetch it again, or unpack the archive (unzip) and pass the files");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return IntStream.range(0, bytes.length)
                .filter(at -> Arrays.equals(bytes, at, at + part.length, part, 0, part.length))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesAnArchiveThatIsCutOrDamaged() throws Exception {
        Path month = month("a.csv", day(1), "b.csv", day(2).repeat(1000), "README", "x");
        byte[] zip = Files.readAllBytes(month);
        TestFiles.bytes(month, Arrays.copyOf(zip, zip.length - 1));
        assertThat(refused(month))
                .isEqualTo(
                        month + ": the zip archive can't be read, it may be cut off or damaged"
                                + " (it does not end with the directory of its members); fetch it again, or unpack the archive (unzip) and pass the files");

        byte[] damaged = zip.clone();
        damaged[indexOf(zip, new byte[] {'P', 'K', 1, 2}) + 28] ^= 1;
        TestFiles.bytes(month, damaged);
        assertThat(refused(month)).contains("(the directory of its members is damaged)");

        int checksum = indexOf(zip, new byte[] {'P', 'K', 1, 2}) + 16;
        damaged = zip.clone();
        damaged[checksum] ^= 1;
        TestFiles.bytes(month, damaged);
        assertThat(refused(month))
                .isEqualTo(month + "/a.csv: can't be read to its end, it may be cut off or damaged"
                        + " (the checksum of its data does not match); fetch it again");
    }

    /** The name of what is passed over is that in front of it too. */
    @Test
    void refusesADamagedNameThatWouldHideRows() throws Exception {
        Path month = month("a.csv", day(1), "b.csv", day(2));
        byte[] zip = Files.readAllBytes(month);
        int directory = indexOf(zip, "b.csvPK".getBytes(UTF_8));
        zip[directory + 4] = 'w';
        TestFiles.bytes(month, zip);
        assertThat(refused(month)).startsWith(month + "/b.csw: ");
    }

    @Test
    void readsMembersSideBySideAndSpreadsAnOnlyOne() {
        String many = "lon,lat\n" + "103.75,1.25\n".repeat(100_000);
        Positions two = read(month("1.csv", many, "2.csv", many));
        assertThat(two.inputPartitions()).isEqualTo(2);
        assertThat(two.spreadOver()).isEqualTo(2);
        assertThat(sizes(two)).containsExactly(100_000, 100_000);
        Positions one = read(month("1.csv", many));
        assertThat(one.inputPartitions()).isEqualTo(2);
        assertThat(one.spreadOver()).isEqualTo(2);
        assertThat(sizes(one)).hasSize(2).allSatisfy(size -> assertThat(size).isBetween(35_000, 65_000));
    }

    private static Positions read(Path file) {
        var spark = TestSpark.session();
        spark.conf().set("spark.sql.files.openCostInBytes", "1b");
        spark.conf().set("spark.sql.files.maxPartitionBytes", "100b");
        try {
            return new PositionReader(spark, ColumnOptions.AUTO).read(List.of(file.toString()), Copies.ONE);
        } finally {
            spark.conf().unset("spark.sql.files.openCostInBytes");
            spark.conf().unset("spark.sql.files.maxPartitionBytes");
        }
    }

    private static List<Integer> sizes(Positions positions) {
        List<List<Row>> partitions = positions.rows().javaRDD().glom().collect();
        return partitions.stream().map(List::size).toList();
    }

    /** A line without an end would fill any memory. */
    @Test
    void refusesALineThatNeverEnds() {
        Path zip = month("zeros.csv", "lon,lat\n103.75,1\n" + "0".repeat(70 << 20));
        assertThat(zip.toFile().length()).isLessThan(1 << 20);
        assertThat(refused(zip)).startsWith(zip + "/zeros.csv: ").contains("a line has more than 64 MiB");
        Path gzip = TestFiles.gzip(folder.resolve("zeros.csv.gz"), "lon,lat", "103.75,1", "0".repeat(70 << 20));
        assertThat(refused(gzip)).startsWith(gzip.toString()).contains("a line has more than 64 MiB");
    }
}
