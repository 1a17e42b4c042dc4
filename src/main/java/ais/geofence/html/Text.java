package ais.geofence.html;

/** A paragraph. */
public record Text(String text) implements Block {}
