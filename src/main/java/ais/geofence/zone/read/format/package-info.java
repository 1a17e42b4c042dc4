/** The formats of zone files: one reader for each, and the class that chooses it. */
@NullMarked
package ais.geofence.zone.read.format;

import org.jspecify.annotations.NullMarked;
