package ais.geofence.options;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.tag.LayerOptions;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * The settings of {@code zones}, by concern.
 *
 * @param layers the zone sets, one at least
 * @param gridMemory the memory that the grid may take, bytes
 * @param locate the position to answer for, longitude and latitude in degrees
 * @param map the page to draw, on this machine's disk
 */
public record ZonesOptions(
        List<LayerOptions> layers, Optional<Long> gridMemory, Optional<Coordinate> locate, Optional<String> map) {
    /** The settings without defaults that {@code zones} needs. */
    public static final List<Setting<?>> REQUIRED = List.of(Keys.ZONES);

    /**
     * Takes the values out of the settings.
     *
     * @throws ais.geofence.fault.UserError (exit 2) if settings are missing or don't go together
     */
    public static ZonesOptions of(Settings settings) {
        settings.require(REQUIRED);
        List<LayerOptions> layers = Layers.of(settings);
        if (layers.size() > 1 && settings.given(Keys.MAP)) {
            Layers.single(settings, "--map");
        }
        return new ZonesOptions(
                layers, settings.get(Keys.GRID_MEMORY), settings.get(Keys.LOCATE), settings.get(Keys.MAP));
    }
}
