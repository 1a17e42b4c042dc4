package ais.geofence.report;

import java.util.Optional;

/**
 * The files that report a run.
 *
 * @param json the report as JSON, on the driver's disk
 * @param page the report as a page, on the driver's disk
 * @param manifest the manifest, on any Hadoop file system; empty for the one in the output
 */
public record ReportOptions(Optional<String> json, Optional<String> page, Optional<String> manifest) {}
