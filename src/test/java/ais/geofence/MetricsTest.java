package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestFiles;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a run in the sinks of Spark's metrics system, which settings alone turn on. */
class MetricsTest {
    /** In port two positions, in the strait one, elsewhere one; one row is malformed and one has no position. */
    private static final String[] LINES = {
        "timestamp,mmsi,lat,lon",
        "2026-03-01 10:00:00,219000123,1.25,103.75",
        "2026-03-01 11:00:00,219000123,1.25,103.75",
        "2026-03-01 12:00:00,219000123,1.5,105.5",
        "2026-03-01 13:00:00,219000123,-40.5,12.5",
        "2026-03-01 14:00:00,219000123,91,181",
        "x",
    };

    @TempDir
    private Path folder;

    private Path positions;
    private Path zones;
    private Path output;
    private Path csv;
    private final List<String> settings = new ArrayList<>();

    @BeforeEach
    void writeInput() throws IOException {
        positions = TestFiles.lines(folder.resolve("positions.csv"), LINES);
        zones = TestZones.portAndStrait(folder);
        output = folder.resolve("out");
        csv = Files.createDirectory(folder.resolve("csv"));
        TestSpark.session().stop();
        set("spark.metrics.namespace", "daily");
    }

    @AfterEach
    void forgetSettings() {
        settings.forEach(System::clearProperty);
    }

    private void set(String key, Object value) {
        settings.add(key);
        System.setProperty(key, value.toString());
    }

    private void sink(String name, String type, Map<String, Object> options) {
        String key = "spark.metrics.conf.*.sink." + name + ".";
        set(key + "class", "org.apache.spark.metrics.sink." + type);
        options.forEach((option, value) -> set(key + option, value));
    }

    @Test
    void areSentToStatsDWhenARunEndsAndScrapedByPrometheusWhileItRuns() throws IOException {
        set("spark.ui.enabled", true);
        set("spark.ui.port", 0);
        sink("prometheusServlet", "PrometheusServlet", Map.of("path", "/metrics/prometheus"));
        StringBuilder scraped = new StringBuilder();
        Map<String, String> received;
        Instant start = Instant.now();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            sink("statsd", "StatsdSink", Map.of("host", "127.0.0.1", "port", socket.getLocalPort()));
            CommandRun run = CommandRun.watched(
                    line -> {
                        if (line.startsWith("publish")) {
                            scraped.append(scrape());
                        }
                    },
                    CommandRun.tagArguments(positions, zones, "--output", output));
            assertThat(run.code()).as(run.err()).isZero();
            received = received(socket);
        }

        JsonNode manifest = CommandRun.json(output.resolve("_manifest.json"));
        for (String rows : List.of("read", "rejected", "outside_range", "well_formed", "tagged")) {
            assertThat(received)
                    .containsEntry("rows." + rows, manifest.at("/rows/" + rows).asText());
        }
        assertThat(received)
                .containsEntry("rows.tagged", "5")
                .containsEntry("in_zone", "3")
                .containsEntry("in_none", "2")
                .containsEntry("statuses.ok", "4")
                .containsEntry("statuses.not_available", "1")
                .containsEntry("written.tagged_rows", "5")
                .containsEntry("written.rejected_rows", "1")
                .containsEntry("input.files", "1")
                .containsEntry("input.bytes", String.valueOf(Files.size(positions)));
        assertThat(Long.parseLong(received.get("ended")))
                .isBetween(start.getEpochSecond(), Instant.now().getEpochSecond());

        assertThat(scraped.toString())
                .contains("metrics_daily_driver_ais_geofence_rows_tagged_Value{type=\"gauges\"} 5\n")
                .as("nothing is published yet")
                .doesNotContain("ais_geofence_written", "ais_geofence_ended");
    }

    @Test
    void showVisitsAndLayersInFilesOfTheirOwn() throws IOException {
        sink("csv", "CsvSink", Map.of("directory", csv));
        CommandRun run = CommandRun.of(
                "visits", "--positions", positions, "--zones", zones, "--zones", "near=" + zones, "--output", output);
        assertThat(run.code()).as(run.err()).isZero();

        JsonNode visits = CommandRun.json(output.resolve("_manifest.json")).get("visits");
        assertThat(visits.get("ended").asInt()).isPositive();
        assertThat(figures())
                .containsEntry("in_zone", "3")
                .containsEntry("layers.near.in_zone", "3")
                .containsEntry("layers.near.in_none", "2")
                .containsEntry("visits.ended", visits.get("ended").asText())
                .containsEntry("visits.open", visits.get("open").asText())
                .containsEntry("written.visits", visits.get("ended").asText());
    }

    @Test
    void ofAFailedRunSayWhatItFoundAndNotThatItEnded() throws IOException {
        sink("csv", "CsvSink", Map.of("directory", csv));
        CommandRun run = CommandRun.tag(positions, zones, "--output", output, "--fail-above-rejected", "5%");
        assertThat(run.code()).isEqualTo(6);
        assertThat(figures())
                .containsEntry("rows.rejected", "1")
                .doesNotContainKeys("ended", "seconds", "written.tagged_rows");
    }

    /** What Prometheus gets. */
    private static String scrape() {
        String ui = SparkContext.getOrCreate().uiWebUrl().get();
        try (var answer = URI.create("http://127.0.0.1:%s/metrics/prometheus/".formatted(ui.replaceAll(".*:", "")))
                .toURL()
                .openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program's gauges that StatsD has got, by name. */
    private static Map<String, String> received(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(500);
        Map<String, String> gauges = new HashMap<>();
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        while (true) {
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return gauges;
            }
            String[] parts = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).split("[:|]");
            if (parts[0].startsWith("daily.driver.ais_geofence.")) {
                gauges.put(parts[0].substring("daily.driver.ais_geofence.".length()), parts[1]);
                assertThat(parts[2]).isEqualTo("g");
            }
        }
    }

    /** The last value of each of the program's gauges in the files of the sink, by name. */
    private Map<String, String> figures() throws IOException {
        Map<String, String> figures = new TreeMap<>();
        try (Stream<Path> files = Files.list(csv)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("daily.driver.ais_geofence.")) {
                    List<String> lines = Files.readAllLines(file);
                    figures.put(
                            name.substring("daily.driver.ais_geofence.".length(), name.length() - ".csv".length()),
                            lines.get(lines.size() - 1).split(",")[1]);
                }
            }
        }
        return figures;
    }
}
