/** What a setting is, and the values of a run's settings with their sources. Knows no other room but {@code fault}. */
@NullMarked
package ais.geofence.config;

import org.jspecify.annotations.NullMarked;
