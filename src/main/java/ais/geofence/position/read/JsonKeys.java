package ais.geofence.position.read;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.file.CsvHeader;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The names of the members that JSON lines have. They take a pass over the input, as only the rows have them.
 *
 * @param names those of the objects, sorted
 * @param nested those of asked ones within others, sorted; none that is the name of a member of the object itself
 */
record JsonKeys(List<String> names, List<String> nested) implements Serializable {
    /**
     * Reads them from all lines that are well-formed.
     *
     * @param asked the paths of members within others, as in {@link JsonMembers#walk}
     * @param place the input, for messages
     * @throws UserError (exit 4) if there are too many, or two that are the same, ignoring case
     */
    static JsonKeys in(Dataset<String> lines, List<String> asked, String place) {
        Set<String> names = new TreeSet<>();
        Set<String> nested = new TreeSet<>();
        lines.mapPartitions(new Collector(asked), Encoders.tuple(Encoders.BOOLEAN(), Encoders.STRING()))
                .collectAsList()
                .forEach(key -> (key._1() ? names : nested).add(key._2()));
        nested.removeAll(names);
        if (names.size() > CsvHeader.MOST_COLUMNS) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the objects have more than %s different keys; put what has keys of its own into an object within"
                            .formatted(place, CsvHeader.MOST_COLUMNS));
        }
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            String other = seen.put(name, name);
            if (other != null) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the objects have the keys '%s' and '%s', which differ by case alone; rename one"
                                .formatted(place, other, name));
            }
        }
        return new JsonKeys(List.copyOf(names), List.copyOf(nested));
    }

    /** Gives the keys of a partition: whether they are the objects' own, and their names or paths. */
    private record Collector(List<String> asked)
            implements MapPartitionsFunction<String, Tuple2<Boolean, String>>, Serializable {
        @Override
        public Iterator<Tuple2<Boolean, String>> call(Iterator<String> lines) {
            Set<Tuple2<Boolean, String>> all = new HashSet<>();
            OfLine ofLine = new OfLine(new LinkedHashSet<>());
            while (lines.hasNext() && all.size() <= CsvHeader.MOST_COLUMNS + asked.size()) {
                ofLine.keys().clear();
                if (JsonMembers.walk(lines.next(), asked, ofLine)) {
                    all.addAll(ofLine.keys());
                }
            }
            return all.iterator();
        }
    }

    private record OfLine(Set<Tuple2<Boolean, String>> keys) implements JsonMembers.Sink {
        @Override
        public boolean member(String name, @Nullable String value) {
            return keys.add(new Tuple2<>(true, name));
        }

        @Override
        public boolean nested(String path, @Nullable String value) {
            return keys.add(new Tuple2<>(false, path));
        }
    }
}
