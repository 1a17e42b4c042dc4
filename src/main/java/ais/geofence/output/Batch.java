package ais.geofence.output;

/**
 * Files that are tagged together and never again.
 *
 * @param number counts the batches of a checkpoint from 0; a batch that is repeated keeps it
 * @param checkpoint what tells the checkpoint from every other
 */
public record Batch(long number, String checkpoint) {}
