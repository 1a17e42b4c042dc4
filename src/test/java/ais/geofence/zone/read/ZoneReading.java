package ais.geofence.zone.read;

import ais.geofence.zone.ZoneSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads a zone file in a process of its own, with as much memory as it is given, and prints the number of zones and the fingerprint. */
final class ZoneReading {
    private static final long PATIENCE_SECONDS = 240;

    private ZoneReading() {}

    /** What the process prints, and what it says where it fails. */
    static String of(Path file, String heap) throws IOException, InterruptedException {
        Path said = Files.createTempFile(file.getParent(), "said", ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ZoneReading.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("reading " + file + " does not end: " + Files.readString(said));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said);
    }

    public static void main(String[] arguments) {
        ZoneSet zones = new ZoneReader(false, null).read(List.of(new DiskFile(Path.of(arguments[0]))));
        System.out.println(zones.zones().size() + " " + zones.fingerprint());
    }
}
