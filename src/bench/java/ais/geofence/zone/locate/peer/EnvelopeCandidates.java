package ais.geofence.zone.locate.peer;

import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.strtree.STRtree;

/** Looks at the zones whose envelope has the position, and skips those after one that contains it. */
final class EnvelopeCandidates implements PeerLocator {
    private final STRtree tree = new STRtree();

    EnvelopeCandidates(List<Polygon> zones, Function<Polygon, Contains> contains) {
        for (int number = 0; number < zones.size(); number++) {
            Polygon zone = zones.get(number);
            tree.insert(zone.getEnvelopeInternal(), new Candidate(number, contains.apply(zone)));
        }
        tree.build();
    }

    private record Candidate(int number, Contains zone) {}

    @Override
    public int firstZone(double lon, double lat) {
        First first = new First(lon, lat);
        tree.query(new Envelope(lon, lon, lat, lat), first);
        return first.number == Integer.MAX_VALUE ? -1 : first.number;
    }

    private static final class First implements ItemVisitor {
        private final double lon;
        private final double lat;
        private int number = Integer.MAX_VALUE;

        First(double lon, double lat) {
            this.lon = lon;
            this.lat = lat;
        }

        @Override
        public void visitItem(Object item) {
            Candidate candidate = (Candidate) item;
            if (candidate.number() < number && candidate.zone().contains(lon, lat)) {
                number = candidate.number();
            }
        }
    }
}
