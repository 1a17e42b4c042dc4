/** Makes JTS geometries out of GeoJSON, well-known text and well-known binary. */
@NullMarked
package ais.geofence.zone.read.geometry;

import org.jspecify.annotations.NullMarked;
