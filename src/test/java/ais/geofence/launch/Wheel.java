package ais.geofence.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher.Ended;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Python package, built as a wheel and installed in an environment of its own. */
public record Wheel(Path environment) {
    /** The Python with the tools that build a wheel, which scripts/verify installs. */
    static final Path TOOLS = Launcher.HOME.resolve("target/wheel-tools/bin/python");

    /**
     * Builds the wheel and installs it.
     *
     * @param python of the environment whose packages the new one has too
     * @param environment the folder for it
     */
    public static Wheel install(Path python, Path environment) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(environment.getParent());
        Wheel installed = new Wheel(environment);
        run(folder, python.toString(), "-m", "venv", "--clear", environment.toString());
        Path wheel = build(environment);
        // Much quicker than a second copy of Spark.
        String packages = "import sysconfig; print(sysconfig.get_path('purelib'))";
        String lent = run(folder, python.toString(), "-c", packages).out();
        String own =
                run(folder, installed.program("python"), "-c", packages).out().strip();
        Files.writeString(Path.of(own, "lent.pth"), lent);
        run(folder, installed.program("pip"), "install", "--quiet", "--no-index", "--no-deps", wheel.toString());
        return installed;
    }

    /** Builds the wheel into a folder, without the network. */
    static Path build(Path folder) throws IOException, InterruptedException {
        String[] pip = {"-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"};
        List<String> command = new ArrayList<>(List.of(TOOLS.toString()));
        command.addAll(List.of(pip));
        command.addAll(List.of(folder.toString(), Launcher.HOME.toString()));
        run(folder, command.toArray(String[]::new));
        try (DirectoryStream<Path> wheels = Files.newDirectoryStream(folder, "ais_geofence-*-py3-none-any.whl")) {
            return wheels.iterator().next();
        }
    }

    /** The path of a program of the environment. */
    public String program(String name) {
        return environment.resolve("bin").resolve(name).toString();
    }

    private static Ended run(Path folder, String... command) throws IOException, InterruptedException {
        Ended ended = Launcher.run(folder, Map.of("PYTHONDONTWRITEBYTECODE", "1"), List.of(command));
        assertThat(ended.code()).as(ended.error()).isZero();
        return ended;
    }
}
