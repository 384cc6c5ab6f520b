/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelcalcom.browser.Chromium;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The site in a real browser, as files without a server, at three widths, light and dark. The profile "site" builds it and runs this test. */
@Timeout(1_800)
class SiteBrowserTest {

    private static final Path SITE = Path.of("target/website").toAbsolutePath();
    private static final String LOOKS = "io.github.camelcalcom.browser.Chromium$Look#all";
    private static final Chromium.Look PHONE = new Chromium.Look(390, "light");
    private static final Chromium.Look DESK = new Chromium.Look(1440, "light");

    @RegisterExtension
    static Chromium browser = new Chromium();

    private static void open(String page, Chromium.Look look) {
        browser.open(SITE.resolve(page).toUri().toString(), look);
    }

    private static List<String> pages() throws IOException {
        return Pages.below(SITE, ".html").stream().filter(page -> !page.startsWith(SITE.resolve(SiteBuilder.JAVADOC)))
                .map(page -> SITE.relativize(page).toString()).toList();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void eachKindOfPageIsReadable(Chromium.Look look) {
        for (String page : List.of("index.html", "clustering.html", "security.html", "operations/slots.html")) {
            open(page, look);
            browser.picture(page + ' ' + look);
            assertThat(browser.script("return getComputedStyle(document.body).backgroundColor")).as(page + ", " + look)
                    .isEqualTo(look.scheme().equals("dark") ? "rgb(20, 24, 31)" : "rgb(255, 255, 255)");
            assertThat(browser.violations()).as(page + ", " + look).isEmpty();
        }
    }

    static Stream<Integer> widths() {
        return Chromium.Look.all().map(Chromium.Look::width).distinct();
    }

    @ParameterizedTest
    @MethodSource("widths")
    void noPageIsWiderThanTheWindow(int width) throws IOException {
        Map<String, Object> wide = new TreeMap<>();
        for (String page : pages()) {
            open(page, new Chromium.Look(width, "light"));
            Object most = browser.script("return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)");
            if (((Number) most).intValue() > width) {
                wide.put(page, most);
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void theNavigationHasAllPagesInTheOrderOfTheReader() throws IOException {
        open("index.html", DESK);
        assertThat(browser.script("return [...document.querySelectorAll('#pages a')].map(link => link.getAttribute('href'))"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsSubsequence("index.html", "getting-started.html", "authentication.html", "component.html", "operations/index.html",
                        "operations/bookings.html", "calling-safely.html", "change-feed.html", "receiving-webhooks.html", "spring-boot.html",
                        "testing-your-routes.html", "observability.html", "servers-and-versions.html", "clustering.html", "troubleshooting.html",
                        "upgrading.html", "security.html", "javadoc/index.html")
                .containsAll(pages());

        browser.click("#pages a[href='change-feed.html']");
        browser.awaitText("h1", "The change feed");
        browser.click("#neighbours span:last-child a");
        browser.awaitText("h1", "Receiving webhooks");
        assertThat(browser.text("#pages a[aria-current]")).isEqualTo("Receiving webhooks");
        browser.click("#pages li > details > summary");
        browser.click("#pages a[href='operations/slots.html']");
        browser.awaitText("h1", "slots");
        browser.click("#pages a[href='../javadoc/index.html']");
        browser.awaitText("body", "io.github.camelcalcom");
    }

    @Test
    void onAPhoneTheListOfPagesOpensOnDemand() {
        open("index.html", PHONE);
        assertThat(browser.find("#pages nav").isDisplayed()).isFalse();
        browser.click("#pages summary");
        browser.click("#pages a[href='troubleshooting.html']");
        browser.awaitText("h1", "Troubleshooting");
        assertThat(browser.find("#pages nav").isDisplayed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(LOOKS)
    void theSearchFindsTextOfAllPages(Chromium.Look look) {
        open("operations/slots.html", look);
        browser.click("#search");
        browser.press("idempotency");
        browser.awaitText("#results", "Calling safely");
        assertThat(browser.text("#found")).contains("sections");
        browser.picture("search " + look);
        assertThat(browser.violations()).isEmpty();
        assertThat((Long) browser.script("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(look.width());

        browser.click("#results a[href^='../calling-safely.html#']");
        browser.awaitText("h1", "Calling safely");
        assertThat(browser.script("return document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")).isEqualTo(true);
    }

    @Test
    void aSearchForWordsThatAreNowhereSaysSo() {
        open("index.html", DESK);
        browser.click("#search");
        browser.press("xylophone");
        browser.awaitText("#found", "Nothing found");
    }

    @Test
    void noLinkAndNoAnchorIsDead() throws IOException {
        Map<String, Document> pages = new TreeMap<>();
        for (String page : pages()) {
            pages.put(page, Jsoup.parse(SITE.resolve(page)));
        }
        assertThat(pages).hasSize(Pages.all().size());
        assertThat(DeadLinks.of(SITE, pages)).isEmpty();
    }
}
