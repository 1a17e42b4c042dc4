package ais.geofence.output;

/**
 * A set of files that is tagged once.
 *
 * @param number from 0 within a checkpoint; a repeated batch keeps its number
 * @param checkpoint the unique id of the checkpoint
 */
public record Batch(long number, String checkpoint) {}
