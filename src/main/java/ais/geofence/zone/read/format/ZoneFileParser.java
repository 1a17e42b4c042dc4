package ais.geofence.zone.read.format;

import ais.geofence.fault.Reason;
import ais.geofence.unpack.GzipStream;
import ais.geofence.unpack.ZstdStream;
import ais.geofence.zone.Problem;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a zone file, recognises its format, reads it with the reader of that format, and says why a file can't be read. */
public final class ZoneFileParser {
    /** As many of the first bytes as it takes to recognise any format. */
    private static final int START_BYTES = 1 << 10;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP = 0x1f8b;
    private static final int ZSTD = 0x28b5;
    private static final String WIDE_TEXT = "is in UTF-16 or UTF-32: save it as UTF-8";

    /** What Jackson's messages go on to say: its own settings, and what else it would have taken. */
    private static final Pattern ABOUT_JACKSON =
            Pattern.compile(", from `[^`]*`|(: | \\(start marker| at \\[Source).*");

    private final FeatureSink sink;
    private final @Nullable FileLayer layer;
    private int files;
    private boolean layered;

    /** @param layer the layer to read of files with several; null if there are none */
    public ZoneFileParser(FeatureSink sink, @Nullable FileLayer layer) {
        this.sink = sink;
        this.layer = layer;
    }

    /** Reads all of a file into the sink. Files are numbered in the order in which they are read, from 0. */
    public void read(ZoneFile file) {
        FileFeatures features = new FileFeatures(files++, file.name(), sink);
        if (ZoneFormat.shapefileOf(file.name()).isPresent()) {
            features.problem("is a part of a shapefile: name the .shp beside it");
            return;
        }
        try (InputStream in = new BufferedInputStream(file.open(), BUFFER_BYTES)) {
            byte[] start = peek(in);
            if (start.length == 0) {
                throw new UnreadableFile("is empty");
            }
            InputStream unpacked = unpacked(in, start);
            if (unpacked != null) {
                readText(new BufferedInputStream(unpacked, BUFFER_BYTES), file, features);
                return;
            }
            switch (ZoneFormat.of(file.name(), start)) {
                case GEOJSON, GEOJSON_SEQUENCE, CSV, KML -> readText(in, file, features);
                case GEOPARQUET -> new GeoParquetZones(file, features).read();
                case GEOPACKAGE -> {
                    layered = true;
                    requireGeoPackage(file, start);
                    new GeoPackageZones(file, layer == null ? null : layer.name(), features).read();
                }
                case FLATGEOBUF -> new FlatGeobufZones(in, features).read();
                case KMZ -> new KmzZones(file, features).read();
                case SHAPEFILE -> new ShapefileZones(in, file, features).read();
                case ZIP -> readAll(file);
            }
        } catch (UnreadableFile e) {
            features.problem(String.valueOf(e.getMessage()));
        } catch (JsonEOFException e) {
            features.problem("ends in the middle of its JSON" + at(e) + ": is it truncated?");
        } catch (JsonProcessingException e) {
            String reason = ABOUT_JACKSON.matcher(e.getOriginalMessage()).replaceAll("");
            features.problem("is not valid JSON" + at(e) + ": " + reason);
        } catch (EOFException e) {
            features.problem("ends in the middle of its compressed data: is it truncated?");
        } catch (ZipException e) {
            features.problem("is damaged, its compressed data can't be unpacked: " + e.getMessage());
        } catch (CharacterCodingException e) {
            features.problem("is not in UTF-8: save it as UTF-8");
        } catch (IOException e) {
            features.problem("can't be read: " + Reason.of(e));
        }
    }

    private void readAll(ZoneFile zip) throws IOException {
        try (ZoneArchive archive = ZoneArchive.open(zip)) {
            List<ZoneFile> members = archive.zoneFiles();
            for (int done = 0; done < members.size(); done++) {
                read(members.get(done));
                zip.readSoFar((done + 1.0) / members.size());
            }
        }
    }

    /** Says what is wrong with all files together, when all are read. */
    public void finish() {
        if (layer != null && layer.isRequired() && !layered) {
            sink.problem(new Problem("--zone-layer " + layer.name(), "none of the files has layers: leave it out"));
        }
    }

    /** A database whose start does not say that it is one may be one all the same, if its name does. */
    private static void requireGeoPackage(ZoneFile file, byte[] start) throws UnreadableFile {
        String refusal = ForeignFormat.refusal(file.name(), start);
        if (refusal != null && !ZoneFormat.GEOPACKAGE.isEnding(file.name())) {
            throw new UnreadableFile(refusal);
        }
    }

    private static void readText(InputStream in, ZoneFile file, FileFeatures features) throws IOException {
        byte[] start = peek(in);
        ZoneFormat format = ZoneFormat.of(file.name(), start);
        String foreign = foreign(file.name(), start);
        // XML says itself in which encoding it is.
        if (foreign != null && !(format == ZoneFormat.KML && foreign.equals(WIDE_TEXT))) {
            throw new UnreadableFile(foreign);
        }
        FeatureReader reader = switch (format) {
            case GEOJSON -> new GeoJsonDocument(in, features);
            case GEOJSON_SEQUENCE -> new GeoJsonSequence(in, features);
            case CSV -> new CsvZones(in, features);
            case KML -> new KmlZones(in, features, ZoneArchive.links(file));
            case GEOPARQUET -> throw compressed("Parquet");
            case GEOPACKAGE -> throw compressed("a GeoPackage");
            case FLATGEOBUF -> throw compressed("FlatGeobuf");
            case SHAPEFILE -> throw compressed("a shapefile");
            case KMZ -> throw compressed("KMZ");
            case ZIP -> throw compressed("a zip archive");
        };
        reader.read();
    }

    private static UnreadableFile compressed(String format) {
        return new UnreadableFile("is " + format + " that was compressed as a whole: unpack it first");
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(START_BYTES);
        byte[] start = in.readNBytes(START_BYTES);
        in.reset();
        return start;
    }

    /** The unpacked bytes of a compressed file; null if it is not compressed. */
    private static @Nullable InputStream unpacked(InputStream in, byte[] start) {
        return switch (first(start)) {
            case GZIP -> new GzipStream(in);
            case ZSTD -> new ZstdStream(in);
            default -> null;
        };
    }

    /** The first two bytes as a number; 0 if there are fewer. */
    private static int first(byte[] start) {
        return start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
    }

    /** What the first bytes say the file is, where that is not text in UTF-8. */
    private static @Nullable String foreign(String name, byte[] start) {
        if (start.length < 4) {
            return start.length == 0 ? "is empty" : null;
        }
        String refusal = ForeignFormat.refusal(name, start);
        if (refusal != null) {
            return refusal;
        }
        int first = first(start);
        if (first == 0xfeff || first == 0xfffe || start[0] == 0 || start[1] == 0) {
            return WIDE_TEXT;
        }
        return switch (first) {
            case GZIP, ZSTD -> "is compressed twice: unpack it first";
            case 0xfd37 -> "is compressed by xz: unpack it first";
            case 0x425a -> start[2] == 'h' ? "is compressed by bzip2: unpack it first" : null;
            default -> null;
        };
    }

    /** The line and column, if Jackson reports them. It does not for input that is nested too deep or too long. */
    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
