package ais.geofence.options;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.output.Checkpoint;
import ais.geofence.output.OutputFormat;
import ais.geofence.output.OutputOptions;
import ais.geofence.visit.VisitOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which settings of the output go together. */
final class OutputRules {
    private OutputRules() {}

    /**
     * Checks all of them.
     *
     * @throws UserError (exit 2) for the first rule that is broken
     */
    static void check(TagOptions options) {
        checkFormat(options.output());
        checkAppending(options);
        options.visits().ifPresent(visits -> checkState(options.output(), visits));
    }

    /** Visits by day keep a state; those in a table have no folder beside which it could be. */
    private static void checkState(OutputOptions output, VisitOptions visits) {
        if (output.table().isPresent() && visits.state().isEmpty()) {
            throw usage(
                    "--table needs --state PATH, a folder for what the next day goes on with; visits that have not ended go to PATH-open");
        }
        if (visits.state().isPresent() && !output.writes()) {
            throw usage("--state needs --output or --table");
        }
        if (visits.state().isPresent()
                && output.table().isEmpty()
                && !output.paths().byDay()) {
            throw usage("--state needs --partition-by date: only visits by day go on from day to day");
        }
    }

    private static void checkFormat(OutputOptions output) {
        Optional<String> table = output.table();
        boolean iceberg = output.format() == OutputFormat.ICEBERG;
        if (table.isPresent() && output.paths().tagged().isPresent()) {
            throw usage("--table and --output exclude each other: rows go to one of them");
        }
        if (table.isPresent() && !iceberg) {
            throw usage("--table %s needs --format iceberg; folders are --output".formatted(table.get()));
        }
        if (iceberg && table.isEmpty()) {
            throw usage("--format iceberg needs --table CATALOG.DB.TABLE");
        }
    }

    private static void checkAppending(TagOptions options) {
        OutputOptions output = options.output();
        if (!output.append()) {
            if (output.checkpoint().isPresent()) {
                throw usage("--checkpoint needs --append-new");
            }
            return;
        }
        Map<Setting<?>, Boolean> excluded = new LinkedHashMap<>();
        excluded.put(Keys.OVERWRITE, output.overwrite());
        excluded.put(Keys.FROM, output.range().from().isPresent());
        excluded.put(Keys.TO, output.range().to().isPresent());
        excluded.put(Keys.DRY_RUN, options.dryRun());
        excluded.forEach((other, given) -> {
            if (given) {
                throw usage("--append-new and --%s exclude each other: every new file is added, whole, once"
                        .formatted(other));
            }
        });
        if (!output.writes()) {
            throw usage("--append-new needs --output or --table, to add rows to");
        }
        if (output.table().isPresent() && output.checkpoint().isEmpty()) {
            throw usage("--append-new with --table needs --checkpoint PATH, a folder to remember the files in");
        }
        if (output.table().isEmpty() && output.checkpoint().isPresent()) {
            throw usage("--checkpoint is for a table; a folder has it in OUTPUT/" + Checkpoint.NAME);
        }
        if (options.input().paths().size() != 1) {
            throw usage("--append-new takes one folder or glob for --positions, which has %s"
                    .formatted(options.input().paths().size()));
        }
    }

    private static UserError usage(String message) {
        return new UserError(ExitCode.USAGE, message);
    }
}
