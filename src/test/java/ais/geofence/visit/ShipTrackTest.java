package ais.geofence.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShipTrackTest {
    private static final int ZONES = 3;
    private static final Comparator<TrackPosition> IN_ORDER = Comparator.comparingLong(TrackPosition::time)
            .thenComparingDouble(TrackPosition::lon)
            .thenComparingDouble(TrackPosition::lat);
    private static final Comparator<EndedVisit> ENDED = Comparator.comparing(
                    (EndedVisit each) -> each.visit().enterTime())
            .thenComparing(each -> each.visit().zone())
            .thenComparing(EndedVisit::exitTime);
    private static final Comparator<Visit> OPEN =
            Comparator.comparing(Visit::enterTime).thenComparing(Visit::zone);

    private final Random random = new Random(5);

    @Test
    void findsTheVisitsThatPlainLoopsFind() {
        Set<EndReason> ends = EnumSet.noneOf(EndReason.class);
        Set<BeginReason> begins = EnumSet.noneOf(BeginReason.class);
        for (int round = 0; round < 30_000; round++) {
            VisitRules rules = rules(random.nextInt(4), 3 + random.nextInt(4), 1e12, false);
            ExitMargin margin = random.nextBoolean() ? ExitMargin.NONE : (zone, at) -> at.lon() == zone + 10;
            List<TrackPosition> positions = positions();
            VisitOracle oracle = new VisitOracle(rules, margin, positions, ZONES);
            List<EndedVisit> ended = new ArrayList<>();
            ShipTrack track = new ShipTrack(rules, margin, ended::add);
            positions.stream().sorted(IN_ORDER).forEach(track::add);
            ended.sort(ENDED);
            oracle.ended.sort(ENDED);
            assertEquals(plain(oracle.ended), plain(ended), () -> rules + " " + describe(positions));
            List<Visit> open = new ArrayList<>(track.state().open());
            open.sort(OPEN);
            oracle.open.sort(OPEN);
            assertEquals(oracle.open, open, () -> rules + " " + describe(positions));
            ended.forEach(each -> {
                ends.add(each.end());
                begins.add(each.visit().begin());
            });
        }
        assertEquals(EnumSet.of(EndReason.EXIT, EndReason.GAP), ends);
        assertEquals(EnumSet.allOf(BeginReason.class), begins);
    }

    @Test
    void goesOnFromItsStateAsIfItHadNotStopped() {
        for (int round = 0; round < 10_000; round++) {
            VisitRules rules = rules(random.nextInt(4), 3 + random.nextInt(4), 0.5e6, true);
            List<TrackPosition> positions = positions();
            positions.sort(IN_ORDER);
            List<EndedVisit> atOnce = new ArrayList<>();
            ShipTrack whole = new ShipTrack(rules, ExitMargin.NONE, atOnce::add);
            positions.forEach(whole::add);

            List<EndedVisit> inParts = new ArrayList<>();
            ShipTrack part = new ShipTrack(rules, ExitMargin.NONE, inParts::add);
            long lastTime = -1;
            for (TrackPosition at : positions) {
                if (at.time() != lastTime && random.nextInt(3) == 0) { // as at the end of a day
                    ShipTrack former = part;
                    part = new ShipTrack(rules, ExitMargin.NONE, inParts::add);
                    if (former.hasPosition()) {
                        part.resume(former.state());
                    }
                }
                part.add(at);
                lastTime = at.time();
            }
            assertEquals(atOnce, inParts, describe(positions));
            assertEquals(whole.state(), part.state());
        }
    }

    @Test
    void splitsATrackAtAJump() {
        List<EndedVisit> ended = new ArrayList<>();
        ShipTrack track = new ShipTrack(rules(0, 3600_000_000L, 31, true), ExitMargin.NONE, ended::add);
        track.add(new TrackPosition(0, 4.10, 51.95, 0, new int[] {0}));
        track.add(new TrackPosition(60_000_000, 4.11, 51.95, 0, new int[] {0})); // 688 m
        track.add(new TrackPosition(120_000_000, 4.15, 51.95, 0, new int[] {0})); // 2,750 m
        assertEquals(1, track.jumps());
        assertEquals(1, ended.size());
        assertEquals(EndReason.JUMP, ended.get(0).end());
        assertEquals(60_000_000, ended.get(0).exitTime());
        assertEquals(120_000_000, ended.get(0).known());
        ShipState state = track.state();
        assertEquals(BeginReason.GAP, state.open().get(0).begin());
        assertTrue(state.stopped());
    }

    @Test
    void addsUpHowLongAShipHasStopped() {
        List<EndedVisit> ended = new ArrayList<>();
        ShipTrack track = new ShipTrack(rules(5, 100, 1e12, false), ExitMargin.NONE, ended::add);
        double[] speeds = {0.3, 0.2, 0.4, Double.NaN, 0.5, 0.3, 0.1};
        for (int i = 0; i < speeds.length; i++) {
            track.add(new TrackPosition(i, 4.1, 51.9 + i, speeds[i], new int[] {1}));
        }
        track.add(new TrackPosition(8, 4.1, 70, 0, new int[0]));
        track.add(new TrackPosition(20, 4.1, 71, 0, new int[0]));
        assertEquals(5, ended.get(0).visit().stopped()); // from 1 to 4, and from 6 to the first position outside, at 8
    }

    private static VisitRules rules(long leaveAfter, long gap, double maxSpeed, boolean split) {
        return new VisitRules(leaveAfter, gap, 0, 0, maxSpeed, split, 0.2, 0.5);
    }

    /** Few times and few places, so that positions meet; a place is in the same zones each time. */
    private List<TrackPosition> positions() {
        List<TrackPosition> positions = new ArrayList<>();
        int number = 1 + random.nextInt(14);
        for (int i = 0; i < number; i++) {
            int place = random.nextInt(7);
            int[] zones = IntStream.range(0, ZONES)
                    .filter(zone -> (place >> zone & 1) == 1)
                    .toArray();
            double lon = zones.length == 0 ? 10 + random.nextInt(ZONES + 1) : place / 8.0;
            positions.add(new TrackPosition(random.nextInt(25), lon, 50, Double.NaN, zones));
        }
        Collections.shuffle(positions, random);
        return positions;
    }

    private static List<String> plain(List<EndedVisit> visits) {
        return visits.stream()
                .map(each -> "%s; %s %s %s"
                        .formatted(each.visit().outside(Visit.INSIDE), each.exitTime(), each.end(), each.known()))
                .toList();
    }

    private static String describe(List<TrackPosition> positions) {
        StringBuilder text = new StringBuilder();
        positions.stream()
                .sorted(IN_ORDER)
                .forEach(at -> text.append(at.time())
                        .append('@')
                        .append(at.lon())
                        .append(IntStream.of(at.zones()).boxed().toList())
                        .append(' '));
        return text.toString();
    }
}
