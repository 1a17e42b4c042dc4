/** What other packages need from Spark beyond its public API. */
@NullMarked
package ais.geofence.spark;

import org.jspecify.annotations.NullMarked;
