/** Unpacks compressed input and fails if some of it is missing. */
@NullMarked
package ais.geofence.unpack;

import org.jspecify.annotations.NullMarked;
