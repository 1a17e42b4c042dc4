package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.files.TextFile;
import ais.geofence.output.OutputPaths;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The files on the driver's disk that a command writes its reports to, over what stands in their place. */
record ReportFiles(List<String> files) {
    static ReportFiles of(Settings settings, List<Setting<Optional<String>>> reports) {
        return new ReportFiles(reports.stream()
                .flatMap(report -> settings.get(report).stream())
                .toList());
    }

    /**
     * Makes sure, before the work, that they can be written.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if not
     */
    void requireWritable() {
        files.forEach(TextFile::requireWritable);
    }

    /**
     * Makes sure that none is among the input.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if one is
     */
    void requireApart(List<String> inputs, Configuration configuration) {
        files.forEach(file -> OutputPaths.ofFile(file).checkApart(inputs, configuration));
    }
}
