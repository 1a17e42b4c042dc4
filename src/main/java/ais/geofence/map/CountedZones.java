package ais.geofence.map;

import ais.geofence.tag.LayerName;
import ais.geofence.zone.ZoneSet;

/**
 * The zones of a layer with the number of positions in each.
 *
 * @param counts by the zone's number
 */
public record CountedZones(LayerName name, ZoneSet zones, long[] counts) {}
