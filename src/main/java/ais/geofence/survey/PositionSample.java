package ais.geofence.survey;

import java.util.List;

/**
 * A uniform random sample of the valid positions, without replacement: those with the smallest keys.
 *
 * @param drawn in the order of their keys, so that the first ones are a sample too
 * @param eligible how many positions it was drawn from
 */
public record PositionSample(List<SampledPosition> drawn, long eligible) {
    /** How many positions are drawn, if there are as many. */
    public static final int SIZE = 5000;

    PositionSample plus(PositionSample more) {
        PositionSampler both = new PositionSampler(SIZE, 0);
        both.add(this);
        both.add(more);
        return both.sample();
    }
}
