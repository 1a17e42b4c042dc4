/** The engines that give each position the number of its zone. */
@NullMarked
package ais.geofence.tag;

import org.jspecify.annotations.NullMarked;
