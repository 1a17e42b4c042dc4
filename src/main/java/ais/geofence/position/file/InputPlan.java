package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.position.ColumnOptions;
import ais.geofence.position.PositionColumns;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run reads: files that share one format and one header.
 *
 * @param format the format of the files
 * @param files the files in order
 * @param csvHeader the header they share, if they are CSV
 * @param folders the columns that key=value folders add
 * @param passedOver the members of archives that are not positions
 */
public record InputPlan(
        PositionFormat format,
        List<FoundFile> files,
        @Nullable CsvHeader csvHeader,
        FolderColumns folders,
        List<String> passedOver) {

    /**
     * Reads the start of every file. Members of archives are files of their own.
     *
     * @param found the files; one that was found twice is read once
     * @param options what the user said about the columns
     * @throws UserError (exit 4) for a file that can't be read, or whose format or header differs from the first file's
     */
    public static InputPlan of(List<FoundFile> found, ColumnOptions options, Configuration configuration) {
        Map<Path, FoundFile> once = new LinkedHashMap<>();
        found.forEach(file -> once.putIfAbsent(file.path(), file));
        List<ZipArchive> opened = once.values().parallelStream()
                .map(file -> ZipArchive.of(file, configuration))
                .toList();
        List<FoundFile> files =
                opened.stream().flatMap(each -> each.files().stream()).toList();
        List<String> passedOver =
                opened.stream().flatMap(each -> each.passedOver().stream()).toList();
        List<PositionFormat> formats = files.parallelStream()
                .map(file -> PositionFormat.of(file, configuration))
                .toList();
        PositionFormat format = formats.get(0);
        sameForAll(files, formats, PositionFormat::text);
        FolderColumns folders = FolderColumns.of(files);
        if (format == PositionFormat.JSON_LINES) {
            Set<String> longitudes = PositionColumns.longitudes(options);
            files.parallelStream().forEach(file -> JsonEnvelope.requireLines(file, longitudes, configuration));
        }
        if (format != PositionFormat.CSV) {
            return new InputPlan(format, files, null, folders, passedOver);
        }
        List<CsvHeader> headers = files.parallelStream()
                .map(file -> CsvHeader.read(file, options, configuration))
                .toList();
        sameForAll(files, headers, header -> String.join(String.valueOf(header.separator()), header.names()));
        CsvHeader header = headers.get(0);
        folders.requireApart(header.names());
        return new InputPlan(format, files, header, folders, passedOver);
    }

    /** Whether a row may lack the column: it is a key of JSON objects or the column of a key=value folder. */
    public boolean isOptional(String column) {
        return format == PositionFormat.JSON_LINES || folders.has(column);
    }

    /** The paths of the files as Spark's readers take them. */
    public String[] paths() {
        return files.stream().map(FoundFile::literalPath).toArray(String[]::new);
    }

    public long bytes() {
        return files.stream().mapToLong(FoundFile::bytes).sum();
    }

    public static <T> void sameForAll(List<FoundFile> files, List<T> kinds, Function<T, String> describe) {
        List<String> different = new ArrayList<>();
        for (int i = 1; i < files.size(); i++) {
            if (!Objects.equals(kinds.get(i), kinds.get(0))) {
                different.add(files.get(i).name() + " (" + shortened(describe.apply(kinds.get(i))) + ")");
            }
        }
        if (!different.isEmpty()) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s of %s files differ from %s (%s): %s; tag each feed in a run of its own"
                            .formatted(
                                    different.size(),
                                    files.size(),
                                    files.get(0).name(),
                                    shortened(describe.apply(kinds.get(0))),
                                    Figures.listed(different)));
        }
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "...";
    }
}
