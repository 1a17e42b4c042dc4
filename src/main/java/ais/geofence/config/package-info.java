/** The settings of a run: one list of keys, and where each value came from. */
@NullMarked
package ais.geofence.config;

import org.jspecify.annotations.NullMarked;
