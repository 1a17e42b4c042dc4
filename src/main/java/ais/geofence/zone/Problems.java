package ais.geofence.zone;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a set of zone files, told at once. */
final class Problems {
    private static final int LISTED = 50;

    private final List<Problem> problems = new ArrayList<>();

    void add(Problem problem) {
        problems.add(problem);
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new UserError(ExitCode.ZONES, problems.size() == 1 ? single() : list());
        }
    }

    private String single() {
        Problem problem = problems.get(0);
        return problem.line() + (problem.repairable() ? "; --fix-zones can repair it" : "");
    }

    private String list() {
        StringBuilder message = new StringBuilder("the zones can't be used for " + problems.size() + " reasons:");
        problems.stream()
                .limit(LISTED)
                .forEach(problem -> message.append("\n  ").append(problem.line()));
        if (problems.size() > LISTED) {
            message.append("\n  and ").append(problems.size() - LISTED).append(" more");
        }
        long repairable = problems.stream().filter(Problem::repairable).count();
        if (repairable > 0) {
            message.append("\n--fix-zones can repair ")
                    .append(repairable == problems.size() ? "them" : repairable + " of them");
        }
        return message.toString();
    }
}
