/** Pages in a real browser. */
package ais.geofence.browser;
