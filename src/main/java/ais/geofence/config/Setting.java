package ais.geofence.config;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting of a command: the option {@code --key} of the command line and the key of a settings file.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    /** How many values a setting takes. */
    public enum Arity {
        /** A yes or no; the bare option means yes. */
        FLAG,
        ONE,
        /** One or more; comma-separated in a settings file. */
        MANY,
        /** One or more lists, of which the setting itself reads the commas. */
        LISTS
    }

    /**
     * Settings that belong together.
     *
     * @param heading above them in the help
     */
    public record Group(String heading, List<Setting<?>> settings) {}

    private final String key;
    private final String label;
    private final T defaultValue;
    private final Arity arity;
    private final Function<List<String>, T> parser;
    private final String description;

    /**
     * A setting of any type.
     *
     * @param label what help calls the value
     * @param parser makes the value of its texts, or throws an {@link IllegalArgumentException} that says what was expected
     */
    public Setting(
            String key,
            String label,
            T defaultValue,
            Arity arity,
            Function<List<String>, T> parser,
            String description) {
        this.key = key;
        this.label = label;
        this.defaultValue = defaultValue;
        this.arity = arity;
        this.parser = parser;
        this.description = description;
    }

    /** The same setting with a value for each layer, such as {@code eez=all}. */
    public Setting<PerLayer<T>> perLayer() {
        return new Setting<>(
                key,
                "[LAYER=]" + label,
                PerLayer.forAll(defaultValue),
                arity == Arity.FLAG ? Arity.FLAG : Arity.LISTS,
                texts -> PerLayer.parse(texts, defaultValue, parser),
                description);
    }

    public String key() {
        return key;
    }

    /** What stands for the value in help. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    public Arity arity() {
        return arity;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /** The default as a settings file would have it; empty if there is none. */
    public String defaultText() {
        return format(defaultValue);
    }

    /**
     * The value that the texts stand for.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public T parse(List<String> texts) {
        return parser.apply(texts);
    }

    /**
     * A value as it would be written in a settings file; empty for one that is not set. Of a {@link PerLayer} it is the value of
     * each layer that has none of its own.
     */
    public static String format(Object value) {
        if (value instanceof PerLayer<?> layers) {
            return format(layers.plain());
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Setting::format).orElse("");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Setting::format).collect(Collectors.joining(","));
        }
        return value instanceof Enum<?> choice ? nameOf(choice) : value.toString();
    }

    @Override
    public String toString() {
        return key;
    }

    public static Setting<List<String>> paths(String key, String description) {
        return new Setting<>(key, "PATH", List.of(), Arity.MANY, texts -> texts, description);
    }

    public static Setting<Optional<String>> text(String key, String label, String description) {
        return new Setting<>(key, label, Optional.empty(), Arity.ONE, texts -> Optional.of(single(texts)), description);
    }

    public static Setting<Optional<Instant>> instant(String key, String description) {
        return new Setting<>(
                key,
                "TIME",
                Optional.empty(),
                Arity.ONE,
                texts -> Optional.of(Instants.parse(single(texts))),
                description);
    }

    public static Setting<Boolean> flag(String key, String description) {
        return new Setting<>(key, "", false, Arity.FLAG, Setting::yesOrNo, description);
    }

    public static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue, Class<E> type, String description) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Setting::nameOf).toList();
        return new Setting<>(
                key,
                String.join("|", names),
                defaultValue,
                Arity.ONE,
                texts -> {
                    int index = names.indexOf(single(texts));
                    if (index < 0) {
                        throw new IllegalArgumentException("expected one of " + String.join(", ", names));
                    }
                    return type.getEnumConstants()[index];
                },
                description);
    }

    /** The name of an enum constant as users write it: lower case with hyphens. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The only one of the texts, or an {@link IllegalArgumentException}. */
    public static String single(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("expected one value, found " + texts.size());
        }
        return texts.get(0);
    }

    private static boolean yesOrNo(List<String> texts) {
        return switch (single(texts)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    /** The settings of groups, in order. */
    public static List<Setting<?>> all(List<Group> groups) {
        return groups.stream()
                .<Setting<?>>flatMap(group -> group.settings().stream())
                .toList();
    }
}
