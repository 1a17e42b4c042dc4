package ais.geofence.html;

/** A part of a section. */
public sealed interface Block permits DataTable, Figure, Paragraph, SmallMaps {}
