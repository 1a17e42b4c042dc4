package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import java.util.List;

/** Finds which ship was in which zone, from when to when. */
final class VisitsCommand extends Command {
    VisitsCommand() {
        super(
                "visits",
                "Finds which ship was in which zone, from when to when. Without --output or --table it counts the visits and writes nothing.",
                Keys.VISITS_GROUPS,
                TagOptions.REQUIRED,
                List.of(
                        "--positions week/*.csv.zst --zones ports.gpkg --leave-after 30m --output port-calls",
                        "--positions s3a://ais/day.csv --zones ports.gpkg --from 2026-01-02 --to 2026-01-03 --partition-by date --output s3a://out/port-calls"));
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        TagJob.run(settings, TagOptions::ofVisits, console, progress);
    }

    @Override
    String whenStopped() {
        return "; visits are published only if the manifest is there; run again, which also removes what is left";
    }
}
