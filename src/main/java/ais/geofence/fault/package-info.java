/** What a run can fail of: one-line messages for the user, each with its exit code. */
@NullMarked
package ais.geofence.fault;

import org.jspecify.annotations.NullMarked;
