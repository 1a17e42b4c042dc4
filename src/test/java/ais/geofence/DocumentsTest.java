package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.testing.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: files, headings, classes, commands and options. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[(?:[^\\]\\[]|\\[[^\\]]*\\])*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a (?:id|name)=\"([^\"]+)\">");
    private static final Pattern CODE = Pattern.compile("(?<!\\[)`([A-Z]\\w+)`");

    private static final String MISSING = "no-such-file.properties";

    /** The first word of a command, then anything up to the line's end that does not end in a backslash. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^ *(?:\\w+=\\S+ )*scripts/ais-geofence ((?:.*\\\\\n)*.*)$");

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path file : Documents.all()) {
            Matcher links = LINK.matcher(Documents.prose(Documents.text(file.toString())));
            while (links.find()) {
                String link = links.group(1);
                if (!link.matches("[a-z]+:.*") && !leadsSomewhere(file, link)) {
                    broken.add("%s: %s".formatted(file, link));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path file, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** The anchors of a file: those that GitHub makes of its headings, and its own. */
    private static Set<String> anchors(Path file) {
        String text = Documents.text(file.toString());
        Set<String> anchors = new LinkedHashSet<>();
        Matcher headings = HEADING.matcher(Documents.prose(text));
        while (headings.find()) {
            String anchor = headings.group(1)
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            String numbered = anchor;
            for (int i = 1; !anchors.add(numbered); i++) {
                numbered = anchor + "-" + i;
            }
        }
        Matcher own = ANCHOR.matcher(text);
        while (own.find()) {
            anchors.add(own.group(1));
        }
        return anchors;
    }

    @Test
    void theArchitectureLinksEveryClassThatItNames() throws IOException {
        Set<String> classes;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            classes = sources.map(source -> source.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        String text = Documents.text("ARCHITECTURE.md");
        String prose = Documents.prose(text);
        Map<String, String> linked = LINK.matcher(prose)
                .results()
                .filter(link -> link.group(1).endsWith(".java"))
                .collect(Collectors.toMap(
                        link -> link.group().replaceAll("\\[(.*)\\].*", "$1"),
                        link -> Path.of(link.group(1)).getFileName().toString().replace(".java", ""),
                        (first, second) -> second));
        String pictures = String.join("", Documents.blocks(text, ""));

        assertThat(linked).allSatisfy((name, file) -> assertThat(name).isEqualTo(file));
        assertThat(CODE.matcher(prose).results().map(name -> name.group(1)).filter(classes::contains))
                .as("classes in prose without a link")
                .isEmpty();
        assertThat(Arrays.stream(pictures.split("\\W+")).filter(classes::contains))
                .as("classes in pictures that are linked nowhere")
                .isSubsetOf(linked.keySet());
    }

    @Test
    void everyCommandHasItsOptions() {
        List<String> commands = Documents.all().stream()
                .flatMap(file -> Documents.blocks(Documents.text(file.toString()), "").stream())
                .flatMap(block -> COMMAND.matcher(block).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).hasSizeGreaterThan(15);
        assertThat(commands).allSatisfy(command -> {
            String program = command.replace("\\\n", " ").split(" -- ")[0];
            List<String> arguments = new ArrayList<>(
                    WORD.matcher(program).results().map(MatchResult::group).toList());
            arguments.addAll(List.of("--config", MISSING)); // is looked for when all options are known
            CommandRun run = CommandRun.of(arguments.toArray());
            assertThat(run.message()).contains(MISSING);
        });
    }

    /** The queries of docs/ are run by tests: so are the README's. */
    @Test
    void theReadmePrintsQueriesThatAreTested() {
        String readme = Documents.text("README.md");
        String tested = Documents.text("docs/sql.md") + Documents.text("docs/visits.md");

        for (String language : List.of("sql", "python")) {
            assertThat(Documents.blocks(readme, language))
                    .isNotEmpty()
                    .allSatisfy(query ->
                            assertThat(Documents.blocks(tested, language)).contains(query));
        }
    }
}
