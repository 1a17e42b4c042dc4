package ais.geofence.html;

import ais.geofence.fault.JsonTexts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The parts of every page that are not text: style, script, charts. */
public final class Assets {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JsonTexts(ShownTexts::shown));

    private Assets() {}

    /** The style sheet. */
    public static String style() {
        return resource("page.css");
    }

    /** Apache ECharts and the script that draws the page's charts with it. */
    public static String script() {
        return resource("echarts/echarts.min.js") + "\n" + resource("map.js") + "\n" + resource("page.js");
    }

    /** The chart as JSON for an element {@code script}, which nothing in it can end. Its texts are masked like those of the page. */
    public static String json(Chart chart) {
        try {
            return MAPPER.writerFor(Chart.class).writeValueAsString(chart).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a chart can't be written as JSON", e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
