package ais.geofence.tag;

import ais.geofence.position.Copies;
import java.util.Optional;

/**
 * How positions are tagged.
 *
 * @param engine what finds the zones
 * @param gridMemory the memory that the grids of all layers may take, bytes; empty for the usual share of an executor's heap
 * @param copies how many of the positions
 */
public record TaggingOptions(Engine engine, Optional<Long> gridMemory, Copies copies) {}
