/** Finds the zones of a position by a grid. */
@NullMarked
package ais.geofence.zone.locate.grid;

import org.jspecify.annotations.NullMarked;
