package ais.geofence.zone.read.geometry;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.util.AssertionFailedException;

/**
 * A geometry in well-known text, as JTS's reader takes it, and with PostGIS's {@code SRID=4326;} in front.
 *
 * @param text as in the file
 */
public record WktGeometry(String text) implements RawGeometry {
    private static final Pattern SRID = Pattern.compile("\\s*SRID\\s*=\\s*(\\d+)\\s*;", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile(" \\(line \\d+\\)$");

    @Override
    public long length() {
        return text.length();
    }

    @Override
    public long positions() {
        return text.chars().filter(character -> character == ',').count() + 1;
    }

    @Override
    public Parsed parse() {
        Matcher srid = SRID.matcher(text);
        boolean withSrid = srid.lookingAt();
        if (withSrid && !CoordinateSystem.isLongitudeLatitude(srid.group(1))) {
            return new Unusable(CoordinateSystem.foreign("SRID " + srid.group(1)));
        }
        GeometryFaults faults = new GeometryFaults();
        try {
            StringReader rest = new StringReader(withSrid ? text.substring(srid.end()) : text);
            Parsed parsed = PolygonExtractor.take(new WKTReader(new RingFactory(faults)).read(rest), faults);
            return isBlank(rest) ? parsed : new Unusable("has WKT that goes on after its end");
        } catch (ParseException | IllegalArgumentException | IOException e) {
            return new Unusable("has WKT that can't be read: "
                    + LINE.matcher(String.valueOf(e.getMessage())).replaceFirst(""));
        } catch (AssertionFailedException e) {
            // JTS says nothing of what it takes for impossible.
            return new Unusable("has WKT that can't be read: a point has several positions");
        } catch (StackOverflowError e) {
            return new Unusable("has WKT that can't be read: its collections are nested too deep");
        }
    }

    private static boolean isBlank(StringReader rest) throws IOException {
        int next;
        do {
            next = rest.read();
        } while (next >= 0 && Character.isWhitespace(next));
        return next < 0;
    }
}
