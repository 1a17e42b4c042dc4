/** The names of coordinate systems. */
@NullMarked
package ais.geofence.crs;

import org.jspecify.annotations.NullMarked;
