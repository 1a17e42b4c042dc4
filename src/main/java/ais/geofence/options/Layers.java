package ais.geofence.options;

import ais.geofence.config.NamedText;
import ais.geofence.config.PerLayer;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.ZoneOptions;
import ais.geofence.tag.LayerName;
import ais.geofence.tag.LayerOptions;
import ais.geofence.tag.Match;
import ais.geofence.zone.read.ValidityNames;
import ais.geofence.zone.read.format.FileLayer;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sorts the paths of {@code --zones} into layers, each with its own settings. */
final class Layers {
    /** What has an equals sign where a name could be. */
    private static final Pattern LIKE_A_NAME = Pattern.compile("[^/:=]*=.*", Pattern.DOTALL);

    /** With it the columns of the layer without a name begin. */
    private static final String ZONE = "zone";

    private Layers() {}

    /**
     * The layers of a command that has {@code --match} and {@code --properties}: the one without a name first, then the others
     * in the order in which they are named first.
     *
     * @throws UserError (exit 2) for a name that can't be, or a setting of a layer that is not there
     */
    static List<LayerOptions> ofTag(Settings settings) {
        return of(
                settings,
                List.of(Keys.MATCH, Keys.PROPERTIES),
                settings.get(Keys.MATCH),
                settings.get(Keys.PROPERTIES));
    }

    /** The layers of a command that asks for all zones of a position, in the same way. */
    static List<LayerOptions> ofVisits(Settings settings) {
        return of(settings, List.of(Keys.PROPERTIES), PerLayer.forAll(Match.ALL), settings.get(Keys.PROPERTIES));
    }

    /** The layers of a command that has neither, in the same way. */
    static List<LayerOptions> of(Settings settings) {
        return of(settings, List.of(), PerLayer.forAll(Match.FIRST), PerLayer.forAll(List.of()));
    }

    /**
     * The one layer of a command that takes no more.
     *
     * @throws UserError (exit 2) if there are several
     */
    static LayerOptions single(Settings settings, String command) {
        List<LayerOptions> layers = of(settings);
        if (layers.size() > 1) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s takes one zone set, and --zones has %s: name the files of one"
                            .formatted(
                                    command,
                                    listed(layers.stream()
                                            .map(LayerOptions::name)
                                            .toList())));
        }
        return layers.get(0);
    }

    /** Whether zones of any layer are valid for a time only. */
    static boolean areValidForATime(Settings settings) {
        return Stream.of(Keys.VALID_FROM, Keys.VALID_TO)
                .map(settings::get)
                .anyMatch(names -> names.plain().isPresent() || !names.own().isEmpty());
    }

    private static List<LayerOptions> of(
            Settings settings,
            List<Setting<? extends PerLayer<?>>> more,
            PerLayer<Match> match,
            PerLayer<List<String>> properties) {
        Map<Optional<String>, List<String>> paths = paths(settings.get(Keys.ZONES));
        List<LayerName> names = paths.keySet().stream().map(LayerName::new).toList();
        Stream.concat(
                        Stream.of(
                                Keys.ZONE_LAYER,
                                Keys.ZONE_NAME,
                                Keys.FIX_ZONES,
                                Keys.VALID_FROM,
                                Keys.VALID_TO,
                                Keys.BOUNDARY),
                        more.stream())
                .forEach(setting -> requireKnown(setting, settings.get(setting), names));
        return names.stream()
                .map(name -> new LayerOptions(
                        name,
                        new ZoneOptions(
                                Objects.requireNonNull(paths.get(name.text())),
                                settings.get(Keys.FIX_ZONES).of(name.text()),
                                settings.get(Keys.ZONE_NAME).of(name.text()),
                                fileLayer(settings.get(Keys.ZONE_LAYER), name, names.size()),
                                validity(settings, name)),
                        settings.get(Keys.BOUNDARY).of(name.text()),
                        match.of(name.text()),
                        properties.of(name.text())))
                .toList();
    }

    /** A value for all of several zone sets may be meant for those that have layers. */
    private static Optional<FileLayer> fileLayer(PerLayer<Optional<String>> values, LayerName name, int zoneSets) {
        boolean isOwn = name.text().filter(values.own()::containsKey).isPresent();
        return values.of(name.text()).map(layer -> new FileLayer(layer, isOwn || zoneSets == 1));
    }

    private static ValidityNames validity(Settings settings, LayerName name) {
        ValidityNames names = new ValidityNames(
                settings.get(Keys.VALID_FROM).of(name.text()),
                settings.get(Keys.VALID_TO).of(name.text()));
        if (names.areSame()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--valid-from and --valid-to both name the property '%s', and a zone that ends when it begins is never valid: name two properties, or leave one option out"
                            .formatted(names.from().get()));
        }
        return names;
    }

    private static Map<Optional<String>, List<String>> paths(List<String> texts) {
        Map<Optional<String>, List<String>> named = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        for (String text : texts) {
            NamedText path = named(text);
            path.name()
                    .ifPresentOrElse(
                            name -> named.computeIfAbsent(Optional.of(name), added -> new ArrayList<>())
                                    .add(path.text()),
                            () -> unnamed.add(text));
        }
        Map<Optional<String>, List<String>> paths = new LinkedHashMap<>();
        if (!unnamed.isEmpty()) {
            paths.put(Optional.empty(), unnamed);
        }
        paths.putAll(named);
        return paths;
    }

    private static NamedText named(String text) {
        NamedText path = NamedText.of(text);
        if (path.name().isEmpty()) {
            if (LIKE_A_NAME.matcher(text).matches() && !isThere(text)) {
                throw refused(
                        text,
                        "the name of a layer has lower-case letters, digits and underscores, and begins with a letter; for a path write ./"
                                + text);
            }
            return path;
        }
        if (path.text().isBlank()) {
            throw refused(text, "the path of the layer is missing");
        }
        if (isThere(text)) {
            throw refused(text, "this is a path here, and also names a layer; for the path write ./" + text);
        }
        if (path.name().get().equals(ZONE)) {
            throw refused(
                    text, "zone_index and zone_name are the columns of zones without a name; choose another name");
        }
        return path;
    }

    private static boolean isThere(String path) {
        return new File(path).exists();
    }

    private static UserError refused(String text, String reason) {
        return new UserError(ExitCode.USAGE, "--zones %s: %s".formatted(text, reason));
    }

    private static void requireKnown(Setting<?> setting, PerLayer<?> value, List<LayerName> names) {
        for (String layer : value.own().keySet()) {
            if (!names.contains(new LayerName(Optional.of(layer)))) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--%s has a value for the layer %s, and --zones has %s; correct the name, or add --zones %s=PATH"
                                .formatted(setting, layer, listed(names), layer));
            }
        }
    }

    private static String listed(List<LayerName> names) {
        List<String> named =
                names.stream().flatMap(name -> name.text().stream()).toList();
        if (named.isEmpty()) {
            return "no layers with names";
        }
        return (named.size() == 1 ? "the layer " : "the layers ")
                + String.join(", ", named)
                + (named.size() < names.size() ? " and zones without a name" : "");
    }
}
