package ais.geofence;

import ais.geofence.config.Settings;
import ais.geofence.options.Keys;
import ais.geofence.options.TagOptions;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import java.util.List;

/** Tags positions with the zone that contains them. */
final class TagCommand extends Command {
    TagCommand() {
        super(
                "tag",
                "Tags each position with the zone that contains it. Without --output or --table it counts the positions and writes nothing.",
                Keys.TAG_GROUPS,
                TagOptions.REQUIRED,
                List.of(
                        "--positions day.csv --zones zones.geojson --report day.html",
                        "--positions s3a://ais/ --zones zones/ --output s3a://out/"));
    }

    @Override
    void run(Settings settings, Console console, Progress progress) {
        TagJob.run(settings, TagOptions::of, console, progress);
    }

    @Override
    String whenStopped() {
        return "; rows are published only if the manifest is there; run again, which also removes what is left";
    }
}
