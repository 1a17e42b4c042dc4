package ais.geofence.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM measured, in the words of the JSON report.
 *
 * @param copies how many copies of the positions it took
 * @param positions how many positions were tagged in a repetition
 * @param startUpSeconds from the start of the JVM until zones and Spark were ready
 * @param warmUpSeconds from the start of the JVM until the repetitions
 * @param readSeconds reading alone, for each repetition
 * @param copiedSeconds read and copy, for each repetition
 * @param constantSeconds read, copy and count with a constant in place of the tag, for each repetition
 * @param totalSeconds read, copy, tag and count, for each repetition
 * @param counts positions by zone index, "-1" for those in no zone
 * @param peakMemoryBytes the most memory that the process had (Linux), else 0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrialResult(
        @JsonProperty("engine") String engine,
        @JsonProperty("cores") int cores,
        @JsonProperty("zones") int zones,
        @JsonProperty("vertices") long vertices,
        @JsonProperty("factor") long copies,
        @JsonProperty("positions") long positions,
        @JsonProperty("start_up_seconds") double startUpSeconds,
        @JsonProperty("warm_up_seconds") double warmUpSeconds,
        @JsonProperty("read_seconds") List<Double> readSeconds,
        @JsonProperty("multiplied_seconds") List<Double> copiedSeconds,
        @JsonProperty("constant_seconds") List<Double> constantSeconds,
        @JsonProperty("total_seconds") List<Double> totalSeconds,
        @JsonProperty("counts") Map<String, Long> counts,
        @JsonProperty("peak_memory_bytes") long peakMemoryBytes) {
    private static final double NANOS = 1e9;

    /** The whole job: the median of the repetitions. */
    @JsonProperty("median_seconds")
    public double total() {
        return median(totalSeconds);
    }

    /** The job without the tag: the median of the repetitions. */
    @JsonProperty("median_constant_seconds")
    public double constant() {
        return median(constantSeconds);
    }

    /** Reading alone: the median of the repetitions. */
    public double read() {
        return median(readSeconds);
    }

    /** Multiplying alone: what it takes to read and multiply longer than to read. */
    public double copy() {
        return Math.max(0, median(copiedSeconds) - read());
    }

    /** Counting alone: what the job with a constant takes longer than to read and copy. */
    public double count() {
        return Math.max(0, constant() - median(copiedSeconds));
    }

    /** How far apart repetitions of the same job are: the slowest less the fastest, of the whole job or of that without the tag. */
    @JsonProperty("spread_seconds")
    public double spread() {
        return Math.max(range(totalSeconds), range(constantSeconds));
    }

    /**
     * Tagging alone, in seconds: what the whole job takes longer than the job with a constant. Empty if that is no longer
     * than the spread: then it is too short to tell.
     */
    public Optional<Double> tag() {
        double longer = total() - constant();
        return positions > 0 && longer > spread() ? Optional.of(longer) : Optional.empty();
    }

    /** Tagging alone, for one position; empty where it is too short to tell. */
    public Optional<Double> nanosPerPosition() {
        return tag().map(seconds -> seconds * NANOS / positions);
    }

    @JsonProperty("tag_seconds")
    @Nullable Double tagOrNull() {
        return tag().orElse(null);
    }

    @JsonProperty("nanoseconds_per_position")
    @Nullable Double nanosOrNull() {
        return nanosPerPosition().orElse(null);
    }

    /** The whole job, for one position. */
    public double totalNanosPerPosition() {
        return total() * NANOS / positions;
    }

    /**
     * Whether the whole job certainly takes less for a position: the slowest repetition here is faster than the fastest of the
     * other.
     */
    public boolean isFasterThan(TrialResult other) {
        return positions > 0
                && other.positions > 0
                && Collections.max(totalSeconds) / positions < Collections.min(other.totalSeconds) / other.positions;
    }

    private static double range(List<Double> seconds) {
        return Collections.max(seconds) - Collections.min(seconds);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return Arrays.stream(sorted, (sorted.length - 1) / 2, middle + 1)
                .average()
                .orElse(Double.NaN);
    }
}
