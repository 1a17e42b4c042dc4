package ais.geofence.html;

import ais.geofence.fault.Secrets;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Makes a {@link Page} a file. */
public final class HtmlPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPages.class.getClassLoader(), "ais.geofence.html.template");

    private HtmlPages() {}

    /**
     * The page in one file of HTML: it asks nothing of the network, everything given is shown as text, and the passwords that
     * it holds are masked.
     */
    public static String html(Page page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("page.jte", page, html);
        return Secrets.masked(html.toString());
    }
}
