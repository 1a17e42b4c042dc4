package ais.geofence.position;

import java.util.List;

/**
 * What the user says of the positions to read.
 *
 * @param paths files, folders or globs
 * @param columns where the columns are
 * @param times what the run needs the time of the positions for
 */
public record InputOptions(List<String> paths, ColumnOptions columns, TimeRequirements times) {}
