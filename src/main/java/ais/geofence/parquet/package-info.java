/** What is read of Parquet files beyond what its library does. */
@NullMarked
package ais.geofence.parquet;

import org.jspecify.annotations.NullMarked;
