package ais.geofence.output;

import ais.geofence.report.RunReport.Replaced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** What an output holds, to tell the user what a run replaces. */
final class ExistingOutput {
    /** The most files whose rows are counted: on an object store each is a request. */
    private static final int MOST_COUNTED = 100;

    private ExistingOutput() {}

    /**
     * What folders hold.
     *
     * @param places of one output: folders of days, or the output itself; others are skipped
     * @return empty if there are no files
     */
    static Optional<Replaced> in(OutputFileSystem fileSystem, Path output, List<Path> places) {
        List<String> days = new ArrayList<>();
        List<FileStatus> files = new ArrayList<>();
        for (Path place : places) {
            Optional<String> day = DayFolders.day(place.getName()).map(Object::toString);
            if (day.isPresent() || place.equals(output)) {
                List<FileStatus> all = fileSystem.files(place);
                files.addAll(all);
                day.filter(any -> !all.isEmpty()).ifPresent(days::add);
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        days.sort(null);
        return Optional.of(new Replaced(
                days,
                rows(fileSystem, files),
                files.size(),
                files.stream().mapToLong(FileStatus::getLen).sum()));
    }

    /** Only Parquet files tell how many rows they have. */
    private static @Nullable Long rows(OutputFileSystem fileSystem, List<FileStatus> files) {
        if (files.size() > MOST_COUNTED || !files.stream().allMatch(RowCounter::isParquet)) {
            return null;
        }
        RowCounter counter = new RowCounter(fileSystem);
        long rows = 0;
        for (FileStatus file : files) {
            try {
                rows += counter.ofParquet(file);
            } catch (IOException | RuntimeException e) { // a damaged file is replaced too
                return null;
            }
        }
        return rows;
    }
}
