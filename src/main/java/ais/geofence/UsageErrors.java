package ais.geofence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the style of all errors of the program. */
final class UsageErrors {
    private UsageErrors() {}

    static String message(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            String text = String.valueOf(error.getMessage());
            return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        }
        CommandLine line = error.getCommandLine();
        String given = unmatched.getUnmatched().get(0); // what follows an unknown option may be its value
        List<String> near = List.of();
        String text;
        if (unmatched.isUnknownOption()) {
            text = "unknown option '%s'".formatted(given);
            near = NearNames.of(given.replaceFirst("=.*", ""), options(line));
        } else if (line.getSubcommands().isEmpty()) {
            text = "unexpected argument '%s'".formatted(given);
        } else {
            text = "unknown command '%s'; expected %s".formatted(given, commands(line));
            near = NearNames.of(given, line.getSubcommands().keySet());
        }
        return near.isEmpty() ? text : "%s; did you mean %s?".formatted(text, String.join(" or ", near));
    }

    /** The names of all commands, as a phrase. */
    static String commands(CommandLine line) {
        List<String> names = new ArrayList<>(line.getSubcommands().keySet());
        String last = names.remove(names.size() - 1);
        return "%s or %s".formatted(String.join(", ", names), last);
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .toList();
    }
}
