package ais.geofence.zone.read;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneMark;
import ais.geofence.zone.ZoneReadResult;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.format.Feature;
import ais.geofence.zone.read.format.FileLayer;
import ais.geofence.zone.read.format.ZoneFile;
import ais.geofence.zone.read.format.ZoneFileParser;
import ais.geofence.zone.read.format.ZoneFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads zones from files (degrees, longitude first, WGS 84), one pass over each, and checks every one of them. A file is a
 * {@link ZoneFormat}: GeoJSON (RFC 7946) that holds a FeatureCollection, a Feature, a Polygon, a MultiPolygon, or a GeometryCollection, each of
 * whose members is then a zone; one GeoJSON feature after another; CSV with a column of well-known text; GeoParquet; GeoPackage; FlatGeobuf; KML; a shapefile; or a zip archive of such files. The geometry of a
 * feature is a Polygon, a MultiPolygon, or a GeometryCollection of those. Rings may have either winding; altitudes are ignored. A zone that crosses
 * the antimeridian is cut there. A feature without a geometry (null, or an empty value in CSV) is skipped and gets no number.
 */
public final class ZoneReader {
    private final boolean fixZones;
    private final ZoneNaming naming;
    private final ZoneValidity validity;
    private final @Nullable FileLayer layer;

    /**
     * Reads zones that are always valid.
     *
     * @param fixZones whether to repair invalid zones instead of refusing them
     * @param nameProperty as below
     */
    public ZoneReader(boolean fixZones, @Nullable String nameProperty) {
        this(fixZones, nameProperty, ValidityNames.NONE);
    }

    /**
     * Reads files of one layer.
     *
     * @param fixZones whether to repair invalid zones instead of refusing them
     * @param nameProperty as below
     * @param validity the properties that say when a zone is valid
     */
    public ZoneReader(boolean fixZones, @Nullable String nameProperty, ValidityNames validity) {
        this(fixZones, nameProperty, validity, null);
    }

    /**
     * @param fixZones whether to repair invalid zones instead of refusing them
     * @param nameProperty the property that every feature has its zone's name in; null for the {@code name} property, else the
     *     feature's id, else the file's stem, with {@code #n} where the file has several features
     * @param validity the properties that say when a zone is valid
     * @param layer the layer to read of files with several; null if there are none
     */
    public ZoneReader(
            boolean fixZones, @Nullable String nameProperty, ValidityNames validity, @Nullable FileLayer layer) {
        this.fixZones = fixZones;
        this.layer = layer;
        this.naming = new ZoneNaming(nameProperty);
        this.validity = new ZoneValidity(validity);
    }

    /**
     * Reads and checks all zones of the files.
     *
     * @param files in the order that decides which zone is first
     * @return the zones in the order of the files and of the features in each
     * @throws UserError with exit {@link ExitCode#ZONES}, that lists every file and zone that can't be used
     */
    public ZoneSet read(List<? extends ZoneFile> files) {
        return read(files, zones -> {});
    }

    /**
     * Reads and checks all zones of the files, and reports progress.
     *
     * @param files in the order that decides which zone is first
     * @param progress receives the number of zones read so far, after each, on the calling thread
     * @return the zones in the order of the files and of the features in each
     * @throws UserError with exit {@link ExitCode#ZONES}, that lists every file and zone that can't be used
     */
    public ZoneSet read(List<? extends ZoneFile> files, IntConsumer progress) {
        return inspect(files, progress).zoneSet();
    }

    /**
     * Reads and checks all zones of the files, valid or not.
     *
     * @param files in the order that decides which zone is first
     * @param progress receives the number of zones read so far, after each, on the calling thread
     */
    public ZoneReadResult inspect(List<? extends ZoneFile> files, IntConsumer progress) {
        List<Problem> problems = new ArrayList<>();
        List<Checked.Accepted> accepted = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        try (OrderedChecks checks = new OrderedChecks(new ZoneChecker(fixZones, naming, validity), checked -> {
            if (checked instanceof Checked.Accepted zone) {
                accepted.add(zone);
                if (zone.remark() != null) {
                    remarks.add(zone.remark());
                }
                progress.accept(accepted.size());
            } else if (checked instanceof Checked.Rejected rejected) {
                problems.add(rejected.problem());
            } else if (checked instanceof Checked.Remarked file) {
                remarks.add(file.remark());
            }
        })) {
            ZoneFileParser parser = new ZoneFileParser(checks, layer);
            files.forEach(parser::read);
            parser.finish();
            checks.finish();
            if (problems.isEmpty() && !accepted.isEmpty()) {
                List<Feature> features =
                        accepted.stream().map(Checked.Accepted::feature).toList();
                problems.addAll(validity.validate(features, checks.withoutValue()));
            }
        }
        return readZones(accepted, problems, remarks);
    }

    private ZoneReadResult readZones(List<Checked.Accepted> accepted, List<Problem> problems, List<Remark> remarks) {
        Map<Integer, Integer> featuresInFile = new HashMap<>();
        accepted.forEach(zone -> featuresInFile.merge(zone.feature().file(), 1, Integer::sum));
        List<Zone> zones = new ArrayList<>(accepted.size());
        List<String> repairs = new ArrayList<>();
        List<String> cuts = new ArrayList<>();
        List<ZoneMark> marks = new ArrayList<>();
        for (Checked.Accepted checked : accepted) {
            Feature feature = checked.feature();
            List<Integer> number = List.of(zones.size());
            zones.add(new Zone(
                    zones.size(),
                    naming.name(feature, featuresInFile.getOrDefault(feature.file(), 0)),
                    feature.id(),
                    feature.properties(),
                    checked.geometry(),
                    feature.source(),
                    feature.number(),
                    validity.of(feature)));
            Checked.Repair repair = checked.repair();
            if (repair != null) {
                repairs.add(repair.line());
                marks.add(new ZoneMark(ZoneMark.Kind.REPAIR, number, repair.at(), repair.line()));
            }
            String cut = checked.cut();
            if (cut != null) {
                cuts.add(cut);
                marks.add(new ZoneMark(ZoneMark.Kind.CUT, number, null, cut));
            }
        }
        return new ZoneReadResult(zones, problems, remarks, naming.suggestion(zones), repairs, cuts, marks);
    }
}
