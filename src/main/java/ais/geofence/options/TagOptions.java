package ais.geofence.options;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.output.OutputOptions;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.PartitionBy;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.Copies;
import ais.geofence.position.InputOptions;
import ais.geofence.position.TimeRange;
import ais.geofence.position.TimeRequirements;
import ais.geofence.report.ReportOptions;
import ais.geofence.tag.LayerOptions;
import ais.geofence.tag.TaggingOptions;
import ais.geofence.visit.VisitOptions;
import java.util.List;
import java.util.Optional;

/**
 * The settings of {@code tag}, or of {@code visits}, by concern; they go together.
 *
 * @param layers the zone sets, one at least
 * @param visits what visits are; empty for a run that writes tagged rows
 * @param entries all settings with their sources, for reports
 * @param dryRun whether the run ends before it reads rows
 */
public record TagOptions(
        InputOptions input,
        List<LayerOptions> layers,
        TaggingOptions tagging,
        OutputOptions output,
        Optional<VisitOptions> visits,
        ReportOptions reports,
        List<Settings.Entry> entries,
        boolean dryRun) {
    /** The settings without defaults that a run needs. */
    public static final List<Setting<?>> REQUIRED = List.of(Keys.POSITIONS, Keys.ZONES);

    /**
     * Takes the values out of the settings of {@code tag}.
     *
     * @throws UserError (exit 2) if settings are missing or don't go together
     */
    public static TagOptions of(Settings settings) {
        settings.require(REQUIRED);
        TimeRequirements times = times(settings);
        TagOptions options = new TagOptions(
                new InputOptions(
                        settings.get(Keys.POSITIONS),
                        columns(settings, Optional.empty(), settings.get(Keys.COLUMNS)),
                        times),
                Layers.ofTag(settings),
                tagging(settings, settings.get(Keys.MULTIPLY)),
                new OutputOptions(
                        paths(settings),
                        settings.get(Keys.TABLE),
                        settings.get(Keys.FORMAT),
                        times.range(),
                        settings.get(Keys.OVERWRITE),
                        settings.get(Keys.APPEND_NEW),
                        settings.get(Keys.CHECKPOINT),
                        settings.get(Keys.FAIL_ABOVE_REJECTED)),
                Optional.empty(),
                reports(settings),
                settings.entries(),
                settings.get(Keys.DRY_RUN));
        OutputRules.check(options);
        return options;
    }

    /**
     * Takes the values out of the settings of {@code visits}.
     *
     * @throws UserError (exit 2) if settings are missing or don't go together
     */
    public static TagOptions ofVisits(Settings settings) {
        settings.require(REQUIRED);
        TimeRequirements times = times(settings).ofVisits();
        VisitOptions visits = Visits.of(settings);
        TagOptions options = new TagOptions(
                new InputOptions(
                        settings.get(Keys.POSITIONS),
                        columns(settings, settings.get(Keys.SPEED_COLUMN), List.of()),
                        times),
                Layers.ofVisits(settings),
                tagging(settings, 1),
                new OutputOptions(
                        paths(settings).withVisits(visits.state()),
                        settings.get(Keys.TABLE),
                        settings.get(Keys.FORMAT),
                        times.range(),
                        settings.get(Keys.OVERWRITE),
                        false,
                        Optional.empty(),
                        settings.get(Keys.FAIL_ABOVE_REJECTED)),
                Optional.of(visits),
                reports(settings),
                settings.entries(),
                settings.get(Keys.DRY_RUN));
        OutputRules.check(options);
        return options;
    }

    private static TaggingOptions tagging(Settings settings, long copies) {
        return new TaggingOptions(settings.get(Keys.ENGINE), settings.get(Keys.GRID_MEMORY), new Copies(copies));
    }

    /** The files that report the run, which are needed before all settings are checked. */
    public static ReportOptions reports(Settings settings) {
        return new ReportOptions(settings.get(Keys.JSON), settings.get(Keys.REPORT), settings.get(Keys.MANIFEST));
    }

    /**
     * Where rows are written, which is needed before all settings are checked.
     *
     * @throws UserError (exit 2) for a path that can't be written
     */
    public static OutputPaths paths(Settings settings) {
        return OutputPaths.of(
                settings.get(Keys.OUTPUT),
                settings.get(Keys.REJECTED),
                settings.get(Keys.TABLE),
                settings.get(Keys.PARTITION_BY));
    }

    /**
     * What the user says about the columns of the input.
     *
     * @param speed the column of the speed, if the user names it
     * @param kept those that the rows keep; empty for all
     * @throws UserError (exit 2) for longitude or latitude and points at once
     */
    static ColumnOptions columns(Settings settings, Optional<String> speed, List<String> kept) {
        if (settings.get(Keys.GEOMETRY_COLUMN).isPresent()
                && settings.get(Keys.LON_COLUMN)
                        .or(() -> settings.get(Keys.LAT_COLUMN))
                        .isPresent()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--geometry-column names a column with points, --lon-column and --lat-column name columns with numbers: leave one of them out");
        }
        return new ColumnOptions(
                settings.get(Keys.FEED),
                settings.get(Keys.LON_COLUMN),
                settings.get(Keys.LAT_COLUMN),
                settings.get(Keys.GEOMETRY_COLUMN),
                settings.get(Keys.MMSI_COLUMN),
                settings.get(Keys.TIME_COLUMN),
                settings.get(Keys.TIME_FORMAT),
                speed,
                settings.get(Keys.SEPARATOR),
                kept);
    }

    /**
     * What a run needs the time of the positions for.
     *
     * @throws UserError (exit 2) for a range that holds no time, or one that cuts a day that is written whole
     */
    public static TimeRequirements times(Settings settings) {
        TimeRange range = new TimeRange(settings.get(Keys.FROM), settings.get(Keys.TO));
        boolean dayIfTimed = settings.get(Keys.PARTITION_BY) == PartitionBy.AUTO
                && settings.get(Keys.TABLE).isPresent();
        boolean day = settings.get(Keys.PARTITION_BY) == PartitionBy.DATE || (dayIfTimed && range.isBounded());
        if (range.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--from %s is not before --to %s, which is the first instant left out"
                            .formatted(Setting.format(settings.get(Keys.FROM)), Setting.format(settings.get(Keys.TO))));
        }
        if (day && !range.isOfWholeDays()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--partition-by date, which is a table's default, writes whole days: give --from and --to as dates, such as 2026-01-02");
        }
        return new TimeRequirements(range, day, dayIfTimed, Layers.areValidForATime(settings), false);
    }
}
