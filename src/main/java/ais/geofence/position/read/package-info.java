/** Reads positions from files of any feed as a DataFrame. */
@NullMarked
package ais.geofence.position.read;

import org.jspecify.annotations.NullMarked;
