package ais.geofence.zone.read.format;

import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.RawGeometry;

/** Receives the features of a file in their order, its problems and remarks on it. */
public interface FeatureSink {
    void feature(Feature feature, RawGeometry geometry);

    void problem(Problem problem);

    /** Takes the name of a property or column that features may have without a value. */
    void noValue(String property);

    void remark(Remark remark);
}
