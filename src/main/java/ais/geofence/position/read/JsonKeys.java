package ais.geofence.position.read;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.position.file.CsvHeader;
import java.io.Serializable;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple5;

/**
 * The names of the members that JSON lines have, in the order in which they first appear: by file, then by line, then by
 * place in the line. Collecting them takes a pass over the input, as only the rows have them.
 *
 * @param names those of the objects themselves
 * @param nested the paths of the members within others that were asked for; none that is the name of a member of the object
 *     itself, ignoring case
 */
record JsonKeys(List<String> names, List<String> nested) implements Serializable {
    private static final Encoder<Tuple5<Boolean, String, Integer, Long, Long>> SEEN =
            Encoders.tuple(Encoders.BOOLEAN(), Encoders.STRING(), Encoders.INT(), Encoders.LONG(), Encoders.LONG());

    /**
     * Collects them from all well-formed lines.
     *
     * @param lines the line, the path of its file as a URI, and where the block that is read starts in the file, bytes
     * @param files the files in order
     * @param asked the paths of members within others, as in {@link JsonPaths}
     * @throws UserError (exit 4) if there are too many, or two that are the same, ignoring case
     */
    static JsonKeys in(Dataset<Row> lines, List<FoundFile> files, List<String> asked) {
        Map<String, Integer> numbers = new HashMap<>();
        files.forEach(file -> numbers.put(file.uniquePath().toString(), numbers.size()));
        Broadcast<Map<String, Integer>> broadcast = JavaSparkContext.fromSparkContext(
                        lines.sparkSession().sparkContext())
                .broadcast(numbers);
        Map<Key, Place> places = new HashMap<>();
        lines.mapPartitions(new Collector(new JsonPaths(asked), asked.size(), broadcast), SEEN)
                .collectAsList()
                .forEach(seen -> places.merge(
                        new Key(seen._1(), seen._2()),
                        new Place(seen._3(), seen._4(), seen._5()),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        List<Key> keys = places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        List<String> names = keys.stream().filter(Key::own).map(Key::name).toList();
        String place = files.get(0).name();
        requireColumns(names, place);
        requireDistinct(names, place);
        List<String> nested = keys.stream()
                .filter(key -> !key.own())
                .map(Key::name)
                .filter(path -> names.stream().noneMatch(path::equalsIgnoreCase))
                .toList();
        return new JsonKeys(names, nested);
    }

    /**
     * The same keys without the nested ones that are not needed.
     *
     * @param needed names and paths
     * @param place the first file, for messages
     * @throws UserError (exit 4) if the paths of two members are the same as a needed one, ignoring case
     */
    JsonKeys only(Set<String> needed, String place) {
        List<String> rest = nested.stream()
                .filter(path -> needed.stream().anyMatch(path::equalsIgnoreCase))
                .toList();
        requireDistinct(rest, place);
        return new JsonKeys(names, rest);
    }

    private static void requireColumns(List<String> names, String place) {
        if (names.size() > CsvHeader.MOST_COLUMNS) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the objects have more than %s different keys; put members with varying keys into a nested object"
                            .formatted(place, CsvHeader.MOST_COLUMNS));
        }
    }

    private static void requireDistinct(List<String> names, String place) {
        Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : names) {
            String other = seen.put(name, name);
            if (other != null) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the objects have the keys '%s' and '%s', which differ only in case; rename one"
                                .formatted(place, other, name));
            }
        }
    }

    /**
     * A key of an object.
     *
     * @param own whether it is a member of the line's object itself
     * @param name its name, or its path
     */
    private record Key(boolean own, String name) {}

    /**
     * Where a key stands in the input.
     *
     * @param file the number of the file
     * @param block where the block starts in the file, bytes
     * @param member how many members of the block stand before it
     */
    private record Place(int file, long block, long member) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::file)
                .thenComparingLong(Place::block)
                .thenComparingLong(Place::member);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Gives each key of a partition with its first place in it. */
    private record Collector(JsonPaths asked, int nested, Broadcast<Map<String, Integer>> files)
            implements MapPartitionsFunction<Row, Tuple5<Boolean, String, Integer, Long, Long>>, Serializable {
        @Override
        public Iterator<Tuple5<Boolean, String, Integer, Long, Long>> call(Iterator<Row> lines) {
            Keys keys = new Keys();
            while (lines.hasNext() && keys.first.size() <= CsvHeader.MOST_COLUMNS + nested) {
                Row line = lines.next();
                keys.enter(line.getString(1), line.getLong(2), files);
                keys.addAll(line.getString(0), asked);
            }
            return keys.first.entrySet().stream()
                    .map(entry -> {
                        Place place = entry.getValue();
                        return new Tuple5<>(
                                entry.getKey().own(),
                                entry.getKey().name(),
                                place.file(),
                                place.block(),
                                place.member());
                    })
                    .iterator();
        }
    }

    /** The keys of the lines of a partition. Lines of one block follow each other. */
    private static final class Keys implements JsonMembers.Sink {
        private final Map<Key, Place> first = new HashMap<>();
        private final Map<Key, Long> ofLine = new HashMap<>();
        private @Nullable String path;
        private int file;
        private long block;
        private long members;

        void enter(String newPath, long newBlock, Broadcast<Map<String, Integer>> files) {
            if (newBlock != block || !newPath.equals(path)) {
                path = newPath;
                file = files.value()
                        .getOrDefault(
                                new Path(URI.create(newPath)).toString(),
                                files.value().size());
                block = newBlock;
                members = 0;
            }
        }

        /** Takes the keys of a line, if it is well-formed. */
        void addAll(String line, JsonPaths asked) {
            ofLine.clear();
            if (JsonMembers.walk(line, asked, this)) {
                ofLine.forEach(this::add);
            }
        }

        private void add(Key key, long member) {
            Place known = first.get(key);
            // Within a block the first place comes first.
            if (known == null || file < known.file() || (file == known.file() && block < known.block())) {
                first.put(key, new Place(file, block, member));
            }
        }

        @Override
        public boolean member(String name, @Nullable String value) {
            return ofLine.put(new Key(true, name), members++) == null;
        }

        /** Most of the nested members are not needed in the end: one that is there twice does no harm yet. */
        @Override
        public boolean nested(String path, @Nullable String value) {
            ofLine.putIfAbsent(new Key(false, path), members++);
            return true;
        }
    }
}
