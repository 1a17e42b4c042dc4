package ais.geofence.zone.locate.grid;

/** Which zone a vertex belongs to. O(1) but for zones of very few vertices. */
final class VertexZones {
    private static final int BLOCK_BITS = 4;

    /** The first vertex of each zone, and the end of the last. */
    private final int[] firstVertices;

    /** The zone of the first vertex of each block. */
    private final int[] blockZones;

    VertexZones(ZoneCoordinates zones) {
        firstVertices = new int[zones.zones() + 1];
        for (int zone = 0; zone <= zones.zones(); zone++) {
            firstVertices[zone] = zones.firstVertex(zone);
        }
        blockZones = new int[(zones.vertices() >> BLOCK_BITS) + 1];
        int zone = 0;
        for (int block = 0; block < blockZones.length; block++) {
            while (zone < zones.zones() - 1 && firstVertices[zone + 1] <= block << BLOCK_BITS) {
                zone++;
            }
            blockZones[block] = zone;
        }
    }

    int zone(int vertex) {
        return zone(vertex, firstOfBlock(vertex));
    }

    /** A zone that is at or shortly before that of the vertex. */
    int firstOfBlock(int vertex) {
        return blockZones[vertex >> BLOCK_BITS];
    }

    /** The zone of a vertex, by what {@link #firstOfBlock} gave for it. */
    int zone(int vertex, int firstOfBlock) {
        int zone = firstOfBlock;
        while (firstVertices[zone + 1] <= vertex) {
            zone++;
        }
        return zone;
    }

    long bytes() {
        return 4L * (firstVertices.length + blockZones.length);
    }
}
