package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.options.Keys;
import ais.geofence.report.Progress;
import ais.geofence.report.Screen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the engines with each other, and one core with many. */
final class CompareCommand extends Command {
    /** The five zones of the sample, in the order that gives them their numbers. */
    private static final List<String> SAMPLE_ZONES = List.of("tokyo", "channel", "hamburg", "athens", "singapore");

    CompareCommand() {
        super("compare", "Compares the engines with each other, and one core with many.", Keys.COMPARE);
    }

    @Override
    void run(Settings settings, Screen screen, Progress progress) {
        Map<String, List<String>> options = new LinkedHashMap<>(settings.given());
        options.computeIfAbsent(Keys.POSITIONS.key(), key -> List.of(sample("positions.csv.gz")));
        options.computeIfAbsent(
                Keys.ZONES.key(),
                key -> SAMPLE_ZONES.stream()
                        .map(zone -> sample("zones/" + zone + ".geojson"))
                        .toList());
        new CompareJob(options, screen, progress).run();
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
