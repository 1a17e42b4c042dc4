package ais.geofence.tag;

import static ais.geofence.testing.ZoneShapes.box;
import static ais.geofence.zone.BoundaryRule.CONTAINS;
import static ais.geofence.zone.BoundaryRule.COVERS;
import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.AimedPositions;
import ais.geofence.testing.ExactOracle;
import ais.geofence.testing.TestSpark;
import ais.geofence.testing.TestZones;
import ais.geofence.testing.ZoneShapes;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;

/** What every engine has to do where positions are tagged with several layers, the same for all. */
@ParameterizedClass(name = "{0}")
@EnumSource(Engine.class)
class LayersContractTest {
    private static final long GRID_BYTES = 64 << 20;

    @Parameter
    Engine engine;

    private static Layer layer(String name, BoundaryRule rule, Match match, List<? extends Geometry> zones) {
        return new Layer(
                new LayerName(Optional.of(name).filter(text -> !text.isEmpty())),
                TestZones.of(zones),
                rule,
                match,
                List.of());
    }

    private Dataset<Row> tag(List<Layer> layers, Dataset<Row> table) {
        return ZoneTaggers.tag(ZoneTaggers.of(engine, layers, GRID_BYTES, share -> {}), table);
    }

    /** Each layer has the answers of an oracle over its own zones, by its own rule. */
    @Test
    void agreesWithAnOracleOfEachLayer() {
        int[] inZones = new int[3];
        for (long seed = 31; seed <= 33; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Geometry> eez = ZoneShapes.mixture(random, 5);
            List<Geometry> ports = ZoneShapes.mixture(random, 3);
            List<Geometry> plain = ZoneShapes.mixture(random, 4);
            List<Geometry> all =
                    Stream.of(eez, ports, plain).flatMap(List::stream).toList();
            AimedPositions positions = new AimedPositions(random, all);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 900; i++) {
                positions.next();
                rows.add(
                        ZoneLocator.isValid(positions.lon(), positions.lat())
                                ? Tagging.row(i, positions.lon(), positions.lat())
                                : Tagging.row(i, null, null));
            }
            List<Layer> layers = List.of(
                    layer("", CONTAINS, Match.FIRST, plain),
                    layer("eez", COVERS, Match.ALL, eez),
                    layer("ports", COVERS, Match.FIRST, ports));
            List<Row> tagged = tag(layers, Tagging.table(TestSpark.session(), rows))
                    .select("place", "zone_index", "eez_indexes", "ports_index")
                    .collectAsList()
                    .stream()
                    .sorted(Comparator.comparingInt(row -> row.getInt(0)))
                    .toList();
            assertThat(tagged).hasSize(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                boolean located = !rows.get(i).isNullAt(2);
                double lon = located ? rows.get(i).getDouble(2) : Double.NaN;
                double lat = located ? rows.get(i).getDouble(3) : Double.NaN;
                Row found = tagged.get(i);
                String where = "seed %d: (%a, %a)".formatted(seed, lon, lat);
                assertThat(found.getInt(1)).as(where).isEqualTo(first(plain, CONTAINS, lon, lat));
                assertThat(found.<Integer>getList(2))
                        .as(where)
                        .containsExactlyElementsOf(
                                located
                                        ? Arrays.stream(new ExactOracle(eez).allZones(lon, lat, COVERS))
                                                .boxed()
                                                .toList()
                                        : List.of());
                assertThat(found.getInt(3)).as(where).isEqualTo(first(ports, COVERS, lon, lat));
                inZones[0] += found.getInt(1) >= 0 ? 1 : 0;
                inZones[1] += found.getList(2).isEmpty() ? 0 : 1;
                inZones[2] += found.getInt(3) >= 0 ? 1 : 0;
            }
        }
        assertThat(inZones)
                .satisfies(counts ->
                        assertThat(Arrays.stream(counts).min().orElse(0)).isGreaterThan(100));
    }

    private static int first(List<Geometry> zones, BoundaryRule rule, double lon, double lat) {
        return Double.isNaN(lon) ? ZoneLocator.NO_ZONE : new ExactOracle(zones).firstZone(lon, lat, rule);
    }

    @Test
    void addsAColumnOfEachLayerInOrder() {
        List<Layer> layers = List.of(
                layer("sea", CONTAINS, Match.ALL, List.of(box(30, -20, 50, -10))),
                layer("left", CONTAINS, Match.FIRST, List.of(box(30, -20, 40, -10))));
        Dataset<Row> tagged = tag(layers, Tagging.table(TestSpark.session(), Tagging.rows(45.0, -15.0, 35.0, -15.0)));
        List<StructField> added = List.of(tagged.schema().fields()).subList(5, 7);
        assertThat(added).extracting(StructField::name).containsExactly("sea_indexes", "left_index");
        assertThat(added).noneMatch(StructField::nullable);
        assertThat(tagged.orderBy("place").select("sea_indexes", "left_index").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[ArraySeq(0),-1]", "[ArraySeq(0),0]");
    }

    @Test
    void countsEachLayerAndEachRowOnce() {
        List<Layer> layers = List.of(
                layer("sea", CONTAINS, Match.ALL, List.of(box(30, -20, 50, -10), box(40, -20, 60, -10))),
                layer("", CONTAINS, Match.FIRST, List.of(box(30, -20, 40, -10))));
        Dataset<Row> table =
                Tagging.table(TestSpark.session(), Tagging.rows(45.0, -15.0, 35.0, -15.0, 12.0, 3.0, null, -15.0));
        TagCounts counts = TagCounts.register(TestSpark.session().sparkContext(), layers);
        counts.fill(counts.counting(tag(layers, table)));
        assertThat(counts.layers().get(0).zones()).containsExactly(2, 2, 1);
        assertThat(counts.layers().get(1).zones()).containsExactly(3, 1);
        assertThat(counts.layers()).allMatch(layer -> layer.rows() == 4);
        assertThat(Arrays.stream(counts.flags()).sum()).isEqualTo(4);
    }

    /** The grids share the memory: what an earlier one leaves, a later one may take. */
    @Test
    void sharesTheMemoryOfTheGrids() {
        List<Geometry> many = ZoneShapes.mixture(new SplittableRandom(5), 40);
        List<Layer> layers = List.of(
                layer("a", CONTAINS, Match.FIRST, List.of(box(30, -20, 50, -10))),
                layer("b", CONTAINS, Match.FIRST, many));
        List<ZoneTagger> free = ZoneTaggers.of(engine, layers, GRID_BYTES, share -> {});
        List<Double> shares = new ArrayList<>();
        List<ZoneTagger> again = ZoneTaggers.of(engine, layers, GRID_BYTES, share -> {
            synchronized (shares) {
                shares.add(share);
            }
        });
        assertThat(again.get(1).grid().map(GridStats::bytes))
                .isEqualTo(free.get(1).grid().map(GridStats::bytes));
        assertThat(shares).allMatch(share -> share >= 0 && share < 1 + 1e-9);
        assertThat(again.stream().allMatch(tagger -> tagger.grid().isPresent())).isEqualTo(engine == Engine.FUNCTION);
    }
}
