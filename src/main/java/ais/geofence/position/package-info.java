/** Positions: the feeds they come in, reading and copying them, what is rejected and why. */
@NullMarked
package ais.geofence.position;

import org.jspecify.annotations.NullMarked;
