package ais.geofence.tag;

import ais.geofence.position.Copies;
import ais.geofence.zone.BoundaryRule;
import java.util.Optional;

/**
 * How positions are tagged.
 *
 * @param engine what finds the zones
 * @param boundary whether a position on a boundary is inside
 * @param match which zones of a position are its answer
 * @param gridMemory the memory that the grid may take, bytes; empty for the usual share of an executor's heap
 * @param copies how many of the positions
 */
public record TaggingOptions(
        Engine engine, BoundaryRule boundary, Match match, Optional<Long> gridMemory, Copies copies) {}
