package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/** Recognises failures to write the output, such as a full disk, among all failures of a job. */
final class WriteFaults {
    /** Rows are written through Hadoop's file systems; Spark's spills and shuffles are not. */
    private static final List<String> OUTPUT = List.of(
            "org.apache.hadoop.fs.FSDataOutputStream",
            "org.apache.hadoop.fs.FileSystem.create",
            "org.apache.hadoop.fs.FileSystem.mkdirs",
            "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitter");

    private WriteFaults() {}

    /**
     * The error (exit 5) that names the place, if the job failed to write there.
     *
     * @param folder the folder in the staging folder that rows are written to
     */
    static Optional<UserError> in(Throwable failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof FSError || cause instanceof IOException) && isOfOutput(cause)) {
                Path place = folder.getParent().getParent();
                Throwable reason = cause instanceof FSError && cause.getCause() != null ? cause.getCause() : cause;
                return Optional.of(new UserError(
                        ExitCode.OUTPUT,
                        "%s: rows can't be written here (%s); make room or choose another --output, and run again; nothing was published"
                                .formatted(place.toUri().getPath(), Reason.of(reason)),
                        failure));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOutput(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .anyMatch(call -> OUTPUT.stream().anyMatch(call::startsWith));
    }
}
