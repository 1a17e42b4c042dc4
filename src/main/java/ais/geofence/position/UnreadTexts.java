package ais.geofence.position;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Texts of the input that can't be read as they are, but could in another way. Filled when the rows are read; serves hints. */
public final class UnreadTexts implements Serializable {
    /** Spark may count a row twice, so the counts only say whether there are any. */
    private final LongAccumulator decimalCommas = new LongAccumulator();

    private final LongAccumulator dayFirstTimes = new LongAccumulator();

    private final LongAccumulator monthFirstTimes = new LongAccumulator();

    private final Map<TimeParser.Layout, LongAccumulator> timesByUnit = new EnumMap<>(TimeParser.Layout.class);

    /** One that no task of Spark can fill. */
    public UnreadTexts() {
        TimeParser.Layout.UNITS.forEach(unit -> timesByUnit.put(unit, new LongAccumulator()));
    }

    /** One that Spark's tasks can fill. */
    public static UnreadTexts register(SparkContext context) {
        UnreadTexts texts = new UnreadTexts();
        context.register(texts.decimalCommas);
        context.register(texts.dayFirstTimes);
        context.register(texts.monthFirstTimes);
        texts.timesByUnit.values().forEach(context::register);
        return texts;
    }

    void addDecimalComma() {
        decimalCommas.add(1L);
    }

    void addDayFirstTime() {
        dayFirstTimes.add(1L);
    }

    void addMonthFirstTime() {
        monthFirstTimes.add(1L);
    }

    void addTimeIn(TimeParser.Layout unit) {
        Objects.requireNonNull(timesByUnit.get(unit)).add(1L);
    }

    /** Whether a row was rejected for a coordinate with a decimal comma, such as {@code 103,75}. */
    public boolean hasDecimalCommas() {
        return decimalCommas.sum() > 0;
    }

    /** Whether a time is unreadable that only a feed with the day first could read, such as {@code 14/03/2024 06:00:00}, and none has the month first. */
    public boolean hasDayFirstTimes() {
        return dayFirstTimes.sum() > 0 && monthFirstTimes.sum() == 0;
    }

    /** The values of the setting time-format that read numbers that could not be read, such as {@code unix-ms}. */
    public Set<String> timeFormats() {
        return timesByUnit.entrySet().stream()
                .filter(times -> times.getValue().sum() > 0)
                .map(times -> times.getKey().format())
                .collect(Collectors.toUnmodifiableSet());
    }
}
