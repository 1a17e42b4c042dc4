package ais.geofence.zone;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.ArrayList;
import java.util.List;

/** Tells all that is wrong with a set of zone files at once. */
final class Problems {
    private static final int LISTED = 50;

    private Problems() {}

    static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw problems.size() == 1
                    ? new UserError(ExitCode.ZONES, single(problems.get(0)))
                    : new UserError(ExitCode.ZONES, list(problems));
        }
    }

    private static String single(Problem problem) {
        return problem.line() + (problem.repairable() ? "; --fix-zones can repair it" : "");
    }

    private static List<String> list(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add("the zones can't be used for " + problems.size() + " reasons:");
        problems.stream().limit(LISTED).forEach(problem -> lines.add("  " + problem.line()));
        if (problems.size() > LISTED) {
            lines.add("  and " + (problems.size() - LISTED) + " more");
        }
        long repairable = problems.stream().filter(Problem::repairable).count();
        if (repairable > 0) {
            lines.add("--fix-zones can repair " + (repairable == problems.size() ? "them" : repairable + " of them"));
        }
        return lines;
    }
}
