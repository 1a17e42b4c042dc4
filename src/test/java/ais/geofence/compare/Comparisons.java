package ais.geofence.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Comparisons with known figures, as if they had been measured. */
public final class Comparisons {
    private Comparisons() {}

    /** Three engines on one core and two, where map-partitions takes 4 and sedona 40 times as long as function. */
    public static Comparison ofThreeEngines() {
        return new Comparison(runs(3, 60));
    }

    /** The same with 10 and 100 times as many zones, and as many times the vertices. */
    public static Comparison sweep() {
        List<TrialResult> runs = new ArrayList<>(runs(3, 60));
        runs.addAll(runs(30, 600));
        runs.addAll(runs(300, 6_000));
        runs.addAll(runs(3, 600));
        runs.addAll(runs(3, 6_000));
        return new Comparison(runs);
    }

    /** Two engines on one core and two, where repetitions differ by more than tagging takes and engines differ by. */
    public static Comparison ofNoise() {
        List<TrialResult> runs = new ArrayList<>();
        for (String engine : List.of("function", "map-partitions")) {
            for (int cores = 1; cores <= 2; cores++) {
                double shift = engine.equals("function") ? 0 : -0.01;
                runs.add(new TrialResult(
                        engine,
                        cores,
                        1,
                        5,
                        8,
                        800,
                        4.5,
                        20,
                        List.of(0.30, 0.25, 0.35),
                        List.of(0.31, 0.30, 0.36),
                        List.of(0.33, 0.29, 0.37),
                        List.of(0.32 + shift, 0.36 + shift, 0.33 + shift),
                        Map.of("-1", 720L, "0", 80L),
                        512L << 20));
            }
        }
        return new Comparison(runs);
    }

    /** A comparison of 1,024 copies, of which sedona took 16, with these counts of one copy. */
    public static Comparison ofCounts(long... counts) {
        List<TrialResult> runs = new ArrayList<>();
        for (String engine : List.of("function", "sedona")) {
            long factor = engine.equals("sedona") ? 16 : 1024;
            Map<String, Long> byZone = new LinkedHashMap<>();
            for (int i = 0; i < counts.length; i++) {
                byZone.put(String.valueOf(i - 1), factor * counts[i]);
            }
            runs.add(new TrialResult(
                    engine,
                    1,
                    counts.length - 1,
                    60,
                    factor,
                    factor * LongStream.of(counts).sum(),
                    4.5,
                    20,
                    List.of(0.2, 0.2, 0.2),
                    List.of(0.6, 0.6, 0.6),
                    List.of(1.1, 1.1, 1.1),
                    List.of(2.0, 2.1, 2.0),
                    byZone,
                    512L << 20));
        }
        return new Comparison(runs);
    }

    /** One engine is slower in every repetition, by less than repetitions without a tag differ: a few copies of a small file. */
    public static Comparison ofFewCopies() {
        Map<String, Long> counts = Map.of("-1", 4_000L, "0", 1_000L);
        return new Comparison(List.of(
                brief("function", List.of(0.28, 0.31, 0.30), List.of(0.29, 0.30, 0.29), counts),
                brief("map-partitions", List.of(0.29, 0.36, 0.30), List.of(0.31, 0.33, 0.32), counts)));
    }

    private static TrialResult brief(
            String engine, List<Double> constants, List<Double> totals, Map<String, Long> counts) {
        return new TrialResult(
                engine,
                1,
                1,
                5,
                8,
                5_000,
                4.5,
                20,
                List.of(0.10, 0.11, 0.10),
                List.of(0.20, 0.21, 0.20),
                constants,
                totals,
                counts,
                512L << 20);
    }

    private static List<TrialResult> runs(int zones, long vertices) {
        List<TrialResult> runs = new ArrayList<>();
        Map<String, Double> slowness = new LinkedHashMap<>(Map.of());
        slowness.put("function", 1.0);
        slowness.put("map-partitions", 4.0);
        slowness.put("sedona", 40.0);
        slowness.forEach((engine, times) -> {
            for (int cores = 1; cores <= 2; cores++) {
                double tag = times * (engine.equals("function") ? 1 : Math.sqrt(zones)) / (cores == 1 ? 1 : 1.6);
                runs.add(result(engine, cores, zones, vertices, tag));
            }
        });
        return runs;
    }

    private static TrialResult result(String engine, int cores, int zones, long vertices, double tag) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("-1", 70_000L);
        for (int zone = 0; zone < zones; zone++) {
            counts.put(String.valueOf(zone), zone == 0 ? 30_000L : 0);
        }
        return new TrialResult(
                engine,
                cores,
                zones,
                vertices,
                100,
                100_000,
                4.5,
                20,
                List.of(0.30, 0.25, 0.35),
                List.of(0.50, 0.55, 0.45),
                List.of(0.60, 0.65, 0.70),
                List.of(0.65 + tag, 0.65 + tag, 0.75 + tag),
                counts,
                512L << 20);
    }
}
