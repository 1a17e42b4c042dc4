package ais.geofence.map;

import ais.geofence.html.MapLayer;
import ais.geofence.html.SmallMaps.SmallMap;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.SampledPosition;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import ais.geofence.text.TextWidth;
import ais.geofence.zone.Zone;
import ais.geofence.zone.locate.ZoneLocator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;

/** One layer of a {@link TagMap}. */
final class TagMapLayer {
    private static final int LONGEST_NAME = 200;
    private static final int SPOKEN = 5;

    private final CountedZones counted;
    private final LayerName name;
    private final int place;
    private final long tagged;
    private final ZoneLayers drawn;

    /**
     * @param place of the layer among the run's layers, from 0
     * @param layers how many the run has
     * @param tagged all positions, those in no zone too
     */
    TagMapLayer(CountedZones counted, int place, int layers, long tagged) {
        this.counted = counted;
        this.name = counted.name();
        this.place = place;
        this.tagged = tagged;
        this.drawn = new ZoneLayers(counted.zones().zones(), this::count, this::lines, layers);
    }

    List<Geometry> geometries() {
        return counted.zones().geometries();
    }

    /** The zones drawn by their shapes. */
    List<Zone> drawn() {
        return drawn.drawn();
    }

    /** The size of its largest zone, square degrees: a layer of larger zones lies below. */
    double largest() {
        return geometries().stream()
                .mapToDouble(zone -> zone.getEnvelopeInternal().getArea())
                .max()
                .orElse(0);
    }

    /** The zones, coloured by the number of their positions. */
    List<MapLayer> layers() {
        List<MapLayer> layers = new ArrayList<>(List.of(drawn.shapes(name.of("zones"), this::count)));
        if (!drawn.dotted().isEmpty()) {
            layers.add(drawn.dots(name.of("zones not drawn by their shapes"), this::dot));
        }
        return layers;
    }

    /** A phrase of how many zones it has. */
    String size() {
        return name.of(Figures.count(counted.zones().zones().size(), "zone"));
    }

    /** What stands for zones that are not drawn; empty if all are. */
    Optional<String> note() {
        return drawn.dotted().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The %s with most positions are drawn as shapes, the other %s as dots; a dot stands for all zones near it."
                                .formatted(
                                        name.of(Figures.count(drawn.drawn().size(), "zone")),
                                        Figures.count(drawn.dotted().size(), "zone")));
    }

    /** Some zones with their counts, as sentences. */
    String spoken() {
        StringBuilder text = new StringBuilder();
        drawn.drawn().stream()
                .limit(SPOKEN)
                .forEach(zone -> text.append(label(zone.index()))
                        .append(": ")
                        .append(Figures.count(count(zone), "position"))
                        .append(". "));
        return text.toString();
    }

    /** Which zone a position lies in; empty if in none. */
    Optional<String> zoneOf(SampledPosition position) {
        int zone = position.zones().get(place);
        return zone == ZoneLocator.NO_ZONE ? Optional.empty() : Optional.of(label(zone));
    }

    /** Pictures of the zones with most positions, the largest first; none of zones without any. */
    Stream<SmallMap> small(int most, PositionSample sample, Land land) {
        return counted.zones().zones().stream()
                .filter(zone -> count(zone) > 0)
                .sorted(Comparator.comparingLong(this::count).reversed().thenComparingInt(Zone::index))
                .limit(most)
                .map(zone -> new ZonePicture(zone.geometry(), land)
                        .with(sample, place, zone.index())
                        .map(
                                "zone-map-"
                                        + name.text().map(text -> text + "-").orElse("") + zone.index(),
                                zone.name(),
                                name.of("zone " + zone.index()) + ", " + caption(count(zone))));
    }

    private long count(Zone zone) {
        return counted.counts()[zone.index()];
    }

    private List<String> lines(Zone zone) {
        return List.of(
                TextWidth.shortened(zone.name(), LONGEST_NAME), name.of("zone " + zone.index()), caption(count(zone)));
    }

    private String label(int zone) {
        return name.of("zone %s %s"
                .formatted(
                        zone,
                        TextWidth.shortened(counted.zones().zones().get(zone).name(), LONGEST_NAME)));
    }

    private String caption(long count) {
        return "%s, %s of all".formatted(Figures.count(count, "position"), Figures.share(count, tagged));
    }

    private String dot(Collection<Zone> dotted) {
        long positions = dotted.stream().mapToLong(this::count).sum();
        return dotted.size() == 1
                ? String.join("\n", lines(dotted.iterator().next()))
                : "%s, %s"
                        .formatted(name.of(Figures.count(dotted.size(), "zone")), Figures.count(positions, "position"));
    }
}
