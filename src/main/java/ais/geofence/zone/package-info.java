/** Zones: reading, checking, and finding the zone of a position. Knows nothing of Spark. */
@NullMarked
package ais.geofence.zone;

import org.jspecify.annotations.NullMarked;
