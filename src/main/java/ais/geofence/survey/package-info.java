/** What a page shows of the positions: their number by hour, the time they span, and a sample. */
@NullMarked
package ais.geofence.survey;

import org.jspecify.annotations.NullMarked;
