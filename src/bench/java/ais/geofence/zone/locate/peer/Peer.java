package ais.geofence.zone.locate.peer;

import java.util.List;
import java.util.function.Function;
import org.locationtech.jts.geom.Polygon;

/** The libraries. */
public enum Peer {
    /** {@code IndexedPointInAreaLocator} behind {@code STRtree}. */
    JTS(zones -> new EnvelopeCandidates(zones, Contains::jts), true),
    /** {@code Polygon2D}, which is a tree of edges, behind {@code STRtree}. */
    LUCENE(zones -> new EnvelopeCandidates(zones, Contains::lucene), true),
    /** {@code OperatorContains} with its geometry accelerated, behind {@code STRtree}. It rounds to a tolerance. */
    ESRI(zones -> new EnvelopeCandidates(zones, Contains::esri), false),
    /** {@code S2ShapeIndex}. Its edges are great circles. */
    S2(S2Zones::new, false),
    /** Cells of H3; in the cells that a zone's boundary crosses, JTS decides. */
    H3(H3Cells::new, true);

    private final Function<List<Polygon>, PeerLocator> make;
    private final boolean exact;

    Peer(Function<List<Polygon>, PeerLocator> make, boolean exact) {
        this.make = make;
        this.exact = exact;
    }

    /** Over the zones in their order. They have no holes. */
    public PeerLocator locator(List<Polygon> zones) {
        return make.apply(zones);
    }

    /** Whether its edges are straight in the plane of longitude and latitude, and its answers the same as ours off the edges. */
    public boolean isExact() {
        return exact;
    }
}
