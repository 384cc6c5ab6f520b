/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The links within the site that lead to no file, or to no element of a page. */
final class DeadLinks {

    private DeadLinks() {
    }

    /** Returns each dead link with its page. */
    static List<String> of(Path site, Map<String, Document> pages) {
        List<String> dead = new ArrayList<>();
        pages.forEach((address, page) -> {
            for (Element element : page.select("[href], [src]")) {
                String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
                if (!target.matches("(https?|mailto|data):.*") && !leadsSomewhere(site, pages, address, target)) {
                    dead.add(address + ": " + target);
                }
            }
        });
        return dead;
    }

    private static boolean leadsSomewhere(Path site, Map<String, Document> pages, String address, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path found = path.isEmpty() ? site.resolve(address) : site.resolve(address).resolveSibling(path).normalize();
        if (!found.startsWith(site) || !Files.isRegularFile(found)) {
            return false;
        }
        Document page = pages.get(site.relativize(found).toString().replace('\\', '/'));
        return hash < 0 || page != null && page.getElementById(target.substring(hash + 1)) != null;
    }
}
