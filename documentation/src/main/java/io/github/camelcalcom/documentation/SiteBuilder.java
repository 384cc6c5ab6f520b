/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Completes the site: writes the index of the full-text search, copies the files of the repository that pages link to, and checks all links.
 * The index is a script, so that the search works on every static host and without a server.
 */
public final class SiteBuilder {

    private static final Pattern SECTION = Pattern.compile("<h[1-3][^>]*?(?: id=\"([^\"]+)\")?>(.*?)</h[1-3]>", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern IDENTIFIER = Pattern.compile(" id=\"([^\"]+)\"");
    private static final int LONGEST_TEXT = 3_000;

    private final Path site;
    private final Path repository;

    private SiteBuilder(Path site, Path repository) {
        this.site = site;
        this.repository = repository;
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
        List<Path> pages;
        try (Stream<Path> files = Files.walk(site)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        Map<Path, String> texts = new HashMap<>();
        for (Path page : pages) {
            String text = withFilesOfRepository(page, Files.readString(page));
            Files.writeString(page, text);
            texts.put(page, text);
        }
        List<Map<String, String>> entries = new ArrayList<>();
        for (Path page : pages) {
            index(entries, page, texts.get(page));
        }
        Files.writeString(site.resolve("search-index.js"), "window.searchIndex = " + new ObjectMapper().writeValueAsString(entries) + ";\n");
        List<String> dead = new ArrayList<>();
        for (Path page : pages) {
            dead.addAll(deadLinks(page, texts));
        }
        if (!dead.isEmpty()) {
            throw new IllegalStateException("The site has dead links:\n" + String.join("\n", dead));
        }
    }

    /** Copies the files outside the pages that a page links to, and adapts the links. */
    private String withFilesOfRepository(Path page, String text) throws IOException {
        StringBuilder adapted = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String target = reference.group(1);
            Path source = target.startsWith("../") ? page.resolveSibling(target.replaceAll("#.*", "")).normalize() : page;
            if (source.startsWith(site)) {
                reference.appendReplacement(adapted, Matcher.quoteReplacement(reference.group()));
            } else {
                Path name = site.getParent().relativize(source);
                Path copy = site.resolve("repository").resolve(name.toString().replaceAll("\\.(md|adoc)$", ".$1.txt"));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(repository.resolve(name)));
                reference.appendReplacement(adapted, Matcher.quoteReplacement("href=\"" + page.getParent().relativize(copy) + '"'));
            }
        }
        return reference.appendTail(adapted).toString();
    }

    private void index(List<Map<String, String>> entries, Path page, String text) {
        String address = site.relativize(page).toString();
        String body = text.substring(text.indexOf("<body"), text.contains("<div id=\"footer\"") ? text.indexOf("<div id=\"footer\"") : text.length());
        Matcher section = SECTION.matcher(body);
        String title = null;
        while (section.find()) {
            String heading = plain(section.group(2));
            title = title == null ? heading : title;
            int from = section.end();
            Matcher next = SECTION.matcher(body);
            int to = next.find(from) ? next.start() : body.length();
            String content = plain(body.substring(from, to));
            entries.add(Map.of("url", section.group(1) == null ? address : address + '#' + section.group(1), "page", title, "title", heading,
                    "text", content.length() > LONGEST_TEXT ? content.substring(0, LONGEST_TEXT) : content));
        }
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]+>", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&#8217;", "'").replace("&amp;", "&")
                .replaceAll("\\s+", " ").strip();
    }

    private static List<String> deadLinks(Path page, Map<Path, String> texts) {
        List<String> dead = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(texts.get(page));
        while (reference.find()) {
            String target = reference.group(1);
            if (!target.matches("(https?|mailto|data):.*")) {
                int hash = target.indexOf('#');
                String path = hash < 0 ? target : target.substring(0, hash);
                Path found = path.isEmpty() ? page : page.resolveSibling(path).normalize();
                boolean anchored = hash < 0 || hash + 1 == target.length() || texts.containsKey(found)
                        && identifiers(texts.get(found)).contains(target.substring(hash + 1));
                if (!Files.exists(found) || !anchored) {
                    dead.add(page.getFileName() + ": " + target);
                }
            }
        }
        return dead;
    }

    private static Set<String> identifiers(String text) {
        Set<String> identifiers = new HashSet<>();
        Matcher identifier = IDENTIFIER.matcher(text);
        while (identifier.find()) {
            identifiers.add(identifier.group(1));
        }
        return identifiers;
    }
}
