package ais.geofence.zone;

/** Takes what a file has, in the order of the file. */
interface FeatureSink {
    void feature(Feature feature, GeometryText geometry);

    void problem(Problem problem);
}
