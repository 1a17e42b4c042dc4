package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.TestZones;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonesMapTest {
    private static final Pattern CHART =
            Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);
    private static final double[] BOX = {10, 53, 12, 53, 12, 54, 10, 54};

    @TempDir
    Path folder;

    @Test
    void showsEveryZoneWithWhatIsKnownOfIt() throws IOException {
        CommandRun run = run("sample-data/zones.geojson");

        String page = page();
        JsonNode zones = layers(page).get("zones");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("5 zones, all valid");
        assertThat(zones.path("areas")).hasSize(5);
        List<String> told = new ArrayList<>();
        zones.path("areas").forEach(area -> told.add(area.path("lines").toString()));
        assertThat(told).contains("[\"tokyo\",\"zone 0\",\"2,049 km²\",\"13 vertices\"]");
        assertThat(run.out().split("fingerprint ")[1]).startsWith(digits(page));
        assertThat(page.length()).isLessThan(1_800_000);
    }

    @Test
    void aNameOfAMegabyteAddsLittle() throws IOException {
        write(TestZones.geoJson(Map.of("pier", BOX)));
        run(folder.resolve("zones.geojson"));
        int length = page().length();

        write(TestZones.geoJson(Map.of("p" + "i".repeat(1 << 20) + "er", BOX)));
        run(folder.resolve("zones.geojson"));

        assertThat(page()).contains("iiii ... iiii");
        assertThat(page().length()).isLessThan(length + 20_000);
    }

    @Test
    void namesAreTextWhateverTheyHold() throws IOException {
        Map<String, double[]> zones = new LinkedHashMap<>();
        List<String> names = List.of(
                "<script>alert(1)</script>", "</script><b>", "{b} ${x} {a|rich}", "<!-- <script>", "שלום", "🚢 漢字");
        names.forEach(name -> zones.put(name, BOX));
        write(TestZones.geoJson(zones));

        run(folder.resolve("zones.geojson"));

        String page = page();
        assertThat(page).doesNotContain("<script>alert", "</script><b>", "<!-- <script>");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(layers(page).get("zones").path("areas"))
                .extracting(area -> area.path("lines").path(0).asText())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void marksWhatOverlapsIsCutRepairedOrTooWide() throws IOException {
        Map<String, double[]> zones = new LinkedHashMap<>();
        zones.put("one", BOX);
        zones.put("other", new double[] {11, 53.5, 13, 53.5, 13, 55, 11, 55});
        zones.put("bow", new double[] {20, 30, 22, 32, 22, 30, 20, 32});
        zones.put("fiji", new double[] {177, -20, 183, -20, 183, -16, 177, -16});
        zones.put("belt", new double[] {-100, 60, 100, 60, 100, 61, -100, 61});
        write(TestZones.geoJson(zones));

        run(folder.resolve("zones.geojson"), "--fix-zones");

        Map<String, JsonNode> layers = layers(page());
        assertThat(layers.keySet())
                .containsExactly(
                        "zones",
                        "leaves of the grid",
                        "overlaps",
                        "wider than 180 degrees",
                        "repaired",
                        "cut at the antimeridian");
        assertThat(layers.get("overlaps").path("areas").path(0).path("lines").toString())
                .contains("0 one overlaps 1 other", "3,656 km² in common");
        assertThat(places(layers.get("repaired"))).containsExactly("21 31");
        assertThat(places(layers.get("cut at the antimeridian"))).containsExactlyInAnyOrder("180 -18", "-180 -18");
        assertThat(places(layers.get("wider than 180 degrees"))).hasSize(1);
        assertThat(layers.get("leaves of the grid").path("shown").asBoolean()).isFalse();
        assertThat(layers.get("leaves of the grid").path("boxes")).isNotEmpty();
    }

    @Test
    void zonesThatCantBeUsedAreMarkedAndEndTheRunAsEver() throws IOException {
        Map<String, double[]> zones = new LinkedHashMap<>();
        zones.put("good", BOX);
        zones.put("bow", new double[] {20, 30, 22, 32, 22, 30, 20, 32});
        zones.put("swapped", new double[] {35, 139, 36, 139, 36, 140});
        write(TestZones.geoJson(zones));

        CommandRun plain = CommandRun.of("zones", "--zones", folder.resolve("zones.geojson"));
        CommandRun run = run(folder.resolve("zones.geojson"));

        assertThat(run.code()).isEqualTo(3).isEqualTo(plain.code());
        assertThat(run.err()).isEqualTo(plain.err());
        String page = page();
        Map<String, JsonNode> layers = layers(page);
        assertThat(page).contains("Self-intersection at lon 21.0 lat 31.0", "look swapped");
        assertThat(layers.get("zones").path("areas")).hasSize(1);
        assertThat(layers.get("zones that can't be used").path("areas")).hasSize(2);
        assertThat(places(layers.get("where they are wrong"))).containsExactly("21 31", "35 139");
    }

    @Test
    void aPageThatCantBeWrittenIsToldBeforeZonesAreRead() throws IOException {
        write(TestZones.geoJson(Map.of("bow", new double[] {20, 30, 22, 32, 22, 30, 20, 32})));
        Path file = Files.createFile(folder.resolve("file"));

        CommandRun run =
                CommandRun.of("zones", "--zones", folder.resolve("zones.geojson"), "--map", file.resolve("map.html"));

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).contains("map.html: can't be written");
    }

    @Test
    void aPageIsNotWrittenOverTheZones() throws IOException {
        write(TestZones.geoJson(Map.of("box", BOX)));
        Path zones = folder.resolve("zones.geojson");
        String before = Files.readString(zones);

        CommandRun run = CommandRun.of("zones", "--zones", zones, "--map", zones);

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.message()).contains("zones.geojson");
        assertThat(zones).hasContent(before);
    }

    private CommandRun run(Object zones, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("zones", "--zones", zones, "--map", folder.resolve("map.html")));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("zones.geojson"), json);
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("map.html"));
    }

    private static String digits(String page) {
        Matcher digits = Pattern.compile("[0-9a-f]{64}").matcher(page.substring(page.indexOf("<h2>Fingerprint")));
        assertThat(digits.find()).isTrue();
        return digits.group();
    }

    private static Map<String, JsonNode> layers(String page) throws IOException {
        Matcher chart = CHART.matcher(page);
        assertThat(chart.find()).isTrue();
        Map<String, JsonNode> layers = new LinkedHashMap<>();
        for (JsonNode layer : new ObjectMapper().readTree(chart.group(1)).path("layers")) {
            layers.put(layer.path("name").asText(), layer);
        }
        return layers;
    }

    private static List<String> places(JsonNode points) {
        List<String> places = new ArrayList<>();
        double x = 0;
        double y = 0;
        for (int i = 0; i < points.path("places").size(); i += 2) {
            x += points.path("places").path(i).asInt();
            y += points.path("places").path(i + 1).asInt();
            double step = points.path("step").asDouble();
            places.add(Math.round(x * step) + " " + Math.round(y * step));
        }
        return places;
    }
}
