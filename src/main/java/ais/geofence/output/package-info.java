/** Writing tagged rows and rejected rows. */
@NullMarked
package ais.geofence.output;

import org.jspecify.annotations.NullMarked;
