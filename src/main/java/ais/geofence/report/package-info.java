/** Stages, progress and the report of a run, as text and as JSON. */
@NullMarked
package ais.geofence.report;

import org.jspecify.annotations.NullMarked;
