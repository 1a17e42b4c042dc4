/** Apache Iceberg tables of tagged rows. */
@NullMarked
package ais.geofence.table;

import org.jspecify.annotations.NullMarked;
