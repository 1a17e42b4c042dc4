package ais.geofence.html;

import ais.geofence.fault.Printable;
import ais.geofence.fault.Secrets;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;

/** Masks the texts of a page before they are escaped, as escaped secrets are not recognised. */
final class ShownTexts extends OwaspHtmlTemplateOutput {
    ShownTexts(TemplateOutput html) {
        super(html);
    }

    @Override
    public void writeUserContent(String value) {
        super.writeUserContent(shown(value));
    }

    /** The text with its secrets masked and printable. */
    static String shown(String text) {
        return Printable.lines(Secrets.masked(text));
    }
}
