package ais.geofence.output;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.spark.ColumnNames;
import ais.geofence.spark.Columns;
import ais.geofence.tag.Answer;
import ais.geofence.tag.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of the output: those of the input, {@code mmsi} if it isn't among them, and what tagging found. */
public final class TaggedRows {
    private final List<ZoneColumns> layers;
    private final boolean inBatches;
    private final Optional<StructType> before;

    private TaggedRows(List<ZoneColumns> layers, boolean inBatches, Optional<StructType> before) {
        this.layers = layers;
        this.inBatches = inBatches;
        this.before = before;
    }

    /**
     * The rows that the user asks for.
     *
     * @throws UserError (exit 2) if they have a property that no zone has
     */
    public static TaggedRows of(OutputOptions options, List<Layer> layers) {
        boolean inBatches = options.append() && options.paths().tagged().isPresent();
        return new TaggedRows(layers.stream().map(ZoneColumns::of).toList(), inBatches, Optional.empty());
    }

    /** The same rows with the columns of those before them, in their order; columns that the rows lack are null. */
    TaggedRows like(StructType rowsBefore) {
        return new TaggedRows(layers, inBatches, Optional.of(rowsBefore));
    }

    /**
     * The columns that tagging and counting need, and a report where it is to be made, without those of the input.
     *
     * @param byTime whether tagging needs the time
     */
    public static Dataset<Row> withoutInput(Dataset<Row> positions, boolean byTime) {
        List<String> needed = new ArrayList<>(
                List.of(Positions.LON, Positions.LAT, Positions.FLAGS, Positions.STATION, Positions.SECOND));
        if (byTime) {
            needed.add(Positions.TIME);
        }
        return positions.select(Columns.named(
                Stream.of(positions.columns()).filter(needed::contains).toList()));
    }

    /**
     * Checks that each column has a unique name, ignoring case.
     *
     * @throws UserError (exit 4) if the input has a column that tagging adds; (exit 2) if a property has the name of
     *     another column
     */
    public void check(Positions positions) {
        Map<String, String> input = byLowerCase(positions.inputColumns());
        for (String own : own()) {
            if (input.containsKey(own)) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the input has a column '%s', a name that tagging needs; rename it or leave it out"
                                .formatted(positions.fileNames().get(0), input.get(own)));
            }
        }
        Map<String, String> added = byLowerCase(added(positions));
        for (ZoneColumns layer : layers) {
            for (String key : layer.properties()) {
                String column = layer.property(key).toLowerCase(Locale.ROOT);
                Optional<String> whose = input.containsKey(column)
                        ? Optional.of("the input has a column '%s' already".formatted(input.get(column)))
                        : Optional.ofNullable(added.get(column))
                                .map("tagging adds a column '%s' of its own"::formatted);
                if (whose.isPresent()) {
                    throw new UserError(
                            ExitCode.USAGE,
                            "--properties: '%s' can't become a column, because %s; rename the property in the zones, or leave it out"
                                    .formatted(layer.property(key), whose.get()));
                }
                added.put(column, column);
            }
        }
    }

    /** The names of the columns that are neither the input's nor properties. */
    private List<String> added(Positions positions) {
        List<String> added = own();
        added.add(ColumnNames.MMSI);
        added.add(ColumnNames.POSITION_STATUS);
        if (positions.byTime()) {
            added.add(ColumnNames.POSITION_TIME);
        }
        if (positions.byDay()) {
            added.add(ColumnNames.DATE);
        }
        return added;
    }

    /** The names that no column of the input may have. Readers make a column of the folders of batches. */
    private List<String> own() {
        List<String> own = new ArrayList<>(
                layers.stream().flatMap(layer -> layer.names().stream()).toList());
        if (inBatches) {
            own.add(ColumnNames.BATCH);
        }
        return own;
    }

    private static Map<String, String> byLowerCase(List<String> names) {
        Map<String, String> byLowerCase = new TreeMap<>();
        names.forEach(name -> byLowerCase.put(name.toLowerCase(Locale.ROOT), name));
        return byLowerCase;
    }

    /**
     * The rows as they are written.
     *
     * @param tagged rows with the input's columns, the flags and the answer
     */
    public Dataset<Row> rows(Dataset<Row> tagged, Positions positions) {
        SparkSession spark = tagged.sparkSession();
        return rows(
                tagged,
                positions,
                layers.stream().flatMap(layer -> layer.of(spark).stream()).toList());
    }

    private Dataset<Row> rows(Dataset<Row> tagged, Positions positions, List<Column> ofZones) {
        List<Column> columns = new ArrayList<>();
        boolean hasMmsi = false;
        for (String name : positions.inputColumns()) {
            boolean isMmsi = name.toLowerCase(Locale.ROOT).equals(ColumnNames.MMSI);
            hasMmsi |= isMmsi;
            columns.add(isMmsi ? Columns.named(name).as(ColumnNames.MMSI) : Columns.named(name));
        }
        if (!hasMmsi) {
            columns.add(positions
                    .columns()
                    .mmsi()
                    .map(Columns::named)
                    .orElse(lit(null).cast(DataTypes.StringType))
                    .as(ColumnNames.MMSI));
        }
        columns.addAll(ofZones);
        columns.add(RowFlags.statusText(col(Positions.FLAGS)).as(ColumnNames.POSITION_STATUS));
        if (positions.byTime()) {
            columns.add(col(Positions.TIME).as(ColumnNames.POSITION_TIME));
        }
        if (positions.byDay()) {
            columns.add(col(Positions.DAY).as(ColumnNames.DATE));
        }
        Dataset<Row> rows = tagged.select(columns.toArray(Column[]::new));
        return before.map(columnsBefore -> withColumns(columnsBefore, rows)).orElse(rows);
    }

    private static Dataset<Row> withColumns(StructType columns, Dataset<Row> rows) {
        List<String> present = List.of(rows.columns());
        return rows.select(Stream.of(columns.fields())
                .map(field -> present.contains(field.name())
                        ? Columns.named(field.name())
                        : lit(null).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new));
    }

    /** The columns that the rows will have. */
    public StructType schema(Positions positions) {
        Dataset<Row> rows = positions.rows();
        List<Column> columns = new ArrayList<>();
        for (ZoneColumns layer : layers) {
            Answer answer = layer.layer().answer();
            rows = rows.withColumn(answer.column(), answer.match().none());
            columns.addAll(layer.planned(rows.sparkSession()));
        }
        return rows(rows, positions, columns).schema();
    }
}
