package ais.geofence.survey;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.Invocation;
import ais.geofence.tag.Answer;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Makes a {@link Survey} of tagged rows in the same pass, without a shuffle. */
public final class Surveyor {
    private final List<Answer> answers;
    private final boolean timed;
    private final HourCounter hours = new HourCounter(HourCounts.MOST);
    private final TimeSpanCounter span = new TimeSpanCounter();
    private final PositionSampler sample;

    private Surveyor(List<Answer> answers, boolean timed, long seed) {
        this.answers = answers;
        this.timed = timed;
        this.sample = new PositionSampler(PositionSample.SIZE, seed);
    }

    /**
     * A survey of the rows of one Spark stage.
     *
     * @param answers of the layers, one at least
     * @param timed whether the rows have times
     * @param seed of the sample: different for each survey that is merged with this one
     */
    public static Surveyor register(SparkContext context, List<Answer> answers, boolean timed, long seed) {
        Surveyor surveyor = new Surveyor(answers, timed, seed);
        context.register(surveyor.hours);
        context.register(surveyor.span);
        context.register(surveyor.sample);
        return surveyor;
    }

    /** The same tagged rows, surveyed when Spark computes them; their column {@link Positions#FLAGS} must be used. */
    public Dataset<Row> surveying(Dataset<Row> tagged) {
        Column[] zones = answers.stream().map(Answer::firstZone).toArray(Column[]::new);
        return tagged.withColumn(
                Positions.FLAGS,
                Invocation.nonDeterministic(
                        new SurveyRows(hours, span, sample),
                        DataTypes.IntegerType,
                        col(Positions.FLAGS),
                        answers.size() == 1 ? zones[0] : array(zones),
                        coalesce(col(Positions.LON), lit(0.0)),
                        coalesce(col(Positions.LAT), lit(0.0)),
                        col(Positions.SECOND)));
    }

    /**
     * The survey, once all rows have passed.
     *
     * @param flags how many rows there were by their {@link RowFlags}
     * @throws IllegalStateException if the survey and the counts differ
     */
    public Survey survey(long[] flags) {
        long located = 0;
        long withTime = 0;
        for (int flag = 0; flag < flags.length; flag++) {
            located += RowFlags.hasValidPosition(flag) ? flags[flag] : 0;
            withTime += timed && flags[flag] > 0 && RowFlags.time(flag) == RowFlags.Time.READ ? flags[flag] : 0;
        }
        Survey survey = new Survey(
                timed ? Optional.of(hours.counts()) : Optional.empty(),
                timed ? span.span() : Optional.empty(),
                sample.sample());
        long byHours = survey.hours().map(HourCounts::total).orElse(0L);
        if (survey.sample().eligible() != located || byHours != withTime) {
            throw new IllegalStateException(
                    "the rows surveyed are not the rows counted: %s of %s with a position, %s of %s with a time"
                            .formatted(survey.sample().eligible(), located, byHours, withTime));
        }
        return survey;
    }
}
