package ais.geofence.testing;

import ais.geofence.config.Settings;
import ais.geofence.position.LonLatColumns;
import ais.geofence.report.LayerReport;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.VisitReport;
import ais.geofence.survey.HourCount;
import ais.geofence.survey.HourCounts;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.survey.Survey;
import ais.geofence.survey.TimeSpan;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.Match;
import ais.geofence.tag.MisreadingCheck;
import ais.geofence.tag.ZonePresence;
import ais.geofence.zone.BoundaryRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A run of {@code visits} made by hand: three days of three ports. */
public final class SampleVisits {
    private static final Instant FIRST = Instant.parse("2026-01-02T00:00:00Z");
    private static final int STEP_SECONDS = 1200;

    private SampleVisits() {}

    /** The visits. */
    public static VisitReport visits() {
        return visits(zones(Optional.empty()));
    }

    /** The visits, with other zones. */
    public static VisitReport visits(List<VisitReport.ZoneCount> zones) {
        return visits(
                zones,
                new VisitReport.State(
                        Optional.of(new VisitReport.BuiltOn("2026-01-01", "9f3a61")),
                        ordered("2026-01-02", "0c77be", "2026-01-03", "d1450a"),
                        List.of()));
    }

    /** The visits, with other zones and another state. */
    public static VisitReport visits(List<VisitReport.ZoneCount> zones, VisitReport.State state) {
        return new VisitReport(
                1204,
                6,
                counts("no position", 12, "not an MMSI", 5, "no MMSI", 15, "time unknown", 8),
                41,
                3,
                96,
                7,
                2,
                counts("enter", 60, "gap", 3, "start", 40),
                counts("exit", 88, "gap", 7, "jump", 1),
                zones,
                Optional.of(new VisitReport.Timeline(
                        FIRST.getEpochSecond(),
                        STEP_SECONDS,
                        List.of(line("1 antwerp", 30, 2), line("0 rotterdam", 11, 5), line("2 le havre", 2, 17)))),
                Optional.of(state));
    }

    /** The three ports as zones of a layer. */
    public static List<VisitReport.ZoneCount> zones(Optional<String> layer) {
        return List.of(
                new VisitReport.ZoneCount(layer, 0, "rotterdam", 21, 4, 14, 113.4, OptionalDouble.of(18_720)),
                new VisitReport.ZoneCount(layer, 1, "antwerp", 75, 2, 33, 1410.25, OptionalDouble.of(12_725)),
                new VisitReport.ZoneCount(layer, 2, "le havre", 0, 1, 1, 0, OptionalDouble.empty()));
    }

    /** So many zones; of zone {@code n}, {@code n} visits that ended. */
    public static List<VisitReport.ZoneCount> manyZones(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> new VisitReport.ZoneCount(
                        Optional.empty(), n, "berth " + n, n, n % 3, n, 0.5 * n, OptionalDouble.of(1800)))
                .toList();
    }

    /** The run that found the visits, in layers of these names. */
    public static RunReport run(VisitReport visits, LayerName... layers) {
        return new RunReport(
                List.of(
                        new Settings.Entry("positions", "day.csv", "command line"),
                        new Settings.Entry("gap", "4h", "default"),
                        new Settings.Entry("leave-after", "30m", "command line")),
                new RunReport.Input(
                        List.of(new RunReport.InputFile("day.csv", 81_250)),
                        81_250,
                        List.of(),
                        List.of(),
                        "auto",
                        new RunReport.Columns(
                                Optional.of(new LonLatColumns("lon", "lat")),
                                Optional.of("mmsi"),
                                Optional.of("time"),
                                List.of("sog"),
                                Optional.empty()),
                        2,
                        2),
                List.of(layers).stream().map(SampleVisits::found).toList(),
                List.of(
                        new Stages.Stage("find visits", Duration.ofMillis(3200), 1250),
                        new Stages.Stage("publish", Duration.ofMillis(150), -1)),
                new RunReport.Rows(1260, 10, 0, 1250, 1, 1250),
                counts("ok", 1238, "not_available", 12),
                counts("ship", 1200, "other_station", 30, "invalid", 5, "missing", 15),
                8,
                RunReport.Unread.NOTHING,
                Optional.of(survey(layers.length)),
                counts("missing_columns", 10),
                List.of(
                        written("visits", "out/visits", 96),
                        written("open visits", "out/visits-open", 7),
                        written("state", "out/visits-state", 41)),
                Optional.of(visits),
                Map.of("ais-geofence", "0.1.0"));
    }

    /** The layers of that run. */
    public static List<Layer> layers(LayerName... names) {
        List<Geometry> shapes = List.of(box(3.9, 51.8), box(4.2, 51.2), box(0.05, 49.4));
        return List.of(names).stream()
                .map(name -> new Layer(name, TestZones.of(shapes), BoundaryRule.CONTAINS, Match.ALL, List.of()))
                .toList();
    }

    private static Geometry box(double lon, double lat) {
        return new GeometryFactory().toGeometry(new Envelope(lon, lon + 0.4, lat, lat + 0.2));
    }

    private static Survey survey(int layers) {
        int hour = Math.toIntExact(FIRST.getEpochSecond() / 3600);
        return new Survey(
                Optional.of(new HourCounts(
                        List.of(new HourCount(hour, 700, 180), new HourCount(hour + 71, 300, 62)), 0, 0)),
                Optional.of(new TimeSpan(FIRST, FIRST.plus(Duration.ofHours(72)))),
                new PositionSample(
                        List.of(
                                sampled(0.1, 4.0, 51.9, 0, layers),
                                sampled(0.2, 4.3, 51.3, 1, layers),
                                sampled(0.3, 4.5, 51.3, 1, layers),
                                sampled(0.4, 0.2, 49.5, 2, layers),
                                sampled(0.5, 2.1, 51.2, -1, layers)),
                        1238));
    }

    private static SampledPosition sampled(double key, double lon, double lat, int zone, int layers) {
        return new SampledPosition(key, lon, lat, Collections.nCopies(layers, zone));
    }

    private static LayerReport found(LayerName name) {
        return new LayerReport(
                name,
                List.of(
                        new LayerReport.ZoneCount(-1, "(no zone)", 250),
                        new LayerReport.ZoneCount(0, "rotterdam", 300),
                        new LayerReport.ZoneCount(1, "antwerp", 660),
                        new LayerReport.ZoneCount(2, "le havre", 40)),
                new ZonePresence(3),
                "5ab1",
                Optional.empty(),
                List.of("zone 1 (antwerp): cut at 180 degrees"),
                List.of(),
                false,
                MisreadingCheck.NONE,
                1250);
    }

    private static VisitReport.Line line(String zone, int most, int steps) {
        return new VisitReport.Line(
                zone,
                IntStream.range(0, 3 * 24 * 3600 / STEP_SECONDS)
                        .map(step -> Math.abs(step / steps % (2 * most) - most))
                        .toArray());
    }

    private static RunReport.Written written(String what, String path, long rows) {
        return new RunReport.Written(
                what, path, "parquet", rows, List.of("2026-01-02", "2026-01-03"), List.of(), null, null);
    }

    private static Map<String, Long> counts(Object... namesAndCounts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            counts.put((String) namesAndCounts[i], ((Number) namesAndCounts[i + 1]).longValue());
        }
        return counts;
    }

    private static Map<String, String> ordered(String... namesAndTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return texts;
    }
}
