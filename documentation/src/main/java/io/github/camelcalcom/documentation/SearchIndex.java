/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The index of the full-text search. It is a script, so that the search works on every static host, and in files without a host. */
final class SearchIndex {

    private SearchIndex() {
    }

    /** Returns a script that sets {@code searchIndex}: a list with the address, page, title and text of each section. */
    static String of(Map<String, Document> pages) throws JsonProcessingException {
        List<Map<String, String>> entries = new ArrayList<>();
        pages.forEach((address, page) -> {
            String title = SiteFrame.title(page);
            Element introduction = page.selectFirst("#preamble > .sectionbody");
            entries.add(entry(address, title, title, introduction == null ? "" : introduction.text()));
            for (Element heading : page.select("#content h2[id], #content h3[id], #content h4[id]")) {
                entries.add(entry(address + '#' + heading.id(), title, heading.text(), ownText(heading.parent())));
            }
        });
        return "window.searchIndex = " + new ObjectMapper().writeValueAsString(entries) + ";\n";
    }

    /** Returns the text of a section without its heading and without the sections below it. */
    private static String ownText(Element section) {
        StringBuilder text = new StringBuilder();
        for (Element child : section.children()) {
            if (child.hasClass("sectionbody")) {
                text.append(ownText(child)).append(' ');
            } else if (!child.className().matches("sect\\d") && !child.tagName().matches("h\\d")) {
                text.append(child.text()).append(' ');
            }
        }
        return text.toString().strip();
    }

    private static Map<String, String> entry(String address, String page, String title, String text) {
        return Map.of("url", address, "page", page, "title", title, "text", text);
    }
}
