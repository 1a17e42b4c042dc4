package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What {@code mvn deploy} puts into a repository, here that of {@code scripts/verify --all}, and what Spark takes from there. */
@Tag("slow")
class MavenIT {
    private static final String VERSION = Objects.requireNonNull(System.getProperty("ais.geofence.version"));
    private static final String NAME = "ais-geofence-" + VERSION;
    private static final Path REPOSITORY = Launcher.HOME.resolve("target/repository");
    private static final Path DEPLOYED =
            REPOSITORY.resolve("ais/geofence/ais-geofence").resolve(VERSION);

    /** What the jar for Maven needs, as group:artifact. */
    private static final List<String> LIBRARIES = List.of(
            "ch.randelshofer:fastdoubleparser",
            "gg.jte:jte-runtime",
            "info.picocli:picocli",
            "net.sf.geographiclib:GeographicLib-Java",
            "org.locationtech.jts:jts-core",
            "org.wololo:flatgeobuf",
            "org.xerial:sqlite-jdbc");

    @TempDir
    private Path folder;

    @BeforeAll
    static void isDeployed() {
        assertThat(DEPLOYED).as("made by scripts/verify --all").isDirectory();
    }

    @Test
    void hasAFileForEachUse() throws Exception {
        try (Stream<Path> files = Files.list(DEPLOYED)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.endsWith(".md5") && !file.endsWith(".sha1")))
                    .containsExactlyInAnyOrder(
                            NAME + ".jar",
                            NAME + "-app.jar",
                            NAME + "-sources.jar",
                            NAME + "-javadoc.jar",
                            NAME + "-cyclonedx.json",
                            NAME + ".pom");
        }
        assertThat(entries(deployed(".jar")))
                .containsKeys("ais/geofence/AisGeofence.class", "META-INF/LICENSE")
                .doesNotContainKey("picocli/CommandLine.class");
        assertThat(entries(deployed("-app.jar")))
                .containsKeys("ais/geofence/AisGeofence.class", "picocli/CommandLine.class");
        assertThat(entries(deployed("-sources.jar"))).containsKey("ais/geofence/AisGeofence.java");
        assertThat(entries(deployed("-javadoc.jar"))).containsKey("ais/geofence/zone/ZoneSet.html");
        assertThat(Files.mismatch(deployed("-app.jar"), Launcher.HOME.resolve("target/" + NAME + ".jar")))
                .isEqualTo(-1);
    }

    @Test
    void thePomSaysWhatACentralRepositoryAsksFor() throws Exception {
        for (String element :
                List.of("name", "description", "url", "licenses/license/url", "developers/developer/name", "scm/url")) {
            assertThat(pom("/project/" + element)).as(element).isNotBlank();
        }
        assertThat(pom("/project/scm/connection")).startsWith("scm:git:");
        assertThat(pom("count(/project/dependencies/dependency[not(scope)])"))
                .isEqualTo(Integer.toString(LIBRARIES.size()));
        assertThat(pom("//dependency[artifactId='flatgeobuf']/exclusions/exclusion/artifactId"))
                .isEqualTo("*");
    }

    @Test
    void eachLibraryIsListedAndInTheNotice() throws Exception {
        JsonNode components = new ObjectMapper()
                .readTree(deployed("-cyclonedx.json").toFile())
                .path("components");
        List<String> listed = new ArrayList<>();
        components.forEach(library -> {
            assertThat(library.path("licenses")).as(library.toString()).isNotEmpty();
            listed.add(
                    library.path("group").asText() + ":" + library.path("name").asText());
        });

        assertThat(listed).containsExactlyInAnyOrderElementsOf(LIBRARIES);
        assertThat(Files.readString(Launcher.HOME.resolve("NOTICE")))
                .contains(
                        LIBRARIES.stream().map(library -> "(" + library + ")\n").toList());
    }

    @Test
    void sparkSubmitTagsWithThePackage() throws Exception {
        Ended run = spark(
                "spark-submit",
                "--class",
                "ais.geofence.AisGeofence",
                "spark-internal",
                "tag",
                "--positions",
                Launcher.sample("positions.csv.gz"),
                "--zones",
                Launcher.sample("zones.geojson"),
                "--report",
                folder.resolve("page.html").toString());

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out()).containsPattern("4 +singapore +910 ");
        assertThat(folder.resolve("page.html")).isNotEmptyFile();
        try (Stream<Path> jars = Files.list(folder.resolve("ivy/jars"))) {
            assertThat(jars.map(jar ->
                            jar.getFileName().toString().replaceFirst("_", ":").replaceFirst("-[0-9][^-]*\\.jar$", "")))
                    .containsAll(LIBRARIES)
                    .contains("ais.geofence:ais-geofence")
                    .hasSize(LIBRARIES.size() + 1);
        }
    }

    @Test
    void sparkSqlHasTheFunctionsOfThePackage() throws Exception {
        Ended run = spark(
                "spark-sql",
                "--conf",
                "spark.sql.catalog.geofence=ais.geofence.sql.ZoneFunctionCatalog",
                "--conf",
                "spark.sql.catalog.geofence.zones=" + Launcher.sample("zones.geojson"),
                "-e",
                "SELECT geofence.zone_name(103.75, 1.2)");

        assertThat(run.code()).as(run.error()).isZero();
        assertThat(run.out().lines()).contains("singapore");
    }

    /** Runs a program of Spark that fetches the package, and what it needs, into a folder of its own. */
    private Ended spark(String program, String... arguments) throws Exception {
        Path home = Path.of(Objects.requireNonNull(System.getProperty("spark.home")));
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve(program).toString(),
                "--master",
                "local[2]",
                "--conf",
                "spark.jars.ivy=" + folder.resolve("ivy"),
                "--repositories",
                REPOSITORY.toUri().toString(),
                "--packages",
                "ais.geofence:ais-geofence:" + VERSION));
        command.addAll(List.of(arguments));
        return Launcher.run(folder, Map.of(), command);
    }

    /** In another folder, from the same sources. */
    @Test
    void anotherBuildGivesTheSameBytes() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Ended run = Launcher.run(
                folder,
                Map.of("FROM", Launcher.HOME.toString(), "TO", copy.toString()),
                List.of(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        "cd \"$FROM\"; git ls-files -z --cached --others --exclude-standard | tar --null -T - -c | tar -C \"$TO\" -x; "
                                + "cd \"$TO\"; mkdir target; touch target/ais-geofence-0.0.1.jar; "
                                // Quick: without the tests, Error Prone and the Javadoc.
                                + "./mvnw -B -ntp -q package -Prelease -Dmaven.test.skip -Dmaven.javadoc.skip"));

        assertThat(run.code()).as(run.out() + run.error()).isZero();
        assertThat(copy.resolve("target/ais-geofence-0.0.1.jar"))
                .as("the jar of another version")
                .doesNotExist();
        sameBytes(copy.resolve("target/library").resolve(NAME + ".jar"), deployed(".jar"));
        sameBytes(copy.resolve("target/library").resolve(NAME + "-sources.jar"), deployed("-sources.jar"));
        sameBytes(copy.resolve("target").resolve(NAME + ".jar"), deployed("-app.jar"));
    }

    private static void sameBytes(Path jar, Path other) throws Exception {
        assertThat(entries(jar)).isEqualTo(entries(other));
        assertThat(Files.mismatch(jar, other)).as(jar + " and " + other).isEqualTo(-1);
    }

    /** The files of a jar with their checksums, so that a difference has a name. */
    private static Map<String, Long> entries(Path jar) throws Exception {
        Map<String, Long> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                CRC32 sum = new CRC32();
                sum.update(zip.getInputStream(entry).readAllBytes());
                entries.put(entry.getName(), sum.getValue());
            }
        }
        return entries;
    }

    private static Path deployed(String ending) {
        return DEPLOYED.resolve(NAME + ending);
    }

    private static String pom(String path) throws Exception {
        Document pom = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(deployed(".pom").toFile());
        return XPathFactory.newInstance().newXPath().evaluate(path, pom);
    }
}
