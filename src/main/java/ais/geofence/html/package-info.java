/** Pages that others fill: one file each, with everything in it. */
@NullMarked
package ais.geofence.html;

import org.jspecify.annotations.NullMarked;
