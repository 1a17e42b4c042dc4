package ais.geofence.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Writes a {@link Page} as HTML. */
public final class HtmlPages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPages.class.getClassLoader(), "ais.geofence.html.template");

    private HtmlPages() {}

    /**
     * The page as self-contained HTML, which needs no network. All texts are escaped, their secrets masked, and control
     * characters replaced.
     */
    public static String html(Page page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("page.jte", page, new ShownTexts(html));
        return html.toString();
    }
}
