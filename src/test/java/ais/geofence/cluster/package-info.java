/** Clusters and an S3 server of the tests' own, on loopback, and what runs on them. */
@NullMarked
package ais.geofence.cluster;

import org.jspecify.annotations.NullMarked;
