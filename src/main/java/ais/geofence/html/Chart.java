package ais.geofence.html;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a chart draws; the page's script makes it visible. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
public sealed interface Chart permits Bars, Lines, MapChart, Timeline {}
