/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Given pages with links, when they are checked, then each link that leads nowhere is named with its page. */
class DeadLinksTest {

    @TempDir
    Path site;

    private final Map<String, Document> pages = new HashMap<>();

    private void page(String address, String body) throws IOException {
        Files.createDirectories(site.resolve(address).getParent());
        Files.writeString(site.resolve(address), body);
        pages.put(address, Jsoup.parse(body));
    }

    @Test
    void deadLinksAnchorsAndPicturesAreNamed() throws IOException {
        page("a.html", "<h2 id=here>Here</h2><a href='#here'>1</a><a href='#gone'>2</a><a href='below/b.html#there'>3</a><a href='c.adoc'>4</a>"
                       + "<img src='picture.svg'><a href='https://cal.com'>5</a>");
        page("below/b.html", "<h2 id=there>There</h2><a href='../a.html'>1</a><a href='../a.html#nowhere'>2</a><a href='../../outside'>3</a>");

        assertThat(DeadLinks.of(site, pages)).containsExactlyInAnyOrder("a.html: #gone", "a.html: c.adoc", "a.html: picture.svg",
                "below/b.html: ../a.html#nowhere", "below/b.html: ../../outside");
    }
}
