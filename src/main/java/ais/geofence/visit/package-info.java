/** Visits: which ship was in which zone, from when to when. No Spark in this package but where a class says so. */
@NullMarked
package ais.geofence.visit;

import org.jspecify.annotations.NullMarked;
