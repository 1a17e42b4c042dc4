/** What a report shows of the positions themselves: how many there are by hour, and a sample of them. */
@NullMarked
package ais.geofence.survey;

import org.jspecify.annotations.NullMarked;
