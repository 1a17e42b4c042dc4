package ais.geofence.zone.read.format;

import ais.geofence.zone.Conversion;
import java.io.IOException;
import java.io.InputStream;

/** Reads KML of any version: each Placemark is a feature, in whatever folders it lies. */
final class KmlZones implements FeatureReader {
    private final InputStream in;
    private final FileFeatures out;
    private final Links links;

    /** How the links to other documents are followed. */
    interface Links {
        /** Reads what an address leads to; false if it is not followed. */
        boolean read(String address) throws IOException;
    }

    KmlZones(InputStream in, FileFeatures out, Links links) {
        this.in = in;
        this.out = out;
        this.links = links;
    }

    @Override
    public void read() throws IOException {
        readDocument();
        if (out.count() == 0) {
            throw new UnreadableFile("has no Placemarks: at least one is needed");
        }
    }

    /** Reads the document, which may have no Placemark. */
    void readDocument() throws IOException {
        XmlStream xml = new XmlStream(in);
        if (!xml.name().equals("kml")) {
            throw new UnreadableFile(
                    Conversion.needed("XML and not KML (its root element is <" + xml.name() + ">)", out.source()));
        }
        while (xml.toNext()) {
            switch (xml.name()) {
                case "Placemark" -> new KmlPlacemark(xml).read(out);
                case "NetworkLink" -> follow(xml);
                case "Schema" -> requireUsualPlacemarks(xml);
                default -> {
                    // Folders are gone through, styles are passed over.
                }
            }
        }
    }

    private void follow(XmlStream xml) throws IOException {
        String address = "";
        int link = xml.depth();
        while (xml.toChild(link)) {
            if (xml.name().equals("Link") || xml.name().equals("Url")) {
                int element = xml.depth();
                while (xml.toChild(element)) {
                    if (xml.name().equals("href")) {
                        address = xml.text(KmlPlacemark.LONGEST_TEXT, "an address")
                                .strip();
                    }
                }
            }
        }
        if (!links.read(address)) {
            throw new UnreadableFile("has a NetworkLink" + (address.isEmpty() ? "" : " to \"" + address + "\"")
                    + ", which is not followed: download what it leads to, and name that");
        }
    }

    /** KML 2.0 let a file call its Placemarks by another name. */
    private static void requireUsualPlacemarks(XmlStream xml) throws IOException {
        if ("Placemark".equals(xml.attribute("parent"))) {
            throw new UnreadableFile("has Placemarks by the name of \"" + xml.attribute("name")
                    + "\", as KML 2.0 had them: convert it to KML 2.2");
        }
    }
}
