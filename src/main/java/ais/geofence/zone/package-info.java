/** Zones, zone sets, and what is known of them. No Spark in here, nor in the packages below. */
@NullMarked
package ais.geofence.zone;

import org.jspecify.annotations.NullMarked;
