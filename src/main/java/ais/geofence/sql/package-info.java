/** The public SQL functions, in a function catalog of Spark's. */
@NullMarked
package ais.geofence.sql;

import org.jspecify.annotations.NullMarked;
