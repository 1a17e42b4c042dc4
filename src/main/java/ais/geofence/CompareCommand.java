package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.options.Keys;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the engines with each other, and one core with several. */
final class CompareCommand extends Command {
    CompareCommand() {
        super(
                "compare",
                "Compares the engines with each other, and one core with several. Without --positions and --zones it takes the shipped sample.",
                Keys.COMPARE_GROUPS,
                List.of(),
                List.of("--report compare.html", "--positions day.csv --zones zones.geojson --cores 1,4"));
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        Map<String, List<String>> options = new LinkedHashMap<>(settings.given());
        options.computeIfAbsent(Keys.POSITIONS.key(), key -> List.of(sample("positions.csv.gz")));
        options.computeIfAbsent(Keys.ZONES.key(), key -> List.of(sample("zones.geojson")));
        new CompareJob(options, console, progress).run();
    }

    private static String sample(String file) {
        String home = System.getProperty("ais.geofence.home");
        if (home == null) {
            throw new UserError(
                    ExitCode.USAGE,
                    "missing --positions and --zones: without them scripts/ais-geofence compares on the shipped sample");
        }
        return Path.of(home, "sample-data", file).toString();
    }
}
