package ais.geofence.zone.locate.grid;

/**
 * How a zone grid came out.
 *
 * @param bytes what it takes in memory, the zones' coordinates included
 * @param cells cells of all levels
 * @param leaves cells that edges meet and that are not divided further
 * @param meanLeafEdges edges a leaf
 * @param maxLeafEdges edges of the busiest leaf
 * @param buildMillis how long the build took, in milliseconds
 * @param coarsened whether the memory cap made it coarser than it would be
 */
public record GridStats(
        long bytes,
        long cells,
        long leaves,
        double meanLeafEdges,
        int maxLeafEdges,
        long buildMillis,
        boolean coarsened) {}
