/** The list of all settings, and their values by concern as the rooms take them. */
@NullMarked
package ais.geofence.options;

import org.jspecify.annotations.NullMarked;
