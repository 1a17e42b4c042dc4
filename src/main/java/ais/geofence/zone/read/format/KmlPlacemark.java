package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.KmlGeometry;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Placemark. Its name, its description, the begin and end of its time and its extended data are properties. Extended data with
 * the name of one of the first four is left out. Extended data named {@code id} is the feature's id, else the attribute {@code id}, unless
 * GDAL made it up of the layer's name and the feature's number.
 */
final class KmlPlacemark {
    /** As long as a text of JSON may be. */
    static final int LONGEST_TEXT = 20_000_000;

    private static final String ID = "id";

    /** Coordinates become 30 times as large while they are checked, and a builder of text takes twice its length. */
    private static final long LONGEST_RING =
            Math.min(Integer.MAX_VALUE / 2, Runtime.getRuntime().maxMemory() / 16);

    private final XmlStream xml;
    private final Map<String, String> own = new LinkedHashMap<>();
    private final Map<String, String> data = new LinkedHashMap<>();
    private final KmlGeometry geometry = new KmlGeometry();
    private @Nullable String twice;
    private boolean hasGeometry;
    private long length;

    /** @param xml in the Placemark that it has just entered */
    KmlPlacemark(XmlStream xml) {
        this.xml = xml;
    }

    void read(FileFeatures out) throws IOException {
        String made = "." + (out.count() + 1);
        String attribute = xml.attribute(ID);
        int placemark = xml.depth();
        while (xml.toChild(placemark)) {
            switch (xml.name()) {
                case "name", "description" -> put(own, xml.name(), text());
                case "TimeSpan" -> readTimes();
                case "ExtendedData" -> readData();
                default -> hasGeometry |= readGeometry();
            }
        }
        String id = data.remove(ID);
        if (id == null && attribute != null && !attribute.endsWith(made)) {
            id = attribute;
        }
        data.forEach(own::putIfAbsent);
        out.add(id, Collections.unmodifiableMap(own), geometry());
    }

    private RawGeometry geometry() {
        if (twice != null) {
            return RawGeometry.missing("has two values of \"" + twice + "\"");
        }
        return hasGeometry ? geometry : RawGeometry.absent();
    }

    /** Data of both kinds: with a name each, or by a schema. */
    private void readData() throws IOException {
        int extended = xml.depth();
        while (xml.toChild(extended)) {
            switch (xml.name()) {
                case "Data" -> readValues(xml.attribute("name"), "value");
                case "SchemaData" -> readValues(null, "SimpleData");
                default -> {
                    // Of other schemas.
                }
            }
        }
    }

    /**
     * Reads the children of one name.
     *
     * @param name of the property; null if each child has its own
     */
    private void readValues(@Nullable String name, String child) throws IOException {
        int element = xml.depth();
        while (xml.toChild(element)) {
            if (xml.name().equals(child)) {
                put(data, name == null ? xml.attribute("name") : name, text());
            }
        }
    }

    /** KML's own way to say when a place is there. */
    private void readTimes() throws IOException {
        int span = xml.depth();
        while (xml.toChild(span)) {
            if (xml.name().equals("begin") || xml.name().equals("end")) {
                put(own, xml.name(), text());
            }
        }
    }

    private void put(Map<String, String> properties, @Nullable String name, String value) {
        if (name != null && properties.put(name, value) != null) {
            twice = name;
        }
    }

    private String text() throws IOException {
        String text = xml.text(LONGEST_TEXT - length, "texts in a Placemark");
        length += text.length();
        return text;
    }

    /** Reads the element if it is a geometry. */
    private boolean readGeometry() throws IOException {
        switch (xml.name()) {
            case "Polygon" -> readPolygon();
            case "MultiGeometry" -> {
                int collection = xml.depth();
                boolean any = false;
                while (xml.toChild(collection)) {
                    any |= readGeometry();
                }
                if (!any) {
                    geometry.empty();
                }
            }
            case "Point", "LineString", "LinearRing", "Model", "gx:Track", "gx:MultiTrack" ->
                geometry.noPolygon(xml.name());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readPolygon() throws IOException {
        List<String> shells = new ArrayList<>();
        List<String> holes = new ArrayList<>();
        int polygon = xml.depth();
        while (xml.toChild(polygon)) {
            switch (xml.name()) {
                case "outerBoundaryIs" -> readRings(shells);
                case "innerBoundaryIs" -> readRings(holes);
                default -> {
                    // How it is drawn.
                }
            }
        }
        geometry.add(shells, holes);
    }

    private void readRings(List<String> rings) throws IOException {
        int boundary = xml.depth();
        while (xml.toChild(boundary)) {
            if (xml.name().equals("LinearRing")) {
                rings.add(coordinates());
            }
        }
    }

    private String coordinates() throws IOException {
        String coordinates = "";
        int ring = xml.depth();
        while (xml.toChild(ring)) {
            if (xml.name().equals("coordinates")) {
                coordinates = xml.text(LONGEST_RING, "a ring");
            }
        }
        return coordinates;
    }
}
