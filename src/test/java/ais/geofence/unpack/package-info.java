@org.jspecify.annotations.NullMarked
package ais.geofence.unpack;
