package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FileFinder;
import ais.geofence.files.FoundFile;
import ais.geofence.text.Figures;
import ais.geofence.unpack.ZipDirectory;
import ais.geofence.unpack.ZipMember;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * What is in a zip archive.
 *
 * @param files the members that are positions: those whose names end as those of CSV or JSON lines; if there are none, the only
 *     member
 * @param passedOver the names of the other members; a hidden folder stands for those in it
 */
record ZipArchive(List<FoundFile> files, List<String> passedOver) {
    static final String ENDING = ".zip";

    /** What to do about an archive of which no member can be read. */
    static final String UNPACK = "unpack the archive (unzip) and pass the files";

    private static final List<String> CSV_SUFFIXES = List.of(".csv", ".tsv");

    /**
     * Opens an archive; a file with another ending is returned as it is.
     *
     * @throws UserError (exit 4) if the archive can't be read, has no positions, or two members of the same name; or if one of the
     *     members is encrypted, an archive itself, compressed in a way that can't be read, or Parquet
     */
    static ZipArchive of(FoundFile file, Configuration configuration) {
        return file.lastName().toLowerCase(Locale.ROOT).endsWith(ENDING)
                ? new Reading(file, configuration).archive()
                : new ZipArchive(List.of(file), List.of());
    }

    static boolean begins(FirstBytes file) {
        return file.startWith('P', 'K', 3, 4) || file.startWith('P', 'K', 5, 6) || file.startWith('P', 'K', 7, 8);
    }

    private record Reading(FoundFile file, Configuration configuration) {
        ZipArchive archive() {
            List<ZipMember> members = members();
            List<ZipMember> visible = members.stream()
                    .filter(member ->
                            !member.name().endsWith("/") && hiddenPart(member).isEmpty())
                    .toList();
            List<ZipMember> positions = positions(visible);
            requireNames(positions);
            positions.forEach(this::requireReadable);
            Set<ZipMember> read = Set.copyOf(positions);
            List<ZipMember> others =
                    members.stream().filter(member -> !read.contains(member)).toList();
            requireHeaders(others);
            return new ZipArchive(
                    positions.stream().map(file::member).toList(),
                    others.stream()
                            .filter(member -> !member.name().endsWith("/"))
                            .map(member ->
                                    file.name() + "/" + hiddenPart(member).orElse(member.name()))
                            .distinct()
                            .toList());
        }

        private List<ZipMember> members() {
            FirstBytes start = FirstBytes.of(file, configuration);
            if (start.isEmpty()) {
                throw refused(file, "the file is empty");
            }
            try (FSDataInputStream in = file.path().getFileSystem(configuration).open(file.path())) {
                return ZipDirectory.members(file.bytes(), in::readFully);
            } catch (IOException | RuntimeException e) {
                // Another file may end as an archive, behind the program that unpacks it.
                if (!begins(start)) {
                    throw refused(file, "this is not a zip archive, though its name ends in .zip; rename it");
                }
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the zip archive can't be read, it may be cut off or damaged (%s); fetch it again, or %s"
                                .formatted(file.name(), Reason.of(e), UNPACK),
                        e);
            }
        }

        private List<ZipMember> positions(List<ZipMember> members) {
            for (ZipMember member : members) {
                FoundFile ofArchive = file.member(member);
                if (PositionFormat.isPacked(ofArchive)) {
                    throw refused(
                            ofArchive,
                            "an archive, a compressed file or Parquet in a zip archive is not read; " + UNPACK);
                }
            }
            List<ZipMember> named = members.stream()
                    .filter(member -> isText(file.member(member)))
                    .toList();
            if (!named.isEmpty()) {
                requireOneFormat(named);
                return named;
            }
            if (members.size() == 1) {
                return members;
            }
            throw refused(
                    file,
                    members.isEmpty()
                            ? "the archive has no files"
                            : "none of the names in the archive ends in .csv, .tsv, .json, .jsonl, .ndjson, .geojson or .geojsonl (%s); %s"
                                    .formatted(
                                            Figures.listed(members.stream()
                                                    .map(ZipMember::name)
                                                    .toList()),
                                            UNPACK));
        }

        private void requireOneFormat(List<ZipMember> positions) {
            List<String> json = names(positions, true);
            List<String> csv = names(positions, false);
            if (!json.isEmpty() && !csv.isEmpty()) {
                throw refused(
                        file,
                        "the archive has members of CSV (%s) and of JSON (%s), and they can't be read together; unpack the archive (unzip) and pass the files of one format"
                                .formatted(Figures.listed(csv), Figures.listed(json)));
            }
        }

        private List<String> names(List<ZipMember> positions, boolean json) {
            return positions.stream()
                    .filter(member -> isJson(file.member(member)) == json)
                    .map(ZipMember::name)
                    .toList();
        }

        /** Two members of one name may be an old and a new state of the same data. */
        private void requireNames(List<ZipMember> positions) {
            Set<String> names = new HashSet<>();
            for (ZipMember member : positions) {
                if (!names.add(member.name())) {
                    throw refused(
                            file.member(member),
                            "the archive has two members of this name; delete one, or unpack it and pass the right file");
                }
            }
        }

        private void requireReadable(ZipMember member) {
            if (member.isEncrypted()) {
                throw refused(
                        file.member(member),
                        "it is encrypted; unpack the archive with its password and pass the files");
            }
            if (!member.isReadable()) {
                throw refused(
                        file.member(member),
                        "it is compressed by %s, and only deflate is read; unpack the archive (7z x) and pass the files"
                                .formatted(member.methodText()));
            }
        }

        /** What is passed over is what the directory says. Otherwise a damaged name would hide rows. */
        private void requireHeaders(List<ZipMember> members) {
            members.parallelStream().forEach(member -> {
                try (FSDataInputStream in =
                        file.path().getFileSystem(configuration).open(file.path())) {
                    in.seek(member.start());
                    member.passHeader(in);
                } catch (IOException | RuntimeException e) {
                    throw new UserError(
                            ExitCode.INPUT,
                            "%s: can't be read, it may be damaged (%s); fetch the archive again"
                                    .formatted(file.member(member).name(), Reason.of(e)),
                            e);
                }
            });
        }
    }

    private static boolean isText(FoundFile member) {
        String name = member.lastName().toLowerCase(Locale.ROOT);
        return isJson(member) || CSV_SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private static boolean isJson(FoundFile member) {
        return PositionFormat.isJson(member.lastName().toLowerCase(Locale.ROOT));
    }

    /** The name of a member up to the first folder that is hidden, or the whole name if the file is. */
    private static Optional<String> hiddenPart(ZipMember member) {
        List<String> path = new ArrayList<>();
        for (String part : member.name().split("[/\\\\]")) {
            path.add(part);
            if (FileFinder.isHidden(part) && !part.equals(".") && !part.equals("..")) {
                String hidden = String.join("/", path);
                return Optional.of(hidden.length() < member.name().length() ? hidden + "/" : hidden);
            }
        }
        return Optional.empty();
    }

    private static UserError refused(FoundFile file, String remedy) {
        return new UserError(ExitCode.INPUT, "%s: %s".formatted(file.name(), remedy));
    }
}
