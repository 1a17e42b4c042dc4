package ais.geofence.options;

import ais.geofence.config.Settings;
import ais.geofence.position.InputOptions;
import ais.geofence.position.TimeRequirements;
import ais.geofence.report.ReportOptions;
import ais.geofence.tag.Engine;
import ais.geofence.tag.LayerOptions;
import java.util.List;
import java.util.Optional;

/**
 * The settings of {@code compare}, by concern.
 *
 * @param layer the zone set
 * @param engines those to compare
 * @param cores the numbers of cores; none for one and all
 * @param copies how many of the positions
 * @param sweep whether the comparison is repeated with more zones and more vertices
 * @param gridMemory the memory that the grid may take, bytes
 */
public record CompareOptions(
        InputOptions input,
        LayerOptions layer,
        List<Engine> engines,
        List<Integer> cores,
        long copies,
        boolean sweep,
        Optional<Long> gridMemory,
        ReportOptions reports) {
    /**
     * Takes the values out of the settings.
     *
     * @throws ais.geofence.fault.UserError (exit 2) if there are several layers
     */
    public static CompareOptions of(Settings settings) {
        return new CompareOptions(
                new InputOptions(
                        settings.get(Keys.POSITIONS),
                        TagOptions.columns(settings, Optional.empty(), List.of()),
                        TimeRequirements.ofZones(Layers.areValidForATime(settings))),
                Layers.single(settings, "compare"),
                settings.get(Keys.ENGINES),
                settings.get(Keys.CORES).stream().map(Math::toIntExact).toList(),
                settings.get(Keys.COPIES),
                settings.get(Keys.ZONES_SWEEP),
                settings.get(Keys.GRID_MEMORY),
                new ReportOptions(settings.get(Keys.JSON), settings.get(Keys.REPORT), Optional.empty()));
    }
}
