package ais.geofence.output;

import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Failures;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.report.JsonReport;
import ais.geofence.report.RunReport;
import ais.geofence.report.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The record of a run: a JSON file that appears whole, as the last act of the run. A run without it did not finish.
 */
public final class Manifest {
    private static final String RUN_ID = "run_id";

    private final RunId run;
    private final List<Settings.Entry> settings;
    private final boolean isNamed;
    private Optional<Path> file;
    private final Configuration configuration;
    private final List<Throwable> afterwards;
    private boolean begun;
    private boolean published;
    private Map<String, Object> report = new LinkedHashMap<>();

    /**
     * The manifest of a run that begins now.
     *
     * @param settings of the run
     * @param named the place that the user names; empty for the output, see {@link #placeIn}
     * @throws UserError (exit 2) if that is not a path
     */
    public Manifest(List<Settings.Entry> settings, Optional<String> named, Configuration configuration) {
        this(RunId.now(), settings, named.isPresent(), path(named), configuration, new ArrayList<>());
    }

    private Manifest(
            RunId run,
            List<Settings.Entry> settings,
            boolean isNamed,
            Optional<Path> file,
            Configuration configuration,
            List<Throwable> afterwards) {
        this.run = run;
        this.settings = settings;
        this.isNamed = isNamed;
        this.file = file;
        this.configuration = configuration;
        this.afterwards = afterwards;
        report.put("settings", settings);
        report.put("versions", Versions.all());
    }

    private static Optional<Path> path(Optional<String> named) {
        try {
            return named.map(Path::new);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "--manifest is not a path (%s)".formatted(Reason.of(e)), e);
        }
    }

    /** Puts the manifest into the output, unless the user has named another place. */
    public void placeIn(Path output) {
        if (!isNamed) {
            file = Optional.of(new Path(output, OutputPaths.MANIFEST));
        }
    }

    /** The manifest of a part of the same run, which shares its warnings. */
    public Manifest ofPart(Path part) {
        return new Manifest(run, settings, isNamed, Optional.of(part), configuration, afterwards);
    }

    /** The run. */
    public RunId run() {
        return run;
    }

    /**
     * Removes the manifest of an earlier run. From here on this run may write there why it failed.
     *
     * @throws UserError (exit 5) if the place holds another file, or the place that the user names can't be written
     */
    public void begin() {
        file.ifPresent(path -> {
            OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
            if (isNamed) {
                fileSystem.requireReplaceable(path);
            }
            fileSystem.read(path).ifPresent(former -> {
                if (!former.contains("\"" + RUN_ID + "\"")) {
                    throw new UserError(
                            ExitCode.OUTPUT,
                            "%s: exists and is not the manifest of a run; choose another file with --manifest"
                                    .formatted(path));
                }
                fileSystem.delete(path);
            });
        });
        begun = true;
    }

    /** Records what is known so far, in case the run fails. */
    public void found(RunReport found) {
        report = JsonReport.values(found);
        published = !found.written().isEmpty();
    }

    /** Does work that follows once the rows are done. A failure becomes a warning: what was published stays published. */
    public void afterwards(Runnable work) {
        try {
            work.run();
        } catch (Exception | Error e) { // Scala throws what it likes
            warn(e);
        }
    }

    /** Records a failure that came after the rows were done. */
    public void warn(Throwable failure) {
        afterwards.add(failure);
    }

    /**
     * Writes that the run is done, with its warnings; or that it failed, if something failed and nothing was published. A manifest
     * that can't be written is a warning too.
     */
    public void done(RunReport found) {
        found(found);
        afterwards(() -> file.ifPresent(path -> {
            Optional<UserError> failure = failure();
            ExitCode code = failure.map(UserError::exitCode).orElse(ExitCode.DONE);
            Optional<String> error = failure.filter(ignored -> !published).map(Throwable::getMessage);
            OutputFileSystem.of(path, configuration).replace(path, text(code, error));
        }));
    }

    /**
     * Checks that nothing failed after the rows were done.
     *
     * @throws UserError with what went wrong afterwards: exit 7 if rows are published, else that of the first failure
     */
    public void requireNoWarnings() {
        failure().ifPresent(failure -> {
            afterwards.forEach(failure::addSuppressed);
            throw failure;
        });
    }

    private Optional<UserError> failure() {
        if (afterwards.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                published
                        ? new UserError(
                                ExitCode.PUBLISHED,
                                "the rows are published, but not all that follows could be done: %s; running again is safe"
                                        .formatted(String.join("; ", warnings())))
                        : new UserError(Failures.exitCode(afterwards.get(0)), warnings()));
    }

    private List<String> warnings() {
        return afterwards.stream().map(Failures::message).toList();
    }

    /**
     * Writes why the run failed, if {@link #begin} was called. A manifest that another run has written since then stays.
     *
     * @param failure receives as suppressed what fails here
     */
    public void failed(Throwable failure) {
        try {
            file.ifPresent(path -> {
                OutputFileSystem fileSystem = OutputFileSystem.of(path, configuration);
                if (begun && !fileSystem.exists(path)) {
                    fileSystem.replace(path, text(Failures.exitCode(failure), Optional.of(Failures.message(failure))));
                }
            });
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    private String text(ExitCode code, Optional<String> error) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(RUN_ID, run.text());
        json.put("status", error.isEmpty() ? "done" : "failed");
        json.put("exit_code", code.code());
        error.ifPresent(message -> json.put("error", message));
        if (published && !afterwards.isEmpty()) {
            json.put("warnings", warnings());
        }
        json.put("started", run.start().toString());
        json.put("ended", Instant.now().toString());
        report.forEach(json::putIfAbsent);
        return JsonReport.text(json);
    }
}
