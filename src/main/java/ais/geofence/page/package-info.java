/** The pages of runs, zone sets and comparisons: what each shows. */
@NullMarked
package ais.geofence.page;

import org.jspecify.annotations.NullMarked;
