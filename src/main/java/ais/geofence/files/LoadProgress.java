package ais.geofence.files;

/** Is told how far the reading of zones is. */
@FunctionalInterface
public interface LoadProgress {
    /**
     * Takes note of progress.
     *
     * @param zones how many are read so far
     * @param share how much of the files is, from 0 to 1
     */
    void at(int zones, double share);
}
