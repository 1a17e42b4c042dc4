package ais.geofence.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Makes a {@link Page} a file. */
public final class HtmlPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPages.class.getClassLoader(), "ais.geofence.html.template");

    private HtmlPages() {}

    /** The page in one file of HTML: it asks nothing of the network, and everything given is shown as text. */
    public static String html(Page page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("page.jte", page, html);
        return html.toString();
    }
}
