package ais.geofence.position.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.file.ReadFaults;
import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read. */
class InputFilesTest {
    @TempDir
    Path folder;

    private Path csv(String name, String... lats) {
        String[] lines = new String[lats.length + 1];
        lines[0] = "lon,lat";
        for (int i = 0; i < lats.length; i++) {
            lines[i + 1] = "103.75," + lats[i];
        }
        return TestFiles.lines(folder.resolve(name), lines);
    }

    @Test
    void readsManyFilesAndFolders() {
        Path a = csv("a.csv", "1", "2");
        csv("days/1.csv", "3");
        csv("days/deeper/2.csv", "4");
        Reading reading = Reading.of(a, folder.resolve("days"));
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
        assertThat(reading.positions().fileNames())
                .containsExactly(a.toString(), folder + "/days/1.csv", folder + "/days/deeper/2.csv");
    }

    @Test
    void readsGlobs() {
        csv("2024-01.csv", "1");
        csv("2024-02.csv", "2");
        csv("2025-01.csv", "3");
        assertThat(Reading.of(ColumnOptions.AUTO, folder + "/2024-*.csv").values("lat"))
                .containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(Reading.of(ColumnOptions.AUTO, folder + "/202{4-02,5-01}.csv")
                        .values("lat"))
                .containsExactlyInAnyOrder(2.0, 3.0);
        assertThat(Reading.refused(ColumnOptions.AUTO, folder + "/2026-*.csv")).contains("no such file");
        assertThat(Reading.refused(ColumnOptions.AUTO, folder + "/none.csv")).contains("no such file");
    }

    @Test
    void readsAFileThatIsNamedTwiceOnce() {
        Path a = csv("days/a.csv", "1", "2");
        assertThat(Reading.of(a, a).values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(Reading.of(a.getParent(), a).values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.csv",
                "day[1].csv",
                "ÆØÅ 日本.csv",
                "50%25 of.csv",
                "100%.csv",
                "a+b&c=d.csv",
                "{braces}.csv",
                "star*.csv",
                "hash#tag.csv",
                "back`tick'quote.csv"
            })
    void readsAFileWhateverItsName(String name) {
        Path file = csv(name, "1", "2", "x");
        csv("dayx1.csv", "7");
        Reading reading = Reading.of(file);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(reading.positions().fileNames()).containsExactly(file.toString());
        Path inFolder = csv("folder of " + name.replace(".csv", "") + "/" + name, "3");
        assertThat(Reading.of(inFolder.getParent()).values("lat")).containsExactly(3.0);
    }

    @Test
    void readsNoFileTwiceBesideOneThatLooksLikeAGlob() {
        csv("days/a.csv", "1");
        csv("days/b[1]{x}*.csv", "2");
        csv("days/c?.csv", "3");
        assertThat(Reading.of(folder.resolve("days")).values("lat")).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    }

    @Test
    void refusesAColonInANameAsHadoopDoes() {
        assertThat(Reading.refused(csv("00:15.csv", "1"))).contains("00:15.csv").contains("can't be read");
    }

    @Test
    void passesOverHiddenFilesInFolders() {
        csv("days/1.csv", "1");
        csv("days/_SUCCESS", "2");
        csv("days/.1.csv.crc", "3");
        csv("days/_temporary/2.csv", "4");
        csv("days/.hidden/2.csv", "5");
        csv("days/3.csv._COPYING_", "6");
        assertThat(Reading.of(folder.resolve("days")).values("lat")).containsExactly(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_days.csv", ".days.csv", "days.csv._COPYING_"})
    void refusesAHiddenFileThatIsNamed(String name) {
        Path file = csv(name, "1");
        assertThat(Reading.refused(file)).contains("rename");
        csv("visible.csv", "1");
        assertThat(Reading.refused(ColumnOptions.AUTO, folder + "/visible.csv", folder + "/*" + name.substring(1)))
                .contains("rename");
    }

    @Test
    void readsInAHiddenFolderThatIsNamed() {
        csv("_days/.x/1.csv", "1");
        assertThat(Reading.of(folder.resolve("_days/.x")).values("lat")).containsExactly(1.0);
    }

    @Test
    void keepsTheColumnsOfKeyValueFolders() {
        csv("days/year=2024/month=2/1.csv", "1");
        csv("days/year=2025/month=11/1.csv", "2");
        Reading reading = Reading.of(folder.resolve("days"));
        assertThat(reading.positions().inputColumns()).containsExactly("lon", "lat", "year", "month");
        assertThat(reading.rows().stream()
                        .map(row -> List.of(
                                reading.value(row, "lat"), reading.value(row, "year"), reading.value(row, "month"))))
                .containsExactlyInAnyOrder(List.of(1.0, "2024", "2"), List.of(2.0, "2025", "11"));
    }

    @Test
    void keepsTheColumnsOfKeyValueFoldersOfSeveralFolders() {
        csv("a/year=2024/1.csv", "1");
        csv("b/year=2025/1.csv", "2");
        Path plain = csv("c.csv", "3");
        Reading reading = Reading.of(folder.resolve("a"), folder.resolve("b"), plain);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0, 3.0);
        assertThat(reading.values("year")).containsExactlyInAnyOrder("2024", "2025", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d",
                "2f",
                "05",
                "007",
                "1.10",
                "3e5",
                "2024-03-14",
                "2024-03-14 06:00:00",
                "true",
                "null",
                "",
                " a ",
                "NaN",
                "0x1F",
                "9007199254740993",
                "a=b",
                "ÆØÅ 日本",
                "100%",
                "50%25",
                "a+b",
                "{x}[1]*?",
                "`'\""
            })
    void keepsTheTextOfAKeyValueFolder(String value) {
        csv("days/port=" + value + "/1.csv", "1");
        csv("days/port=17/1.csv", "2");
        Reading reading = Reading.of(folder.resolve("days"));
        assertThat(reading.rows().stream().map(row -> List.of(reading.value(row, "lat"), reading.value(row, "port"))))
                .containsExactlyInAnyOrder(List.of(1.0, value.replace("%25", "%")), List.of(2.0, "17"));
        assertThat(reading.positions().rows().schema().apply("port").dataType()).isEqualTo(DataTypes.StringType);
    }

    @Test
    void readsWhatOthersWriteIntoTheNameOfAKeyValueFolder() {
        csv("days/a%3Ab=x%2Fy%3Dz/1.csv", "1"); // Spark
        csv("days/a%3Ab=Troms%C3%B8/1.csv", "2"); // Arrow
        csv("days/a%3Ab=Troms%F8/1.csv", "3"); // Spark, of a name in Latin 1
        csv("days/a%3Ab=__HIVE_DEFAULT_PARTITION__/1.csv", "4");
        csv("days/=x/1.csv", "5");
        Reading reading = Reading.of(folder.resolve("days"));
        assertThat(reading.positions().inputColumns()).containsExactly("lon", "lat", "a:b");
        assertThat(reading.rows().stream().map(row -> reading.value(row, "lat") + " " + reading.value(row, "a:b")))
                .containsExactlyInAnyOrder("1.0 x/y=z", "2.0 Tromsø", "3.0 Tromsø", "4.0 null", "5.0 null");
    }

    /** Whatever Spark's readers call their own columns. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "value",
                "_metadata",
                "path",
                "length",
                "content",
                "modificationTime",
                "__line",
                "__file",
                "__parsed",
                "key",
                "lines",
                "__malformed",
                "FILE",
                "record",
                "reason"
            })
    void letsNoFolderHideTheRowsOfItsFiles(String key) {
        csv("days/sub/" + key + "=219000199,12.5,55.5/1.csv", "1", "2", "x");
        Reading reading = Reading.of(folder.resolve("days"));
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(reading.values(key)).containsOnly("219000199,12.5,55.5");
        assertThat(reading.records()).containsExactly("103.75,x");
        assertThat(reading.rejected().get(0).getString(1)).endsWith("1.csv");
    }

    @Test
    void takesFilesBesideKeyValueFoldersAndThoseOfOtherFoldersToo() {
        csv("days/1.csv", "1");
        csv("days/port=a/2.csv", "2");
        csv("days/Port=b/3.csv", "3");
        csv("other/hour=17/4.csv", "4");
        Reading reading = Reading.of(folder.resolve("days"), folder.resolve("other"));
        assertThat(reading.positions().inputColumns()).hasSize(4).contains("hour");
        String port = reading.positions().inputColumns().stream()
                .filter("port"::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
        assertThat(reading.rows().stream()
                        .map(row -> reading.value(row, "lat") + " " + reading.value(row, port) + " "
                                + reading.value(row, "hour")))
                .containsExactlyInAnyOrder("1.0 null null", "2.0 a null", "3.0 b null", "4.0 null 17");
    }

    @Test
    void refusesAKeyValueFolderThatRepeatsAColumn() {
        csv("csv/LAT=7/1.csv", "1");
        TestFiles.lines(folder.resolve("json/lat=7/1.json"), "{\"lon\":103.75,\"lat\":1}");
        TestFiles.parquet(folder.resolve("parquet/lat=7/1.parquet"), "SELECT 103.75D AS lon, 1D AS lat");
        for (String format : List.of("csv", "json", "parquet")) {
            assertThat(Reading.refused(folder.resolve(format)))
                    .startsWith(folder.resolve(format).toString())
                    .containsIgnoringCase("'lat=7'")
                    .contains("rename the folder");
            assertThat(Reading.of(ColumnOptions.AUTO, folder + "/" + format + "/*/*")
                            .values("lat"))
                    .containsExactly(1.0);
        }
        csv("twice/a=1/A=2/1.csv", "1");
        assertThat(Reading.refused(folder.resolve("twice"))).contains("'A=2'", "'a=1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone_index=3", "Zone_Name=a", "position_status=ok", "ais-geofence:line=x"})
    void refusesAKeyValueFolderWithANameOfTheOutput(String name) {
        csv("days/1.csv", "1");
        csv("days/" + name + "/2.csv", "2");
        assertThat(Reading.refused(folder.resolve("days")))
                .contains("2.csv", name, "a name that tagging needs", "rename the folder");
    }

    @Test
    void refusesMixedFeeds() {
        csv("days/1.csv", "1");
        Path other = TestFiles.lines(folder.resolve("days/2.csv"), "lat,lon", "1,2");
        csv("days/3.csv", "1");
        assertThat(Reading.refused(folder.resolve("days")))
                .contains(other.toString())
                .doesNotContain("3.csv")
                .contains("1 of 3 files");
        Path semicolon = TestFiles.lines(folder.resolve("semicolon.csv"), "lon;lat", "1;2");
        assertThat(Reading.refused(folder.resolve("days/1.csv"), semicolon)).contains("semicolon.csv");
        Path json = TestFiles.lines(folder.resolve("x.json"), "{\"lon\":1,\"lat\":2}");
        assertThat(Reading.refused(folder.resolve("days/1.csv"), json)).contains("x.json");
    }

    @Test
    void readsCompressedFiles() {
        Path gzip = TestFiles.gzip(folder.resolve("a.csv.gz"), "lon,lat", "103.75,1", "x,2");
        Path bzip2 = TestFiles.compressed(folder.resolve("b.csv.bz2"), "lon,lat", "103.75,3");
        Path deflate = TestFiles.compressed(folder.resolve("c.csv.deflate"), "lon,lat", "103.75,4");
        Path zstd = TestFiles.compressed(folder.resolve("d.csv.zst"), "lon,lat", "103.75,5", "y,6");
        Path xz = TestFiles.compressed(folder.resolve("E.CSV.XZ"), "lon,lat", "103.75,7");
        Reading reading = Reading.of(gzip, bzip2, deflate, zstd, xz);
        assertThat(reading.values("lat")).containsExactlyInAnyOrder(1.0, 3.0, 4.0, 5.0, 7.0);
        assertThat(reading.records()).containsExactlyInAnyOrder("x,2", "y,6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"csv.gz", "csv.bz2", "csv.deflate", "csv.zst", "csv.xz", "jsonl.gz", "jsonl.bz2", "jsonl.zst"})
    void refusesACompressedFileWhoseSecondPartIsCutAnywhere(String ending) throws IOException {
        boolean json = ending.startsWith("jsonl");
        byte[] first = Files.readAllBytes(
                json
                        ? TestFiles.compressed(folder.resolve("first." + ending), "{\"lon\":103.75,\"lat\":1}")
                        : TestFiles.compressed(folder.resolve("first." + ending), "lon,lat", "103.75,1"));
        byte[] second = Files.readAllBytes(TestFiles.compressed(
                folder.resolve("second." + ending), json ? "{\"lon\":103.75,\"lat\":2}" : "103.75,2"));
        byte[] both = TestFiles.joined(first, second);
        Path file = folder.resolve("both." + ending);

        assertThat(Reading.of(TestFiles.bytes(file, both)).values("lat")).hasSize(2);
        for (int length = first.length + 1; length < both.length; length++) {
            TestFiles.bytes(file, Arrays.copyOf(both, length));
            assertThat(refusedLate(file))
                    .as("%d bytes of the second", length - first.length)
                    .contains("both." + ending)
                    .contains(ending.endsWith("deflate") ? "" : "(it ends in the middle of its compressed data)");
        }
    }

    /** In the files of pzstd a frame to skip comes first. */
    @Test
    void readsAllFramesOfZstdAndNothingElse() throws IOException {
        byte[] skipped = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
        byte[] header = Files.readAllBytes(TestFiles.compressed(folder.resolve("a.csv.zst"), "lon,lat", "103.75,1"));
        byte[] rows = Files.readAllBytes(TestFiles.compressed(folder.resolve("b.csv.zst"), "103.75,2", "103.75,3"));
        byte[] whole = TestFiles.joined(skipped, header, rows);
        Path file = folder.resolve("frames.csv.zst");
        assertThat(Reading.of(TestFiles.bytes(file, whole)).values("lat")).containsExactlyInAnyOrder(1.0, 2.0, 3.0);

        TestFiles.bytes(file, TestFiles.joined(whole, "lon,lat".getBytes(StandardCharsets.UTF_8)));
        assertThat(refusedLate(file)).contains("frames.csv.zst");
    }

    /** A file says how much memory it needs. */
    @Test
    void refusesXzThatNeedsTooMuchMemory() {
        // xz --lzma2=dict=256MiB
        String wide = "fd377a585a000004e6d6b44602002101200000000988a5760100106c6f6e2c6c61740a313033"
                + "2e37352c310a00000000d8942b760ae49adc00012911320a700e1fb6f37d010000000004595a";
        Path file =
                TestFiles.bytes(folder.resolve("wide.csv.xz"), HexFormat.of().parseHex(wide));
        assertThat(Reading.refused(file)).contains("wide.csv.xz", "memory");
    }

    /** Hadoop takes the last codec of an ending, and clusters list its own. */
    @Test
    void theCodecsOfAClusterDoNotReplaceTheStrictOnes() throws IOException {
        Configuration cluster = TestSpark.session().sparkContext().hadoopConfiguration();
        cluster.set("io.compression.codecs", GzipCodec.class.getName());
        try {
            byte[] first = Files.readAllBytes(TestFiles.gzip(folder.resolve("a.csv.gz"), "lon,lat", "103.75,1"));
            byte[] second = Files.readAllBytes(TestFiles.gzip(folder.resolve("b.csv.gz"), "103.75,2"));
            second[0] ^= 1;
            Path file = folder.resolve("damaged.csv.gz");
            TestFiles.bytes(file, TestFiles.joined(first, second));
            assertThat(refusedLate(file)).contains("damaged.csv.gz");
        } finally {
            cluster.unset("io.compression.codecs");
        }
    }

    /** Hadoop's own codec looks for the mark of the next block. */
    @Test
    void refusesBzip2WithADamagedMarkOfABlock() throws IOException {
        byte[] header = Files.readAllBytes(TestFiles.compressed(folder.resolve("a.csv.bz2"), "lon,lat", "103.75,1"));
        byte[] rows = Files.readAllBytes(TestFiles.compressed(folder.resolve("b.csv.bz2"), "103.75,2", "103.75,3"));
        byte[] whole = TestFiles.joined(header, rows);
        Path file = folder.resolve("damaged.csv.bz2");
        for (int inBlock : new int[] {4, 9, 10, rows.length - 10, rows.length - 2}) {
            byte[] damaged = whole.clone();
            damaged[header.length + inBlock] ^= 0x10;
            assertThat(refusedLate(TestFiles.bytes(file, damaged)))
                    .as("byte %s", inBlock)
                    .contains("damaged.csv.bz2");
        }
    }

    @Test
    void saysWhatFollowsTheEndOfGzip() throws IOException {
        byte[] whole = Files.readAllBytes(TestFiles.gzip(folder.resolve("a.csv.gz"), "lon,lat", "103.75,1"));
        Path padded = TestFiles.bytes(folder.resolve("padded.csv.gz"), Arrays.copyOf(whole, 512));
        assertThat(Reading.of(padded).values("lat")).containsExactly(1.0);
        byte[] garbage = Arrays.copyOf(whole, whole.length + 7);
        garbage[whole.length + 3] = 'x';
        assertThat(refusedLate(TestFiles.bytes(folder.resolve("garbage.csv.gz"), garbage)))
                .contains("garbage.csv.gz", "7 bytes that are not gzip follow its compressed data");
    }

    /** The message of the exit 4 that a run ends with, before or after Spark started to read. */
    private static String refusedLate(Path file) {
        try {
            Reading.of(file);
        } catch (Exception e) { // Scala throws what it likes
            UserError error =
                    e instanceof UserError early ? early : ReadFaults.in(e).orElseThrow();
            assertThat(error.exitCode()).isEqualTo(ExitCode.INPUT);
            return String.valueOf(error.getMessage());
        }
        throw new AssertionError(file + " was read");
    }

    @Test
    void spreadsAFileThatCannotBeSplitOverAllCores() {
        String[] lines = new String[100_001];
        lines[0] = "lon,lat";
        for (int i = 1; i <= 100_000; i++) {
            lines[i] = "103.75," + i / 2000.0;
        }
        Path file = TestFiles.gzip(folder.resolve("a.csv.gz"), lines);
        Reading reading = Reading.of(
                new PositionReader(TestSpark.session(), ColumnOptions.AUTO).read(List.of(file.toString()), Copies.ONE));
        assertThat(reading.positions().inputPartitions()).isEqualTo(2);
        assertThat(reading.positions().spreadOver()).isEqualTo(2);
        assertThat(reading.values("lat").stream().sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100_000)
                        .<Object>mapToObj(i -> i / 2000.0)
                        .toList());
        List<Integer> sizes = reading.positions().rows().javaRDD().glom().collect().stream()
                .map(List::size)
                .toList();
        assertThat(sizes).hasSize(2).allSatisfy(size -> assertThat(size).isBetween(35_000, 65_000));
    }

    @Test
    void readsFilesInSeveralSplits() {
        var spark = TestSpark.session();
        spark.conf().set("spark.sql.files.maxPartitionBytes", "700b");
        spark.conf().set("spark.sql.files.openCostInBytes", "1b");
        try {
            String[] lats = new String[500];
            for (int i = 0; i < lats.length; i++) {
                lats[i] = i == 250 ? "lat" : String.valueOf(i / 10.0);
            }
            csv("days/1.csv", lats);
            csv("days/2.csv", lats);
            TestFiles.lines(folder.resolve("days/3.csv"), "lon,lat");
            TestFiles.lines(folder.resolve("days/4.csv"), "", "lon,lat", "103.75,1");
            Reading reading = Reading.of(folder.resolve("days"));
            assertThat(reading.positions().inputPartitions()).isGreaterThan(12);
            assertThat(reading.rows()).hasSize(999);
            assertThat(reading.records()).containsExactly("103.75,lat", "103.75,lat");
        } finally {
            spark.conf().unset("spark.sql.files.maxPartitionBytes");
            spark.conf().unset("spark.sql.files.openCostInBytes");
        }
    }
}
