/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Completes the pages that Asciidoctor writes: adds the navigation and the full-text search, copies the files of the repository that pages link
 * to, and checks all links.
 */
public final class SiteBuilder {

    /** The folder of the Javadoc, which is not a part of the navigation, of the search and of the check. */
    static final String JAVADOC = "javadoc";

    private static final List<String> FILES = List.of("site.css", "site.js");

    private final Path site;
    private final Path repository;
    private final Path docs;

    private SiteBuilder(Path site, Path repository) {
        this.site = site;
        this.repository = repository;
        this.docs = repository.resolve("docs");
    }

    /**
     * Completes a site.
     *
     * @param  arguments             the folder of the site, and the root folder of the repository
     * @throws IOException           if a file cannot be read or written
     * @throws IllegalStateException if a link or an anchor is dead; the message lists all of them
     */
    public static void main(String[] arguments) throws IOException {
        new SiteBuilder(Path.of(arguments[0]).toAbsolutePath().normalize(), Path.of(arguments[1]).toAbsolutePath().normalize()).build();
    }

    private void build() throws IOException {
        Map<String, Document> pages = pages();
        for (String file : FILES) {
            try (InputStream content = SiteBuilder.class.getResourceAsStream("/site/" + file)) {
                Files.copy(content, site.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // without the navigation, whose words are on each page
        Files.writeString(site.resolve("search-index.js"), SearchIndex.of(pages));
        SiteFrame frame = new SiteFrame(pages);
        for (Map.Entry<String, Document> page : pages.entrySet()) {
            linkFilesOfRepository(page.getKey(), page.getValue());
            frame.addTo(page.getKey());
            Files.writeString(site.resolve(page.getKey()), page.getValue().outerHtml());
        }
        List<String> dead = DeadLinks.of(site, pages);
        if (!dead.isEmpty()) {
            throw new IllegalStateException("The site has dead links:\n" + String.join("\n", dead));
        }
    }

    /** Returns the pages by their address below the site. */
    private Map<String, Document> pages() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(site)) {
            files = all.filter(file -> file.toString().endsWith(".html") && !file.startsWith(site.resolve(JAVADOC))).toList();
        }
        Map<String, Document> pages = new TreeMap<>();
        for (Path file : files) {
            Document page = Jsoup.parse(file);
            page.outputSettings().prettyPrint(false);
            pages.put(site.relativize(file).toString().replace('\\', '/'), page);
        }
        return pages;
    }

    /** Copies the files outside of the pages that a page links to, as texts that a browser shows, and adapts the links. */
    private void linkFilesOfRepository(String address, Document page) throws IOException {
        for (Element link : new ArrayList<>(page.select("a[href^=../]"))) {
            String target = link.attr("href").replaceAll("#.*", "");
            Path source = docs.resolve(address).resolveSibling(target).normalize();
            if (!source.startsWith(docs)) {
                Path copy = site.resolve("repository").resolve(repository.relativize(source) + ".txt");
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
                link.attr("href", site.resolve(address).getParent().relativize(copy).toString().replace('\\', '/'));
            }
        }
    }
}
