/** What many tests share: slow and obviously right answers, shapes, and positions aimed at trouble. */
@NullMarked
package ais.geofence.testing;

import org.jspecify.annotations.NullMarked;
