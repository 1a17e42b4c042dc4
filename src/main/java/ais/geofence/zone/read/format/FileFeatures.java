package ais.geofence.zone.read.format;

import ais.geofence.fault.OneLine;
import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the features of one file and hands them on. */
final class FileFeatures {
    private final int file;
    private final String source;
    private final FeatureSink sink;
    private int count;

    /**
     * @param file the number of the file, from 0
     * @param source its name
     */
    FileFeatures(int file, String source, FeatureSink sink) {
        this.file = file;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Takes the next feature.
     *
     * @param id the feature's id as text
     * @param properties in order, as text; without those that are null
     */
    void add(@Nullable String id, Map<String, String> properties, RawGeometry geometry) {
        count++;
        sink.feature(new Feature(file, source, count, id, properties), geometry);
    }

    /** Takes the name of a property that a feature has without a value. */
    void noValue(String property) {
        sink.noValue(property);
    }

    /** Takes what is wrong with the file as a whole. */
    void problem(String reason) {
        sink.problem(new Problem(source, reason));
    }

    /** Notes something that the user should know about the file. */
    void remark(Remark.Kind kind) {
        sink.remark(new Remark(kind, OneLine.of(source)));
    }

    /** Passes over the next feature, which keeps its number. */
    void passOver(Remark.Kind kind) {
        count++;
        sink.remark(new Remark(kind, OneLine.of(source + ", feature " + count)));
    }

    /** The file's name. */
    String source() {
        return source;
    }

    /** Features so far. */
    int count() {
        return count;
    }
}
