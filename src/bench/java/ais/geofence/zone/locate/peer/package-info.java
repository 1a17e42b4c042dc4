/** Finds a position's first zone with other libraries, as a good user of each would write it; compared with the zone grid. */
@NullMarked
package ais.geofence.zone.locate.peer;

import org.jspecify.annotations.NullMarked;
