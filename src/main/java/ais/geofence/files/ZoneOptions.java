package ais.geofence.files;

import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import ais.geofence.zone.read.format.FileLayer;
import java.util.List;
import java.util.Optional;

/**
 * What the user says of the zones to read.
 *
 * @param paths files, folders and globs, in the order that decides which zone is first
 * @param fix whether invalid zones are repaired instead of refused
 * @param nameProperty the property that names a zone, if not the usual one
 * @param layer the layer to read of files with several
 * @param validity the properties that say when a zone is valid
 */
public record ZoneOptions(
        List<String> paths,
        boolean fix,
        Optional<String> nameProperty,
        Optional<FileLayer> layer,
        ValidityNames validity) {
    /**
     * Loads the zones.
     *
     * @param progress receives how far loading is
     * @throws UserError (exit 3) for zones that can't be used
     */
    public ZoneSet load(LoadProgress progress) {
        return read(progress).zoneSet();
    }

    /**
     * Reads the zones, valid or not.
     *
     * @param progress receives how far reading is
     * @throws UserError (exit 3) if a path leads to no file
     */
    public ZoneReadResult read(LoadProgress progress) {
        return ZoneFileLoader.read(
                paths, new ZoneReader(fix, nameProperty.orElse(null), validity, layer.orElse(null)), progress);
    }
}
