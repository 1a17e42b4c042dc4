/** Numbers as text, and the width of text in a terminal: the one place that formats both. */
@NullMarked
package ais.geofence.text;

import org.jspecify.annotations.NullMarked;
