package ais.geofence.zone.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** 100,000 zones, as a text that is larger than the memory of the process that reads it. */
@Tag("slow")
class StreamedZonesTest {
    private static final int ZONES = 100_000;
    private static final String HEAP = "288m";

    /** Make each zone's text long and change nothing: 500 MB in all. */
    private static final String BLANKS = " ".repeat(5_000);

    @TempDir
    Path folder;

    @Test
    void everyFormatIsStreamed() throws Exception {
        String csv = ZoneReading.of(
                write("zones.csv.gz", "name,wkt\n", zone -> "zone " + zone + ",\"" + wkt(zone, BLANKS) + "\"\n"), HEAP);
        String lines = ZoneReading.of(write("zones.geojsonl.gz", "", zone -> feature(zone) + BLANKS + "\n"), HEAP);
        String json = ZoneReading.of(
                write(
                        "zones.json.gz",
                        "{\"type\":\"FeatureCollection\",\"features\":[",
                        zone -> feature(zone) + BLANKS + (zone < ZONES - 1 ? "," : "]}")),
                HEAP);
        String parquet = ZoneReading.of(parquet(), HEAP);

        assertThat(csv).startsWith(ZONES + " ").isEqualTo(lines).isEqualTo(json).isEqualTo(parquet);
    }

    /** A million positions need some 150 MB; in 110 MB the heap would be collected over and over, and to no end. */
    @Test
    void aZoneThatDoesNotFitIsRefusedBeforeItIsChecked() throws Exception {
        int positions = 1_000_000;
        Path file = folder.resolve("jagged.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"Polygon\",\"coordinates\":[[");
            for (int i = 0; i <= positions; i++) {
                double angle = 2 * Math.PI * (i % positions) / positions;
                double radius = 15 + i % 2 * 1e-6;
                out.write(String.format(
                        Locale.ROOT,
                        "%s[%.9f,%.9f]",
                        i == 0 ? "" : ",",
                        20 + 2 * radius * Math.cos(angle),
                        10 + radius * Math.sin(angle)));
            }
            out.write("]]}");
        }

        assertThat(ZoneReading.of(file, "110m"))
                .contains(
                        "jagged.json, feature 1: has about 1,000,003 positions, whose check takes 0.1 GiB of memory beside 0.0 GiB")
                .contains("give it more (SPARK_DRIVER_MEMORY, --driver-memory)");
        assertThat(ZoneReading.of(file, "288m")).startsWith("1 ");
    }

    private Path write(String name, String start, IntFunction<String> zones) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
            out.write(start);
            for (int zone = 0; zone < ZONES; zone++) {
                out.write(zones.apply(zone));
            }
        }
        return file;
    }

    private Path parquet() throws IOException, ParseException {
        Path file = folder.resolve("zones.parquet");
        MessageType schema = MessageTypeParser.parseMessageType(
                "message zones { required binary name (STRING); required binary geometry; }");
        String geo = "{\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{\"encoding\":\"WKB\"}}}";
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withExtraMetaData(Map.of("geo", geo))
                .withRowGroupSize(1L << 20)
                .build()) {
            for (int zone = 0; zone < ZONES; zone++) {
                Geometry geometry = new WKTReader().read(wkt(zone, ""));
                Group row = new SimpleGroup(schema);
                row.append("name", "zone " + zone);
                row.add("geometry", Binary.fromConstantByteArray(new WKBWriter().write(geometry)));
                writer.write(row);
            }
        }
        return file;
    }

    /** West and south corner of a small triangle; none overlaps another. */
    private static String[] corner(int zone) {
        return new String[] {String.valueOf(zone % 340 - 170), String.valueOf(zone / 340 * 0.5 - 80)};
    }

    private static String wkt(int zone, String blanks) {
        String[] at = corner(zone);
        return "POLYGON((" + at[0] + " " + at[1] + blanks + "," + at[0] + ".5 " + at[1] + "," + at[0] + ".5 " + at[1]
                + "25," + at[0] + " " + at[1] + "))";
    }

    private static String feature(int zone) {
        String[] at = corner(zone);
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"zone " + zone
                + "\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[" + at[0] + "," + at[1] + "],[" + at[0] + ".5," + at[1] + "],[" + at[0] + ".5,"
                + at[1] + "25],[" + at[0] + "," + at[1] + "]]]}}";
    }
}
