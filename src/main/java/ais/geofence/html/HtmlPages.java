package ais.geofence.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Makes a {@link Page} a file. */
public final class HtmlPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPages.class.getClassLoader(), "ais.geofence.html.template");

    private HtmlPages() {}

    /**
     * The page in one file of HTML: it asks nothing of the network, everything given is shown as text, with its secrets masked
     * and without what can't be printed.
     */
    public static String html(Page page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("page.jte", page, new ShownTexts(html));
        return html.toString();
    }
}
