package ais.geofence.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A value that a layer may have of its own: {@code all}, {@code eez=all}, or both, then {@code all} for the others.
 *
 * @param plain the value of each layer that has none of its own
 * @param own the values of single layers, by their names
 */
public record PerLayer<T>(T plain, Map<String, T> own) {
    /** Before the name of a layer; other commas belong to the value. */
    private static final Pattern NEXT = Pattern.compile(",\\s*(?=" + NamedText.NAME + "=)");

    /** The same value for all layers. */
    public static <T> PerLayer<T> forAll(T value) {
        return new PerLayer<>(value, Map.of());
    }

    /**
     * Reads texts such as {@code all}, {@code eez=all} and {@code eez=iso,sovereign,ports=un}.
     *
     * @param plain the value of each layer that the texts don't have
     * @param parser makes the value of a layer's texts, or throws an {@link IllegalArgumentException}
     */
    static <T> PerLayer<T> parse(List<String> texts, T plain, Function<List<String>, T> parser) {
        T rest = plain;
        Map<String, T> own = new LinkedHashMap<>();
        for (Map.Entry<Optional<String>, List<String>> layer : byLayer(texts).entrySet()) {
            T value = parser.apply(layer.getValue());
            if (layer.getKey().isPresent()) {
                own.put(layer.getKey().get(), value);
            } else {
                rest = value;
            }
        }
        return new PerLayer<>(rest, own);
    }

    /** Whether texts such as {@link #parse} reads have a value for layers that they don't name. */
    static boolean hasPlain(List<String> texts) {
        return byLayer(texts).containsKey(Optional.empty());
    }

    private static Map<Optional<String>, List<String>> byLayer(List<String> texts) {
        Map<Optional<String>, List<String>> byLayer = new LinkedHashMap<>();
        for (String text : texts) {
            for (String part : NEXT.split(text)) {
                NamedText named = NamedText.of(part);
                if (named.text().isBlank()) {
                    throw new IllegalArgumentException("expected a value after '%s'".formatted(part));
                }
                byLayer.computeIfAbsent(named.name(), name -> new ArrayList<>()).add(named.text());
            }
        }
        return byLayer;
    }

    /**
     * The value of a layer.
     *
     * @param name its name; empty for the layer without one
     */
    public T of(Optional<String> name) {
        return name.flatMap(layer -> Optional.ofNullable(own.get(layer))).orElse(plain);
    }

    /** The values of single layers, each as a settings file would have it. */
    List<String> ownTexts() {
        return own.entrySet().stream()
                .map(layer -> layer.getKey() + "=" + Setting.format(layer.getValue()))
                .toList();
    }
}
