package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;

/** Tags positions with the zone that contains them. */
final class TagCommand extends Command {
    TagCommand() {
        super("tag", "Tags positions with the zone that contains them.", Keys.TAG);
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        TagJob.run(settings, console, progress);
    }

    @Override
    String whenStopped() {
        return "; rows are published only if the manifest is there; run again, which also removes what is left";
    }
}
