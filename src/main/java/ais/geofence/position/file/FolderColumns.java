package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.spark.Columns;
import ais.geofence.spark.Invocation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that key=value folders add to the files below them. All are text, as written in the folder's name. Spark's own
 * partition columns would turn values into numbers and dates, and would hide columns of the file.
 */
public final class FolderColumns {
    private static final String FOLDERS = Columns.OWN + "folders";
    private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final String REMEDY =
            "rename the folder, or pass the files themselves (by a glob such as 'FOLDER/*/*'), so that folders give no columns";

    private final List<FoundFile> files;
    /** The columns' names by their lower case, in order. */
    private final Map<String, String> names;

    private FolderColumns(List<FoundFile> files, Map<String, String> names) {
        this.files = files;
        this.names = names;
    }

    /** A file whose folders have other keys than the rest most likely belongs to another input. */
    private static void requireSameKeys(FoundFile first, FoundFile file) {
        List<String> keys = keysOf(first);
        List<String> others = keysOf(file);
        if (!keys.equals(others)) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: its key=value folders (%s) and those of %s (%s) don't fit together; tag them in separate runs, or pass the files themselves"
                            .formatted(file.name(), String.join(", ", others), first.name(), String.join(", ", keys)));
        }
    }

    private static List<String> keysOf(FoundFile file) {
        return valuesOf(file).keySet().stream().map(FolderColumns::lower).toList();
    }

    /**
     * Reads the columns from the paths of files, from the folder that the user gave down to the file.
     *
     * @throws UserError (exit 4) if two folders of one file give the same column, ignoring case, or the folders of two files below one folder give different columns
     */
    static FolderColumns of(List<FoundFile> files) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<Path, FoundFile> firstOfFolder = new HashMap<>();
        for (FoundFile file : files) {
            Set<String> keys = valuesOf(file).keySet();
            keys.forEach(name -> names.putIfAbsent(lower(name), name));
            if (file.folder() != null && !keys.isEmpty()) {
                requireSameKeys(firstOfFolder.computeIfAbsent(file.folder(), folder -> file), file);
            }
        }
        return new FolderColumns(files, names);
    }

    /** The names in the order of the files; for each file, from the outermost folder inwards. */
    public List<String> names() {
        return List.copyOf(names.values());
    }

    /** Whether a folder gives the column, ignoring case. */
    public boolean has(String name) {
        return names.containsKey(lower(name));
    }

    /**
     * Requires that no column of the files has the name of a folder's column, ignoring case.
     *
     * @throws UserError (exit 4) if one is
     */
    public void requireApart(List<String> columnsOfFiles) {
        for (String name : columnsOfFiles) {
            if (has(name)) {
                throw refused(name, "which the file has too");
            }
        }
    }

    /** The error (exit 4) for a column that a folder must not give. */
    public UserError refused(String column, String reason) {
        for (FoundFile file : files) {
            for (Path folder : foldersOf(file)) {
                if (lower(key(folder)).equals(lower(column))) {
                    return refused(file, folder, reason);
                }
            }
        }
        throw new IllegalArgumentException(column);
    }

    private static UserError refused(FoundFile file, Path folder, String reason) {
        return new UserError(
                ExitCode.INPUT,
                "%s: its folder '%s' gives a column '%s', %s; %s"
                        .formatted(file.name(), folder.getName(), key(folder), reason, REMEDY));
    }

    /**
     * The rows with the columns of folders added at the end.
     *
     * @param rows with the path of their file in {@link StrictReader#FILE}
     */
    public Dataset<Row> addedTo(Dataset<Row> rows) {
        if (names.isEmpty()) {
            return rows;
        }
        Map<Path, @Nullable String[]> byFolder = new HashMap<>();
        Map<String, @Nullable String[]> byFile = new HashMap<>();
        StructType type = new StructType();
        for (String name : names()) {
            type = type.add(name, DataTypes.StringType);
        }
        for (FoundFile file : files) {
            @Nullable String[] values = file.folder() == null
                    ? new @Nullable String[names.size()]
                    : byFolder.computeIfAbsent(file.path().getParent(), folder -> inOrder(valuesOf(file)));
            byFile.put(file.uniquePath().toString(), values);
        }
        FolderValues values = new FolderValues(
                JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext())
                        .broadcast(byFile));
        List<Column> columns = new ArrayList<>(List.of(Columns.named(List.of(rows.columns()))));
        for (String name : names()) {
            columns.add(Columns.named(FOLDERS).getField(name).as(name));
        }
        return rows.withColumn(FOLDERS, Invocation.nonDeterministic(values, type, Columns.named(StrictReader.FILE)))
                .select(columns.toArray(Column[]::new));
    }

    private @Nullable String[] inOrder(Map<String, @Nullable String> values) {
        Map<String, @Nullable String> byLowerCase = new HashMap<>();
        values.forEach((name, value) -> byLowerCase.put(lower(name), value));
        return names.keySet().stream().map(byLowerCase::get).toArray(String[]::new);
    }

    /** The columns of a file with their values; Hive's name for null gives null. */
    private static Map<String, @Nullable String> valuesOf(FoundFile file) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        Map<String, Path> seen = new HashMap<>();
        for (Path folder : foldersOf(file)) {
            String name = key(folder);
            Path other = seen.put(lower(name), folder);
            if (other != null) {
                throw refused(file, folder, "which its folder '%s' gives too".formatted(other.getName()));
            }
            String text = folder.getName();
            String value = text.substring(text.indexOf('=') + 1);
            values.put(name, value.equals(ExternalCatalogUtils.DEFAULT_PARTITION_NAME()) ? null : unescaped(value));
        }
        return values;
    }

    /** The key=value folders above a file, the outermost first. */
    private static List<Path> foldersOf(FoundFile file) {
        List<Path> folders = new ArrayList<>();
        Path path = file.folder() == null ? null : file.path().getParent();
        for (; path != null && !path.equals(file.folder()); path = path.getParent()) {
            if (path.getName().indexOf('=') > 0) {
                folders.add(0, path);
            }
        }
        return folders;
    }

    private static String key(Path folder) {
        String text = folder.getName();
        return unescaped(text.substring(0, text.indexOf('=')));
    }

    /** A name without its %-escapes: UTF-8 bytes, else characters as Spark writes them. */
    private static String unescaped(String name) {
        return ESCAPES.matcher(name).replaceAll(escapes -> Matcher.quoteReplacement(decoded(escapes.group())));
    }

    private static String decoded(String escapes) {
        byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
