package ais.geofence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.launch.Launcher;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lineage of a run, as the listener of OpenLineage sees it with the settings of conf/openlineage.conf. */
@Tag("slow")
class OpenLineageIT {
    @Test
    void leadsFromThePositionsToThePublishedFolders() throws Exception {
        Path folder = Components.folder(OpenLineageIT.class);
        Path events = folder.resolve("events.json");
        Path output = folder.resolve("tagged");
        new Submission("local.sh", folder)
                .sample()
                .options("--output", output.toString(), "--partition-by", "date")
                .submitOptions(List.of(
                        "--properties-file",
                        Launcher.HOME.resolve("conf/openlineage.conf").toString()))
                .submitOptions(List.of("--jars", Components.classPath("openlineage")))
                .submitOptions(List.of("--conf", "spark.openlineage.transport.type=file"))
                .submitOptions(List.of("--conf", "spark.openlineage.transport.location=" + events))
                .runWell();

        TreeMap<String, Set<String>> jobs = new TreeMap<>();
        for (String line : Files.readAllLines(events)) {
            JsonNode event = new ObjectMapper().readTree(line);
            for (JsonNode out : event.get("outputs")) {
                assertThat(event.get("inputs")).hasSize(1);
                assertThat(event.at("/inputs/0/name").asText())
                        .isEqualTo(Components.samplePositions().toString());
                jobs.computeIfAbsent(event.at("/job/name").asText().replaceAll(".*\\.", ""), job -> new TreeSet<>())
                        .add(out.get("name").asText());
            }
        }
        assertThat(jobs)
                .as("jobs, whose names are the same in each run, and what they write")
                .containsOnlyKeys("new_tagged", "new_tagged-rejected")
                .containsEntry("new_tagged", Set.of(output.toString()))
                .containsEntry("new_tagged-rejected", Set.of(output + "-rejected"));
        assertThat(output.resolve("_SUCCESS")).exists();
        assertThat(events).content().doesNotContain("staging");
    }
}
