package ais.geofence.files;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Conversion;
import ais.geofence.zone.InvalidZonesException;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.ZoneReader;
import ais.geofence.zone.read.format.FileLayer;
import ais.geofence.zone.read.format.ZoneFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Finds, reads and checks the zone files that a user names, on any Hadoop file system. It needs no Spark session. By default
 * invalid zones are refused, and Spark's settings tell how to reach the file systems.
 */
public final class ZoneFiles {
    private final List<String> paths;
    private boolean fixZones;
    private @Nullable String nameProperty;
    private @Nullable FileLayer layer;
    private ValidityNames validity = ValidityNames.NONE;
    private @Nullable Configuration configuration;
    private IntConsumer progress = zones -> {};

    private ZoneFiles(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    /**
     * Reads and checks all zones with the default options.
     *
     * @param paths files, folders and globs, in the order that decides which zone is first
     * @throws InvalidZonesException if a path leads to no file, a zone can't be used, or files go on changing
     */
    public static ZoneSet load(List<String> paths) {
        return of(paths).load();
    }

    /**
     * Names the files; {@link #load()} reads them.
     *
     * @param paths files, folders and globs, in the order that decides which zone is first
     */
    public static ZoneFiles of(List<String> paths) {
        return new ZoneFiles(paths);
    }

    /** Repairs invalid zones instead of refusing them. */
    public ZoneFiles fixZones() {
        this.fixZones = true;
        return this;
    }

    /**
     * Names zones by a property.
     *
     * @param property one that every feature has
     */
    public ZoneFiles nameProperty(String property) {
        this.nameProperty = property;
        return this;
    }

    /**
     * Reads one layer of files that have several.
     *
     * @param name of a layer of each GeoPackage
     */
    public ZoneFiles layer(String name) {
        this.layer = new FileLayer(name, true);
        return this;
    }

    /**
     * Makes zones valid for a time, by properties that hold a date or an instant, UTC. A value that is missing or blank is no limit.
     *
     * @param from the property with the first instant; null if no zone has a beginning
     * @param to the property with the first instant after it; null if no zone has an end
     */
    public ZoneFiles validity(@Nullable String from, @Nullable String to) {
        this.validity = new ValidityNames(Optional.ofNullable(from), Optional.ofNullable(to));
        return this;
    }

    /** Reaches the file systems by these settings of Hadoop. */
    public ZoneFiles configuration(Configuration configuration) {
        this.configuration = configuration;
        return this;
    }

    /** Reports the number of zones read so far, on the thread that loads. */
    public ZoneFiles progress(IntConsumer progress) {
        this.progress = progress;
        return this;
    }

    /**
     * Reads and checks all zones. If a file changes meanwhile, all are read again: a zone set is never half old and half new.
     *
     * @throws InvalidZonesException if a path leads to no file, a zone can't be used, or files go on changing
     */
    public ZoneSet load() {
        Configuration settings = configuration == null ? ZoneFileLoader.sparksConfiguration() : configuration;
        try {
            return ZoneFileLoader.read(
                            paths,
                            settings,
                            new ZoneReader(fixZones, nameProperty, validity, layer),
                            (zones, share) -> progress.accept(zones))
                    .zoneSet();
        } catch (UserError e) {
            throw new InvalidZonesException(
                    String.valueOf(e.getMessage()).lines().toList(), e);
        }
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
                    List<FoundFile> all = finder.find(List.of(path));
                    List<FoundFile> files = zoneFiles(all);
                    if (files.isEmpty()) {
                        throw new UserError(ExitCode.ZONES, path + ": " + withoutZones(path, all));
                    }
                    return files.stream();
                })
                .map(file -> new FoundZoneFile(file, companions(file, finder), configuration))
                .toList();
    }

    /** Without the other files of a folder, and those that belong to a shapefile among them. */
    private static List<FoundFile> zoneFiles(List<FoundFile> files) {
        Set<String> names =
                files.stream().map(file -> file.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return files.stream()
                .filter(file -> file.folder() == null || ZoneFormat.isZoneFile(file.name()))
                .filter(file -> ZoneFormat.shapefileOf(file.name())
                        .filter(names::contains)
                        .isEmpty())
                .toList();
    }

    private static String withoutZones(String path, List<FoundFile> files) {
        return files.stream().anyMatch(file -> file.name().endsWith(".gdbtable"))
                ? Conversion.needed("an Esri file geodatabase", path)
                : "the folder has no file that ends in " + ZoneFormat.endings();
    }

    private static Map<String, FoundFile> companions(FoundFile file, FileFinder finder) {
        Map<String, FoundFile> companions = new HashMap<>();
        for (String ending : ZoneFormat.companions(file.name())) {
            finder.beside(file, ending).ifPresent(companion -> companions.put(ending, companion));
        }
        return companions;
    }
}
