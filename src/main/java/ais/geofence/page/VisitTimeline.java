package ais.geofence.page;

import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.Timeline;
import ais.geofence.report.Times;
import ais.geofence.report.VisitReport;
import ais.geofence.text.ColumnHead;
import ais.geofence.text.Figures;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A chart of the visits in progress over time, with its numbers. */
final class VisitTimeline {
    private static final int ROWS_OPEN = 48;
    private static final int HEIGHT = 360;

    private final VisitReport.Timeline timeline;

    /**
     * @param timeline of one zone at least
     */
    VisitTimeline(VisitReport.Timeline timeline) {
        this.timeline = timeline;
    }

    Figure figure() {
        DataTable numbers = numbers();
        return new Figure(
                "Visits in progress, UTC",
                "Lines: " + timeline.lines().stream().map(this::spoken).collect(Collectors.joining("; ")),
                HEIGHT,
                new Timeline(
                        "visits in progress",
                        timeline.firstSecond(),
                        timeline.stepSeconds(),
                        timeline.lines().stream()
                                .map(line -> new Timeline.Series(line.zone(), line.inside()))
                                .toList()),
                numbers.rows().size() > ROWS_OPEN ? numbers.closed() : numbers);
    }

    private DataTable numbers() {
        List<VisitReport.Line> lines = timeline.lines();
        DataTable table = DataTable.of(
                "Visits in progress at any time of the %s from the time shown, UTC"
                        .formatted(Figures.length(timeline.stepSeconds())),
                Stream.concat(Stream.of(texts("time")), lines.stream().map(line -> ColumnHead.numbers(line.zone())))
                        .toArray(ColumnHead[]::new));
        for (int at = 0; at < lines.get(0).inside().length; at++) {
            int moment = at;
            table.row(Stream.concat(
                            Stream.of(time(at)), lines.stream().map(line -> Figures.count(line.inside()[moment])))
                    .toArray(String[]::new));
        }
        return table;
    }

    private String spoken(VisitReport.Line line) {
        int[] inside = line.inside();
        int most =
                IntStream.range(0, inside.length).reduce(0, (former, at) -> inside[at] > inside[former] ? at : former);
        return "%s, at most %s, at %s".formatted(line.zone(), Figures.count(inside[most]), time(most));
    }

    private String time(int at) {
        return Times.second(Instant.ofEpochSecond(timeline.firstSecond() + at * timeline.stepSeconds()));
    }
}
