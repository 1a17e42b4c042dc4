/** Reads Parquet files that are newer than the Parquet library. */
@NullMarked
package ais.geofence.parquet;

import org.jspecify.annotations.NullMarked;
