package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ZoneReader;
import ais.geofence.zone.read.format.ZoneFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;

/** Finds and reads the zone files that a user names, on any Hadoop file system. */
public final class ZoneFiles {
    private ZoneFiles() {}

    /**
     * Reads and checks all zones, and repairs none; needs no Spark session, only Spark's settings of the file systems.
     *
     * @param paths files, folders and globs, in the order that decides which zone is first
     * @throws UserError (exit 3) if a path leads to no file, a zone can't be used, or files go on changing
     */
    public static ZoneSet load(List<String> paths) {
        return load(paths, false, Optional.empty(), zones -> {});
    }

    /**
     * Reads and checks all zones, and repairs none.
     *
     * @param paths files, folders and globs, in the order that decides which zone is first
     * @param configuration Hadoop's, with the settings of the file systems
     * @throws UserError (exit 3) if a path leads to no file, a zone can't be used, or files go on changing
     */
    public static ZoneSet load(List<String> paths, Configuration configuration) {
        return ZoneFileReading.read(paths, configuration, new ZoneReader(false, null), (zones, share) -> {})
                .zoneSet();
    }

    /**
     * Reads and checks all zones; needs no Spark session, only Spark's settings of the file systems. If a file changes
     * meanwhile, all are read again: a zone set is never half old and half new.
     *
     * @param nameProperty the property that names a zone, if not the usual one
     * @param progress is told the number of zones read so far
     * @throws UserError (exit 3) if a path leads to no file, a zone can't be used, or files go on changing
     */
    public static ZoneSet load(
            List<String> paths, boolean fixZones, Optional<String> nameProperty, IntConsumer progress) {
        return ZoneFileReading.read(paths, fixZones, nameProperty, (zones, share) -> progress.accept(zones))
                .zoneSet();
    }

    /**
     * The files in the order of the paths; of a folder or glob, those whose ending is one of zone files, in name order.
     *
     * @throws UserError (exit 3) if a path leads to none
     */
    static List<FoundZoneFile> find(List<String> paths, Configuration configuration) {
        FileFinder finder = new FileFinder(configuration, ExitCode.ZONES);
        return paths.stream()
                .flatMap(path -> {
                    List<FoundFile> files = finder.find(List.of(path)).stream()
                            .filter(file -> file.folder() == null || ZoneFormat.isZoneFile(file.name()))
                            .toList();
                    if (files.isEmpty()) {
                        throw new UserError(
                                ExitCode.ZONES,
                                "%s: the folder has no file that ends in %s".formatted(path, ZoneFormat.endings()));
                    }
                    return files.stream();
                })
                .map(file -> new FoundZoneFile(file, configuration))
                .toList();
    }
}
