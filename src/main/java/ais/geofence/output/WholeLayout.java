package ais.geofence.output;

import java.util.List;

/** A run replaces the whole output. */
record WholeLayout() implements Layout {
    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public boolean byDay() {
        return false;
    }

    @Override
    public void recordState(Target tagged) {
        tagged.recordState();
    }

    @Override
    public void recordRejectedState(Target rejected) {
        rejected.recordState();
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        return List.of(tagged.whole(true));
    }

    @Override
    public Move rejected(Target rejected, List<String> days, boolean hasRows) {
        return rejected.whole(hasRows);
    }

    @Override
    public List<String> emptiedDays(Target tagged, List<String> days) {
        return List.of();
    }

    @Override
    public Move removal(Target tagged, String day) {
        throw new IllegalStateException("no days");
    }
}
