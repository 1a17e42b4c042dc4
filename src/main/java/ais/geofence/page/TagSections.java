package ais.geofence.page;

import ais.geofence.html.Block;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.report.LayerReport;
import ais.geofence.report.RunReport;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.Match;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the page of a run of {@code tag} says of the tagged positions. */
record TagSections(RunReport report, List<Layer> layers, RunCharts charts) implements RunSections {
    @Override
    public String title(String zones) {
        return "%s and %s".formatted(Figures.count(report.rows().tagged(), "position"), zones);
    }

    @Override
    public String lead() {
        return "Each position was tagged with the number of the first zone%s that contains it, in the order given. -1 means no zone."
                        .formatted(layers.size() == 1 ? "" : " of each layer")
                + inAllZones()
                + (layers.stream().anyMatch(layer -> layer.zones().hasTimes())
                        ? " A zone that is valid for a time counts only for positions of that time."
                        : "");
    }

    /** A sentence that names the layers with all zones of a position; empty without such a layer. */
    private String inAllZones() {
        List<LayerName> all = layers.stream()
                .filter(layer -> layer.match() == Match.ALL)
                .map(Layer::name)
                .toList();
        if (all.isEmpty()) {
            return "";
        }
        String where = all.stream()
                .map(name -> name.text().orElse("the layer without a name"))
                .collect(Collectors.joining(" and "));
        return " %s was also tagged with all of its zones, and is counted in each of them."
                .formatted(all.size() == layers.size() ? "It" : "In " + where + " it");
    }

    @Override
    public List<Page.Fact> facts() {
        long tagged = report.rows().tagged();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact(Figures.count(tagged), Figures.noun(tagged, "position") + " tagged"));
        report.layers()
                .forEach(layer -> facts.add(new Page.Fact(
                        Figures.share(layer.inZone(), tagged), layer.name().of("of them in a zone"))));
        return facts;
    }

    @Override
    public List<Page.Section> sections() {
        return report.layers().stream()
                .map(layer -> new Page.Section(layer.name().of("Positions by zone"), byZone(layer)))
                .toList();
    }

    private List<Block> byZone(LayerReport layer) {
        LayerReport.ZoneCount none = layer.none();
        Paragraph inNone = new Paragraph("In no zone, or without a valid position: %s, %s of all."
                .formatted(
                        Figures.count(none.positions(), "position"),
                        Figures.share(none.positions(), report.rows().tagged())));
        List<Block> blocks = new ArrayList<>(List.of(inNone));
        if (report.countsShips()) {
            blocks.add(new Paragraph(layer.shipsNote()));
        }
        blocks.add(charts.zones(layer));
        return blocks;
    }

    @Override
    public String rows() {
        return "Copies of each well-formed row: %s."
                .formatted(Figures.count(report.rows().copies()));
    }
}
