package ais.geofence.visit;

import java.util.Map;
import java.util.Optional;

/**
 * What the user says of visits.
 *
 * @param texts the rules as the user wrote them, by the names of their settings
 * @param state the folder for the state; empty for the one beside the output
 */
public record VisitOptions(VisitRules rules, Map<String, String> texts, Optional<String> state) {}
