/** The names of coordinate systems, and the command that converts files to one that is read. */
@NullMarked
package ais.geofence.crs;

import org.jspecify.annotations.NullMarked;
