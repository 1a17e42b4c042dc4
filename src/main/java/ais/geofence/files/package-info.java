/** Finding and opening files on any Hadoop file system. */
@NullMarked
package ais.geofence.files;

import org.jspecify.annotations.NullMarked;
