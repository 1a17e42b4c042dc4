package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/** What scripts/verify and the build have laid out for the tests. */
final class Components {
    private Components() {}

    /** The Spark installation. */
    static Path sparkHome() {
        String home = Objects.requireNonNull(System.getProperty("spark.home"));
        assertThat(home).as("-Dspark.home, which scripts/verify sets").isNotEmpty();
        return Path.of(home);
    }

    /** The class path of a server with a pom of its own in src/test. */
    static String classPath(String server) throws IOException {
        return Files.readString(Launcher.HOME.resolve("target/" + server + "-classpath.txt"))
                .strip();
    }

    /** The program. */
    static Path jar() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(Launcher.HOME.resolve("target"), "ais-geofence-*.jar")) {
            return jars.iterator().next();
        }
    }

    /** The java that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** An empty folder in target/ for the logs and files of a test class; what the last run left in it goes. */
    static Path folder(Class<?> test) throws IOException {
        Path folder = Launcher.HOME.resolve("target/clusters").resolve(test.getSimpleName());
        if (Files.exists(folder)) {
            remove(folder);
        }
        return Files.createDirectories(folder);
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static Path sampleZones() {
        return Launcher.HOME.resolve("sample-data/zones.geojson");
    }

    static Path samplePositions() {
        return Launcher.HOME.resolve("sample-data/positions.csv.gz");
    }
}
