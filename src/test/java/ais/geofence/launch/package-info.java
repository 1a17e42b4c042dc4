/** The scripts, run as processes. */
@NullMarked
package ais.geofence.launch;

import org.jspecify.annotations.NullMarked;
