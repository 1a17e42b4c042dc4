package ais.geofence.options;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.tag.LayerOptions;
import ais.geofence.tag.Match;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * The settings of {@code zones}, by concern.
 *
 * @param layer the zone set
 * @param gridMemory the memory that the grid may take, bytes
 * @param locate the position to answer for, longitude and latitude in degrees
 * @param map the page to draw, on this machine's disk
 */
public record ZonesOptions(
        LayerOptions layer,
        Optional<Long> gridMemory,
        Optional<Coordinate> locate,
        Optional<String> map) {
    /** The settings without defaults that {@code zones} needs. */
    public static final List<Setting<?>> REQUIRED = List.of(Keys.ZONES);

    /**
     * Takes the values out of the settings.
     *
     * @throws ais.geofence.fault.UserError (exit 2) if settings are missing
     */
    public static ZonesOptions of(Settings settings) {
        settings.require(REQUIRED);
        return new ZonesOptions(
                TagOptions.layer(settings, Match.FIRST, List.of()),
                settings.get(Keys.GRID_MEMORY),
                settings.get(Keys.LOCATE),
                settings.get(Keys.MAP));
    }
}
