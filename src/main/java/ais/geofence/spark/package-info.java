/** What the other rooms need of Spark beyond its public API. */
@NullMarked
package ais.geofence.spark;

import org.jspecify.annotations.NullMarked;
