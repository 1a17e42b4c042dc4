package ais.geofence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the style of all errors of the program. */
final class UsageErrors {
    private UsageErrors() {}

    static String message(ParameterException error) {
        CommandLine line = error.getCommandLine();
        if (error instanceof UnmatchedArgumentException unmatched) {
            String given = unmatched.getUnmatched().get(0); // what follows an unknown option may be its value
            if (unmatched.isUnknownOption()) {
                return suggesting("unknown option '%s'".formatted(given), given.replaceFirst("=.*", ""), options(line));
            }
            return line.getSubcommands().isEmpty()
                    ? "unexpected argument '%s'".formatted(given)
                    : unknownCommand(given, line);
        }
        String text = String.valueOf(error.getMessage());
        if (text.startsWith("Unknown subcommand") && error.getValue() != null) { // of the command help
            return unknownCommand(error.getValue(), line);
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * Makes sure that no option took an unknown option for one of its values, as those with several values do.
     *
     * @throws UnmatchedArgumentException if one did
     */
    static void refuseOptionsAsValues(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            for (String value : option.stringValues()) {
                if (value.startsWith("--")) {
                    throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), List.of(value));
                }
            }
        }
    }

    private static String unknownCommand(String given, CommandLine line) {
        return suggesting(
                "unknown command '%s'; expected %s".formatted(given, commands(line)),
                given,
                line.getSubcommands().keySet());
    }

    private static String suggesting(String text, String given, Collection<String> names) {
        List<String> near = NearNames.of(given, names);
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
                .map(OptionSpec::longestName)
                .toList();
    }
}
