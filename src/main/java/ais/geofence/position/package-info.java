/** What a position is: its columns by feed, its time, its status, and why a row is rejected. */
@NullMarked
package ais.geofence.position;

import org.jspecify.annotations.NullMarked;
