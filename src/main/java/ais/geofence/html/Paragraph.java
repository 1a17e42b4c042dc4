package ais.geofence.html;

/** A paragraph of text. */
public record Paragraph(String text) implements Block {}
