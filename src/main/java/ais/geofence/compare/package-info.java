/** One core against many, engine against engine. */
@NullMarked
package ais.geofence.compare;

import org.jspecify.annotations.NullMarked;
