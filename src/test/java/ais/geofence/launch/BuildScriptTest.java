package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What {@code scripts/build} says while a Maven, here one that only prints, works; and what it makes users download. */
class BuildScriptTest {
    private static final String DOWNLOADS = """
            echo '[INFO] Scanning for projects...'
            echo '[INFO] Downloading from central: https://example.org/a/first-1.0.jar'
            echo '[INFO] Downloaded from central: https://example.org/a/first-1.0.jar (5.5 MB at 2.0 MB/s)'
            echo '[INFO] Downloaded from central: https://example.org/a/first-1.0.pom (900 B at 2.0 kB/s)'
            echo '[INFO] Downloaded from central: https://example.org/a/second-1.0.jar (500 kB at 2.0 MB/s)'
            echo '[INFO] Downloading from central: https://example.org/a/third-1.0.jar'
            sleep 2
            echo '[INFO] --- maven-compiler-plugin:3.14.1:compile (default-compile) @ ais-geofence ---'
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void project() throws Exception {
        Files.createDirectories(home.resolve("scripts"));
        Files.createDirectories(home.resolve("src/main"));
        for (String script : List.of("mvnw", "scripts/build")) {
            Files.copy(Launcher.HOME.resolve(script), home.resolve(script));
        }
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        program("bin/java", "exit 0");
    }

    private void program(String name, String body) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended build(String maven) throws Exception {
        program("bin/mvn", maven);
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        return Launcher.run(
                home,
                Map.of("PATH", path, "JAVA_HOME", home.toString()),
                List.of(home.resolve("scripts/build").toString()));
    }

    @Test
    void saysWhatMavenIsDoing() throws Exception {
        Ended build = build(DOWNLOADS + """
                echo '[INFO] Downloading from central: https://example.org/a/compiler-2.0.jar'
                echo '[INFO] Compiling 284 source files with javac'
                sleep 2
                echo '[INFO] --- shade:3.6.1:shade (default) @ ais-geofence ---'
                echo '[INFO] Including info.picocli:picocli:jar:4.7.7 in the shaded jar.'
                sleep 2
                touch target/ais-geofence-0.0.0.jar target/classpath.txt
                """);

        assertThat(build.code()).as(build.out()).isZero();
        assertThat(build.out())
                .containsPattern("(?m)^  \\d+ s: downloading, 6 MB so far, now third-1.0.jar$")
                .containsPattern("(?m)^  \\d+ s: compiling$")
                .containsPattern("(?m)^  \\d+ s: packing the jar$")
                .containsPattern("(?m)^  \\d+ s: running once on the sample")
                .containsPattern("(?m)^built in \\d+ s$");
    }

    @Test
    void showsWhyMavenFailed() throws Exception {
        Ended build = build(DOWNLOADS + "echo '[ERROR] no space left'\nexit 1");

        assertThat(build.code()).isEqualTo(1);
        assertThat(build.out()).contains("[ERROR] no space left").contains("the whole log is in target/build.log");
    }

    @Test
    void usersDownloadNothingThatOnlyTestsAndChecksNeed() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Launcher.HOME.resolve("pom.xml").toFile());

        assertThat(texts(pom, "/project/dependencies/dependency[scope='test']/artifactId"))
                .isEmpty();
        assertThat(texts(pom, "/project/build//annotationProcessorPaths//artifactId"))
                .isEmpty();
        assertThat(texts(pom, "//profile[id='checks']/activation/property/name"))
                .containsExactly("!maven.test.skip");
        assertThat(texts(pom, "//profile[id='checks']/dependencies/dependency/scope"))
                .isNotEmpty()
                .containsOnly("test");
    }

    private static List<String> texts(Document document, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(at -> nodes.item(at).getTextContent())
                .toList();
    }
}
