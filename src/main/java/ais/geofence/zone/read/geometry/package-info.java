/** Makes JTS geometries out of what is in the files: GeoJSON, KML, well-known text and binary, and their wrappings. */
@NullMarked
package ais.geofence.zone.read.geometry;

import org.jspecify.annotations.NullMarked;
