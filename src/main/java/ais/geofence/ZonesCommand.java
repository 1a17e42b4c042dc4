package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.ZonesOptions;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import java.util.List;

/** Checks and lists a zone set, draws it, and finds the zones of one position. */
final class ZonesCommand extends Command {
    ZonesCommand() {
        super(
                "zones",
                "Checks and lists the zones of files, draws them on a map, and finds the zones of one position.",
                Keys.ZONES_GROUPS,
                ZonesOptions.REQUIRED,
                List.of("--zones zones.geojson --map zones.html", "--zones zones.geojson --locate 103.75,1.2"));
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        ZonesJob.run(ZonesOptions.of(settings), console, progress);
    }
}
