/** How the project's sample data was made, and that it still is what it says it is. */
@NullMarked
package ais.geofence.sample;

import org.jspecify.annotations.NullMarked;
