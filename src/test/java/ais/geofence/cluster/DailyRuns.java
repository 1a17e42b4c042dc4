package ais.geofence.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Positions of three days, and what an Airflow's DAG makes of them, in a folder on this machine. */
final class DailyRuns {
    private final Path folder;
    private final Path output;
    private final Path visits;

    /** Writes the positions, one file with all days and one for each, and tells the DAG where they are. */
    DailyRuns(Airflow airflow, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.output = folder.resolve("tagged");
        this.visits = folder.resolve("visits");
        for (String day : List.of(ThreeDays.FIRST, ThreeDays.SECOND, ThreeDays.THIRD)) {
            ThreeDays.write(folder.resolve(day + ".csv"));
        }
        airflow.variable("POSITIONS", ThreeDays.write(positions()))
                .variable("ZONES", Components.sampleZones())
                .variable("OUTPUT", output)
                .variable("VISITS", visits)
                .variable("JAR", Components.jar());
    }

    /** The file with all days. */
    Path positions() {
        return folder.resolve("positions.csv");
    }

    /** The files of each day, as the DAG's variable. */
    Path positionsByDay() {
        return folder.resolve("{day}.csv");
    }

    /** Where the days go. */
    Path output() {
        return output;
    }

    /** Where the days of visits go. */
    Path visits() {
        return visits;
    }

    /** Where the manifest of a day's run goes. */
    Path manifestFile(String day) {
        return folder.resolve("tagged-manifests").resolve(day + ".json");
    }

    /** What the manifest of a day's run says. */
    JsonNode manifest(String day) throws IOException {
        return new ObjectMapper().readTree(manifestFile(day).toFile());
    }

    /** The files of a day, see {@link Output#days}, and its manifest. */
    Map<String, String> files(String day) throws IOException {
        Map<String, String> files = Output.days(FileSystem.getLocal(new Configuration()), output.toString(), day);
        files.put("manifest", manifest(day).toString());
        return files;
    }
}
