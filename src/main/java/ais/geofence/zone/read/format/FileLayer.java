package ais.geofence.zone.read.format;

/**
 * The layer to read of zone files with several.
 *
 * @param name its name
 * @param isRequired whether it is an error if no file has layers; else it may be meant for other zone sets of the run
 */
public record FileLayer(String name, boolean isRequired) {}
