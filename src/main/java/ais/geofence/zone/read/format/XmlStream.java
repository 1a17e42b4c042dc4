package ais.geofence.zone.read.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of an XML document that is not trusted: it refuses a document type declaration, so that no entity can grow or fetch
 * other files, and bounds the depth of the elements, the length of a name, an attribute and a text. An element is known by its name without the
 * prefix of the root element, whatever namespace that stands for.
 */
final class XmlStream {
    private static final int DEEPEST = 1000;

    /** What the parser says before the reason. */
    private static final Pattern ABOUT_PLACE = Pattern.compile("(?s)ParseError at.*?Message: ");

    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Many files use prefixes that they don't declare.
        FACTORY.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    private final Characters in;
    private final XMLStreamReader xml;
    private final String prefix;
    private int depth;

    /** Goes to the root element. */
    XmlStream(InputStream in) throws IOException {
        this.in = new Characters(XmlEncoding.reader(in));
        try {
            this.xml = FACTORY.createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
        int event = xml.getEventType();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = next();
        }
        String root = xml.getLocalName();
        this.prefix = root.substring(0, root.indexOf(':') + 1);
    }

    /** The name of the element, without the root's prefix. */
    String name() {
        String name = xml.getLocalName();
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    /** An attribute of the element that was just entered. */
    @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** How many elements it is in. */
    int depth() {
        return depth;
    }

    /** Enters the next element at any depth; false at the end of the document. */
    boolean toNext() throws IOException {
        int event;
        do {
            event = next();
        } while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT);
        return event == XMLStreamConstants.START_ELEMENT;
    }

    /**
     * Enters the next child of an element and skips the rest of the one before. At the element's end it leaves the element and returns false.
     *
     * @param parent the depth in the element
     */
    boolean toChild(int parent) throws IOException {
        while (depth >= parent) {
            if (next() == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads all text of the element that was just entered, also of the elements in it, and leaves it.
     *
     * @param longest how many characters are taken at most
     * @param subject what it is, for the message
     */
    String text(long longest, String subject) throws IOException {
        StringBuilder text = new StringBuilder();
        int element = depth;
        while (depth >= element) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (text.length() > longest) {
                    throw new UnreadableFile("has %s of more than %s characters at line %s"
                            .formatted(subject, longest, xml.getLocation().getLineNumber()));
                }
            }
        }
        return text.toString();
    }

    private int next() throws IOException {
        in.step();
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEEPEST) {
                    throw new UnreadableFile("has elements that are nested more than %s deep".formatted(DEEPEST));
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD ->
                throw new UnreadableFile(
                        "has a document type declaration (<!DOCTYPE), which could make its reader fetch other files: remove it");
            default -> {
                // Nothing to keep account of.
            }
        }
        return event;
    }

    private IOException unreadable(XMLStreamException e) {
        if (e.getNestedException() instanceof CharacterCodingException) {
            return new UnreadableFile(
                    "is not in the encoding that its first line declares, which is UTF-8 if it declares none");
        }
        if (e.getNestedException() instanceof IOException cause) {
            return cause;
        }
        Location at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        return new UnreadableFile(
                in.hasEnded()
                        ? "ends in the middle of its XML" + place + ": is it truncated?"
                        : "is not valid XML" + place + ": "
                                + ABOUT_PLACE
                                        .matcher(String.valueOf(e.getMessage()))
                                        .replaceFirst(""));
    }

    /** The document, not too much of it for one step of the parser: it keeps what it reads of a name, an attribute or a comment. */
    private static final class Characters extends FilterReader {
        private static final int MOST = 32 << 20;

        private long read;
        private boolean ended;

        Characters(Reader in) {
            super(in);
        }

        void step() {
            read = 0;
        }

        boolean hasEnded() {
            return ended;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? next : 1);
            return next;
        }

        @Override
        public int read(char[] characters, int offset, int length) throws IOException {
            int count = super.read(characters, offset, length);
            count(count);
            return count;
        }

        /** Leaves the stream to whom it belongs: the parser closes it at the end of the document. */
        @Override
        public void close() {}

        private void count(int characters) throws IOException {
            ended |= characters < 0;
            read += Math.max(0, characters);
            if (read > MOST) {
                throw new UnreadableFile(
                        "has an attribute, a name or a comment of more than %s characters".formatted(MOST));
            }
        }
    }
}
