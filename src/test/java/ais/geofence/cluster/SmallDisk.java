package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes: a tmpfs, which every process of this machine sees. To mount one takes root. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    SmallDisk(Path folder, int megabytes) throws Exception {
        this.folder = Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    }

    Path folder() {
        return folder;
    }

    /** Writes a file that leaves no room for another byte. */
    Path fill() throws Exception {
        Path file = folder.resolve("filler");
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + file, "bs=4096")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(folder.toFile().getUsableSpace()).isZero();
        return file;
    }

    @Override
    public void close() throws Exception {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor())
                .as("%s, which takes root (a container will do): %s", String.join(" ", command), said)
                .isZero();
    }
}
