package ais.geofence.map;

import ais.geofence.html.DataTable;
import ais.geofence.html.Figure;
import ais.geofence.html.MapLayer;
import ais.geofence.html.MapLayer.Look;
import ais.geofence.html.SmallMaps;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;

/** The maps of a run: the zones of its layers coloured by the number of their positions, and a sample of these. */
public final class TagMap {
    private static final int MOST_SMALL_MAPS = 12;
    private static final int HEIGHT = 520;

    private final List<TagMapLayer> layers = new ArrayList<>();
    private final PositionSample sample;
    private final Land land = Land.load();

    /**
     * @param zones of the run's layers, in order
     * @param tagged all positions, those in no zone too
     * @param sample some of the positions
     */
    public TagMap(List<CountedZones> zones, long tagged, PositionSample sample) {
        this.sample = sample;
        zones.forEach(layer -> layers.add(new TagMapLayer(layer, layers.size(), zones.size(), tagged)));
    }

    /**
     * The map of the world with all zones, coloured by the number of their positions.
     *
     * @param numbers what is drawn, as a table
     */
    public Figure world(DataTable numbers) {
        Envelope fit = Windows.fit(
                layers.stream().flatMap(layer -> layer.geometries().stream()).toList());
        LandDetail detail = ZoneMaps.detail(
                fit, layers.stream().flatMap(layer -> layer.drawn().stream()).toList());
        List<MapLayer> drawn = new ArrayList<>();
        layers.stream()
                .sorted(Comparator.comparingDouble(TagMapLayer::largest).reversed())
                .forEach(layer -> drawn.addAll(layer.layers()));
        addPositions(drawn);
        return new Figure(
                "Zones by number of positions",
                alternative(),
                HEIGHT,
                ZoneMaps.chart(fit, detail.of(land), "positions", drawn),
                numbers);
    }

    /** What is drawn, and what share of all that is. */
    public String note() {
        StringBuilder note = new StringBuilder(
                "%s of %s (%s) %s drawn. The colour of a zone shows the logarithm of its number of positions."
                        .formatted(
                                Figures.digits(sample.drawn().size()),
                                Figures.count(sample.eligible(), "valid position"),
                                Figures.share(sample.drawn().size(), sample.eligible()),
                                Figures.are(sample.drawn().size())));
        layers.forEach(layer -> layer.note().ifPresent(text -> note.append(' ').append(text)));
        return note.toString();
    }

    /** Pictures of the twelve zones with most positions, the largest first, layer by layer; empty if no zone has any. */
    public Optional<SmallMaps> small() {
        int ofLayer = Math.max(1, MOST_SMALL_MAPS / layers.size());
        List<SmallMaps.SmallMap> busiest = layers.stream()
                .flatMap(layer -> layer.small(ofLayer, sample, land))
                .toList();
        return busiest.isEmpty() ? Optional.empty() : Optional.of(new SmallMaps(busiest));
    }

    private void addPositions(List<MapLayer> drawn) {
        PointsMaker outside = new PointsMaker();
        PointsMaker inside = new PointsMaker();
        sample.drawn().stream()
                .sorted(Comparator.comparingDouble(SampledPosition::lon))
                .forEach(position -> {
                    String zones = layers.stream()
                            .flatMap(layer -> layer.zoneOf(position).stream())
                            .collect(Collectors.joining(", "));
                    (zones.isEmpty() ? outside : inside)
                            .add(position.lon(), position.lat(), "in " + (zones.isEmpty() ? "no zone" : zones));
                });
        drawn.add(outside.layer("positions in no zone", true, Look.OUTSIDE));
        drawn.add(inside.layer("positions in a zone", true, Look.INSIDE));
    }

    private String alternative() {
        StringBuilder text = new StringBuilder("Map of the world with %s, coloured by the number of positions in each. "
                .formatted(layers.stream().map(TagMapLayer::size).collect(Collectors.joining(", "))));
        layers.forEach(layer -> text.append(layer.spoken()));
        return text.append(note()).toString();
    }
}
