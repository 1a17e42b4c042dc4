package ais.geofence.zone;

/** Takes what a file has, in the order of the file. */
interface FeatureSink {
    void feature(Feature feature, RawGeometry geometry);

    void problem(Problem problem);
}
