/** What a position is: its columns by feed, its time, its status, its copies, and why a row is rejected. */
@NullMarked
package ais.geofence.position;

import org.jspecify.annotations.NullMarked;
