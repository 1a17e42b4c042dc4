package ais.geofence.position.read;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Paths to the members of nested objects: the names that lead to them, joined by dots, ignoring case. */
final class JsonPaths implements Serializable {
    private final Set<String> paths = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** The paths of the objects that have such members. */
    private final Set<String> outer = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    JsonPaths(List<String> paths) {
        this.paths.addAll(paths);
        for (String path : paths) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                outer.add(path.substring(0, dot));
            }
        }
    }

    /** Whether this is the path of a member that is asked for. */
    boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether an object with this path may have members that are asked for. */
    boolean leadThrough(String path) {
        return outer.contains(path);
    }
}
