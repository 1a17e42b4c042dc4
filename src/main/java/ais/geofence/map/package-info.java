/** Maps of zones and positions over the world's land, as charts and pictures of the HTML pages. */
@NullMarked
package ais.geofence.map;

import org.jspecify.annotations.NullMarked;
