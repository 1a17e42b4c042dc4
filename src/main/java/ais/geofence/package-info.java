/** The entry point and the whole flow of a run. */
@NullMarked
package ais.geofence;

import org.jspecify.annotations.NullMarked;
