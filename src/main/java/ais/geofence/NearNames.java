package ais.geofence;

import java.util.Collection;
import java.util.List;

/** Finds the names that somebody may have meant by a name that does not exist. */
final class NearNames {
    private static final int MOST = 3;

    /** One wrong, missing, additional or exchanged character in so many. */
    private static final int CHARACTERS_PER_MISTAKE = 3;

    private NearNames() {}

    /** The first names that begin with the given one, else the nearest of those that have few mistakes. */
    static List<String> of(String given, Collection<String> names) {
        List<String> longer = names.stream()
                .filter(name -> name.startsWith(given))
                .limit(MOST)
                .toList();
        if (!longer.isEmpty()) {
            return longer;
        }
        int fewest = names.stream()
                .mapToInt(name -> mistakes(given, name))
                .filter(mistakes -> mistakes <= given.length() / CHARACTERS_PER_MISTAKE)
                .min()
                .orElse(-1);
        return names.stream()
                .filter(name -> mistakes(given, name) == fewest)
                .limit(MOST)
                .toList();
    }

    /** The edit distance, with the exchange of neighbours as one edit. */
    private static int mistakes(String given, String name) {
        int[][] least = new int[given.length() + 1][name.length() + 1];
        for (int i = 0; i <= given.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                boolean same = given.charAt(i - 1) == name.charAt(j - 1);
                least[i][j] =
                        Math.min(least[i - 1][j - 1] + (same ? 0 : 1), Math.min(least[i - 1][j], least[i][j - 1]) + 1);
                boolean exchanged = i > 1
                        && j > 1
                        && given.charAt(i - 1) == name.charAt(j - 2)
                        && given.charAt(i - 2) == name.charAt(j - 1);
                if (exchanged) {
                    least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
                }
            }
        }
        return least[given.length()][name.length()];
    }
}
