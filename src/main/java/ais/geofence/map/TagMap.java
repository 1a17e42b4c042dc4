package ais.geofence.map;

import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.MapLayer;
import ais.geofence.html.MapLayer.Look;
import ais.geofence.html.SmallMaps;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** The maps of a run: its zones coloured by the number of their positions, and a sample of these. */
public final class TagMap {
    private static final int MOST_SMALL_MAPS = 12;
    private static final int LONGEST_NAME = 200;
    private static final int HEIGHT = 520;

    private final ZoneSet zones;
    private final long[] counts;
    private final long tagged;
    private final PositionSample sample;
    private final ZoneLayers drawn;
    private final Land land = Land.load();

    /**
     * @param counts the number of positions of each zone, by the zone's number
     * @param tagged all positions, those in no zone too
     * @param sample some of the positions
     */
    public TagMap(ZoneSet zones, long[] counts, long tagged, PositionSample sample) {
        this.zones = zones;
        this.counts = counts;
        this.tagged = tagged;
        this.sample = sample;
        this.drawn = new ZoneLayers(zones.zones(), this::count, this::lines);
    }

    /**
     * The map of the world with all zones, coloured by the number of their positions.
     *
     * @param numbers what is drawn, as a table
     */
    public Figure world(DataTable numbers) {
        Envelope fit = Windows.fit(zones.geometries());
        LandDetail detail = ZoneMaps.detail(fit, drawn.drawn());
        List<MapLayer> layers = new ArrayList<>();
        layers.add(drawn.shapes(this::count));
        if (!drawn.dotted().isEmpty()) {
            layers.add(drawn.dots(this::dot));
        }
        addPositions(layers);
        return new Figure(
                "Zones by number of positions",
                alternative(),
                HEIGHT,
                ZoneMaps.chart(fit, detail.of(land), "positions", layers),
                numbers);
    }

    /** What is drawn, and what share of all that is. */
    public String note() {
        String positions =
                "%s of %s (%s) %s drawn. The colour of a zone shows the logarithm of its number of positions."
                        .formatted(
                                Figures.digits(sample.drawn().size()),
                                Figures.count(sample.eligible(), "valid position"),
                                Figures.share(sample.drawn().size(), sample.eligible()),
                                Figures.are(sample.drawn().size()));
        return drawn.dotted().isEmpty()
                ? positions
                : positions
                        + " The %s with most positions are drawn as shapes, the other %s as dots; a dot stands for all zones near it."
                                .formatted(
                                        Figures.count(drawn.drawn().size(), "zone"),
                                        Figures.count(drawn.dotted().size(), "zone"));
    }

    /** A picture of each of the twelve zones with most positions, the largest first; empty if no zone has any. */
    public Optional<SmallMaps> small() {
        List<SmallMaps.SmallMap> busiest = zones.zones().stream()
                .filter(zone -> count(zone) > 0)
                .sorted(Comparator.comparingLong(this::count).reversed().thenComparingInt(Zone::index))
                .limit(MOST_SMALL_MAPS)
                .map(zone -> new ZonePicture(zone.geometry(), land)
                        .with(sample, zone.index())
                        .map("zone-map-" + zone.index(), zone.name(), caption(zone)))
                .toList();
        return busiest.isEmpty() ? Optional.empty() : Optional.of(new SmallMaps(busiest));
    }

    private void addPositions(List<MapLayer> layers) {
        PointsMaker outside = new PointsMaker();
        PointsMaker inside = new PointsMaker();
        sample.drawn().stream()
                .sorted(Comparator.comparingDouble(SampledPosition::lon))
                .forEach(position -> {
                    boolean isOutside = position.zoneIndex() == ZoneLocator.NO_ZONE;
                    (isOutside ? outside : inside)
                            .add(
                                    position.lon(),
                                    position.lat(),
                                    isOutside ? "in no zone" : "in " + label(position.zoneIndex()));
                });
        layers.add(outside.layer("positions in no zone", true, Look.OUTSIDE));
        layers.add(inside.layer("positions in a zone", true, Look.INSIDE));
    }

    private String alternative() {
        StringBuilder text = new StringBuilder("Map of the world with %s, coloured by the number of positions in each. "
                .formatted(Figures.count(zones.zones().size(), "zone")));
        drawn.drawn().stream()
                .limit(5)
                .forEach(zone -> text.append(label(zone.index()))
                        .append(": ")
                        .append(Figures.count(count(zone), "position"))
                        .append(". "));
        return text.append(note()).toString();
    }

    private long count(Zone zone) {
        return counts[zone.index()];
    }

    private List<String> lines(Zone zone) {
        return List.of(TextWidth.shortened(zone.name(), LONGEST_NAME), "zone " + zone.index(), caption(count(zone)));
    }

    private String label(int zone) {
        return "zone %s %s"
                .formatted(zone, TextWidth.shortened(zones.zones().get(zone).name(), LONGEST_NAME));
    }

    private String caption(Zone zone) {
        return "zone %s, %s".formatted(zone.index(), caption(count(zone)));
    }

    private String caption(long count) {
        return "%s, %s of all".formatted(Figures.count(count, "position"), Figures.share(count, tagged));
    }

    private String dot(Collection<Zone> dotted) {
        long positions = dotted.stream().mapToLong(this::count).sum();
        return dotted.size() == 1
                ? String.join("\n", lines(dotted.iterator().next()))
                : "%s, %s".formatted(Figures.count(dotted.size(), "zone"), Figures.count(positions, "position"));
    }
}
