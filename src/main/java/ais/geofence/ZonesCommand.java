package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.ZonesOptions;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;

/** Lists and checks a zone set, and answers for one position. */
final class ZonesCommand extends Command {
    ZonesCommand() {
        super("zones", "Lists, checks and explains a zone set.", Keys.ZONES_COMMAND);
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        ZonesJob.run(ZonesOptions.of(settings), console, progress);
    }
}
