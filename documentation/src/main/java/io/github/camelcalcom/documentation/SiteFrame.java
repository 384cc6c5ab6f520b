/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What is around the content of each page: the style sheet, the navigation and the search. The order of the pages is that of the table on the
 * first page. The pages of the operations follow their index.
 */
final class SiteFrame {

    private static final String FIRST = "index.html";
    private static final String OPERATIONS = "operations/index.html";

    private final Map<String, Document> pages;
    private final List<String> guides;
    private final List<String> operations;
    private final List<String> order = new ArrayList<>();

    SiteFrame(Map<String, Document> pages) {
        this.pages = pages;
        Set<String> linked = new LinkedHashSet<>(List.of(FIRST));
        linked.addAll(pages.get(FIRST).select("#content table a").eachAttr("href"));
        this.guides = linked.stream().filter(pages::containsKey).toList();
        this.operations = pages.keySet().stream().filter(page -> page.startsWith("operations/") && !page.equals(OPERATIONS)).toList();
        for (String guide : guides) {
            order.add(guide);
            if (guide.equals(OPERATIONS)) {
                order.addAll(operations);
            }
        }
        if (order.size() != pages.size()) {
            Set<String> missing = new LinkedHashSet<>(pages.keySet());
            order.forEach(missing::remove);
            throw new IllegalStateException("The table in docs/index.adoc has no link to " + missing);
        }
    }

    /** Returns the title of a page. */
    static String title(Document page) {
        return page.selectFirst("h1").text();
    }

    /** Adds all parts to a page. */
    void addTo(String address) {
        Document page = pages.get(address);
        String root = address.contains("/") ? "../" : "";
        page.title(address.equals(FIRST) ? page.title() : page.title() + " – Camel Cal.com");
        page.head().append("""
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%1$ssite.css">
                <script src="%1$ssite.js" defer></script>
                """.formatted(root));
        page.selectFirst("#header, #content").before("<main id=\"page\"></main>");
        Element main = page.getElementById("page");
        page.select("#header, #content, #footnotes").forEach(main::appendChild);
        page.select("#toc").forEach(SiteFrame::collapsible);
        page.select("#content table").forEach(SiteFrame::readableOnPhones);
        main.append(neighbours(address, root));
        page.body().prepend(header(address, root));
    }

    /** Gives a table of contents a line that hides and shows it. */
    private static void collapsible(Element toc) {
        toc.tagName("nav").attr("aria-label", "Sections of this page");
        toc.getElementById("toctitle").remove();
        Element list = toc.selectFirst("ul");
        list.wrap("<details open></details>");
        list.before("<summary>On this page</summary>");
    }

    /** Lets a table scroll by itself if it is wide, and gives its cells the titles of their columns for windows in which rows are stacked. */
    private static void readableOnPhones(Element table) {
        // not eachText(), which leaves out empty ones
        List<String> titles = table.select("thead th").stream().map(Element::text).toList();
        // to a screen reader, a title without a text is a fault
        table.select("thead th:empty").forEach(cell -> cell.tagName("td"));
        table.wrap(titles.isEmpty() ? "<div class=\"wide\"></div>" : "<div class=\"wide stacked\"></div>");
        for (Element row : table.select("tbody tr")) {
            for (int column = 0; column < Math.min(titles.size(), row.childrenSize()); column++) {
                if (!titles.get(column).isEmpty()) {
                    row.child(column).attr("data-label", titles.get(column));
                }
            }
        }
    }

    private String header(String address, String root) {
        StringBuilder list = new StringBuilder();
        for (String guide : guides) {
            list.append("<li>").append(link(address, guide, root));
            if (guide.equals(OPERATIONS)) {
                list.append(operations.contains(address) ? "<details open>" : "<details>").append("<summary>By resource</summary><ul>");
                operations.forEach(operation -> list.append("<li>").append(link(address, operation, root)).append("</li>"));
                list.append("</ul></details>");
            }
            list.append("</li>");
        }
        return """
                <a class="skip" href="#page">Skip to the content</a>
                <header id="site" data-root="%1$s">
                <a class="home" href="%1$sindex.html">Camel Cal.com</a>
                <search><label for="search">Search all pages</label><input id="search" type="search" autocomplete="off" placeholder="Search">
                <p id="found" role="status"></p><ol id="results"></ol></search>
                <details id="pages"><summary>Pages</summary><nav aria-label="Pages"><ul>%2$s<li><a href="%1$s%3$s/index.html">Javadoc</a></li></ul></nav></details>
                </header>
                """.formatted(root, list, SiteBuilder.JAVADOC);
    }

    private String neighbours(String address, String root) {
        int place = order.indexOf(address);
        StringBuilder links = new StringBuilder("<nav id=\"neighbours\" aria-label=\"Previous and next page\">");
        if (place > 0) {
            links.append("<span>Previous: ").append(link(address, order.get(place - 1), root)).append("</span>");
        }
        if (place + 1 < order.size()) {
            links.append("<span>Next: ").append(link(address, order.get(place + 1), root)).append("</span>");
        }
        return links.append("</nav>").toString();
    }

    private String link(String from, String to, String root) {
        Element link = new Element("a").attr("href", root + to).text(title(pages.get(to)));
        if (from.equals(to)) {
            link.attr("aria-current", "page");
        }
        return link.outerHtml();
    }
}
