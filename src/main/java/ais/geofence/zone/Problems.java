package ais.geofence.zone;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is wrong with a set of zone files, as one error. */
final class Problems {
    private static final int LISTED = 50;

    private Problems() {}

    static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            List<Problem> told = withoutRepeatedSystems(problems);
            throw told.size() == 1
                    ? new UserError(ExitCode.ZONES, single(told.get(0)))
                    : new UserError(ExitCode.ZONES, list(told));
        }
    }

    /** The problems, with one of the coordinate system for each file: the file's own if there is one, else the first feature's. */
    private static List<Problem> withoutRepeatedSystems(List<Problem> problems) {
        Set<String> known = problems.stream()
                .filter(Problems::isOfWholeFile)
                .map(Problem::file)
                .collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        return problems.stream()
                .filter(problem -> !problem.isOfCoordinateSystem()
                        || ((isOfWholeFile(problem) || !known.contains(problem.file())) && told.add(problem.file())))
                .toList();
    }

    private static boolean isOfWholeFile(Problem problem) {
        return problem.isOfCoordinateSystem() && problem.file().equals(problem.place());
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
