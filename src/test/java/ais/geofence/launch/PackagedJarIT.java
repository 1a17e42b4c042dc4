package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the program's jar says about itself. */
class PackagedJarIT {
    private static JarFile jar;

    @BeforeAll
    static void open() throws Exception {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(Launcher.HOME.resolve("target"), "ais-geofence-?.?.?.jar")) {
            jar = new JarFile(jars.iterator().next().toFile());
        }
    }

    @AfterAll
    static void close() throws Exception {
        jar.close();
    }

    private static String text(String entry) throws Exception {
        assertThat(jar.getEntry(entry)).as(entry).isNotNull();
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesWhatItContainsWithTheLicences() throws Exception {
        assertThat(text("META-INF/LICENSE"))
                .contains("Apache License", "Version 2.0, January 2004", "Werner Randelshofer");
        assertThat(text("META-INF/NOTICE"))
                .contains(
                        "jts-core",
                        "GeographicLib",
                        "picocli",
                        "FastDoubleParser",
                        "SQLite",
                        "FlatGeobuf",
                        "jte",
                        "Apache ECharts",
                        "Natural Earth");
        assertThat(text("META-INF/licenses/EDL-1.0.txt")).contains("Eclipse Distribution License - v 1.0");
        assertThat(text("META-INF/licenses/MIT-GeographicLib.txt")).contains("Charles F. F. Karney");
        assertThat(text("META-INF/licenses/BSD-3-Clause-FlatGeobuf.txt")).contains("Björn Harrtell");
        assertThat(text("META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus")).contains("David Crawshaw");
        assertThat(text("ais/geofence/html/echarts/LICENSE")).contains("Apache License");
    }

    @Test
    void containsNoOtherLibrary() {
        assertThat(jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> Path.of(name).getParent())
                        .map(folder -> folder.subpath(0, Math.min(2, folder.getNameCount())))
                        .map(Path::toString)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "ais/geofence",
                        "org/locationtech",
                        "org/sqlite",
                        "org/wololo",
                        "net/sf",
                        "picocli",
                        "ch/randelshofer",
                        "gg/jte");
    }

    @Test
    void containsSqliteForThePlatformsThatSparkRunsOn() {
        assertThat(jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith("org/sqlite/native/") && !name.endsWith("/"))
                        .map(name -> Path.of(name).subpath(3, 5))
                        .map(Path::toString))
                .containsExactlyInAnyOrder(
                        "Linux/x86_64",
                        "Linux/aarch64",
                        "Linux-Musl/x86_64",
                        "Linux-Musl/aarch64",
                        "Mac/x86_64",
                        "Mac/aarch64",
                        "Windows/x86_64");
    }
}
