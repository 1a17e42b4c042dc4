package ais.geofence.visit;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * The days of a run, UTC.
 *
 * @param first the first
 * @param last the last, not before the first
 */
public record Days(LocalDate first, LocalDate last) implements Serializable {}
