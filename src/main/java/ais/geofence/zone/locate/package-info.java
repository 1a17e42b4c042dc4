/** Finds the zones of a position, and decides exactly on which side of an edge it lies. */
@NullMarked
package ais.geofence.zone.locate;

import org.jspecify.annotations.NullMarked;
