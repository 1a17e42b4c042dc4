/** The files of positions: what they are, their headers, and how they are opened and unpacked. */
@NullMarked
package ais.geofence.position.file;

import org.jspecify.annotations.NullMarked;
