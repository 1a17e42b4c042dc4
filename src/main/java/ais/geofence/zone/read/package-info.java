/** Reads zone files, and checks, repairs and cuts what is in them. */
@NullMarked
package ais.geofence.zone.read;

import org.jspecify.annotations.NullMarked;
