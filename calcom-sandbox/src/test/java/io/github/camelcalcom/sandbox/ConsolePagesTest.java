/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages of the console, and the behaviour of the API beside them. */
class ConsolePagesTest {

    private static final List<String> FILES = List.of("/", "/_sandbox/book", "/_sandbox/console.css", "/_sandbox/page.js", "/_sandbox/overview.js",
            "/_sandbox/calls.js", "/_sandbox/details.js", "/_sandbox/faults.js", "/_sandbox/book.js", "/_sandbox/icon.svg");

    private static SandboxClient browser(CalcomSandbox sandbox) {
        return SandboxClient.withoutKey(sandbox).with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    @ParameterizedTest
    @CsvSource({ "/,text/html; charset=utf-8", "/_sandbox/book,text/html; charset=utf-8", "/_sandbox/console.css,text/css; charset=utf-8",
            "/_sandbox/page.js,text/javascript; charset=utf-8", "/_sandbox/icon.svg,image/svg+xml" })
    void filesComeWithTheirTypeAndLetNothingElseIn(String path, String type) {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            SandboxClient.Answer answer = browser(sandbox).get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo(type);
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'self';").contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            SandboxClient.Answer head = browser(sandbox).call("HEAD", path);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.text()).isEmpty();
        }
    }

    @Test
    void referencedFilesExist() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            SandboxClient browser = browser(sandbox);
            for (String file : FILES) {
                List<String> references = Pattern.compile("(?:href|src)=\"([^\"#]+)\"|from '\\./([^']+)'").matcher(browser.get(file).text()).results()
                        .map(ConsolePagesTest::reference).toList();
                assertThat(references).as(file).allSatisfy(reference -> assertThat(browser.get(reference).status()).isEqualTo(200));
                assertThat(file.endsWith(".css") || file.endsWith(".svg") || file.endsWith("page.js") || !references.isEmpty()).as(file).isTrue();
            }
        }
    }

    private static String reference(MatchResult match) {
        return match.group(1) == null ? "/_sandbox/" + match.group(2) : match.group(1);
    }

    @Test
    void noFileNamesAnotherServerOrMakesMarkupOfText() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            for (String file : FILES) {
                String text = browser(sandbox).get(file).text().replace("http://www.w3.org/2000/svg", "");
                assertThat(text).as(file).isNotEmpty().doesNotContain("//127", "http:", "https:", "url(", "@import");
                assertThat(text).as(file).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser",
                        "createContextualFragment", " style=", " onclick=");
            }
        }
    }

    @Test
    void thePagesSayThatItIsATestDouble() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            assertThat(browser(sandbox).get("/").text()).contains("This is a test double, not Cal.com");
            assertThat(browser(sandbox).get("/_sandbox/book").text()).contains("This is a test double, not Cal.com");
        }
    }

    @Test
    void requestsOfTheConsoleAreNeitherLoggedNorLimited() {
        RateLimit one = new RateLimit(1, RateLimit.CALCOM.window(), RateLimit.CALCOM.block());
        try (CalcomSandbox sandbox = CalcomSandbox.builder().rateLimit(one).start()) {
            SandboxClient browser = browser(sandbox);
            FILES.forEach(browser::get);
            assertThat(browser.get("/_sandbox/state").status()).isEqualTo(200);
            assertThat(browser.get("/_sandbox/nope").status()).isEqualTo(404);
            assertThat(browser.json("POST", "/_sandbox/clock", "{\"advance\":\"PT1M\"}").status()).isEqualTo(200);
            assertThat(sandbox.calls()).isEmpty();
            SandboxClient person = browser.version("2024-09-04");
            assertThat(person.get("/v2/slots?eventTypeId=1&start=2027-01-04&end=2027-01-05").status()).isEqualTo(200);
            assertThat(person.get("/v2/slots?eventTypeId=1&start=2027-01-04&end=2027-01-05").status()).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nope", "/_sandboxes", "/v2", "/v2/nope", "/index.html", "/favicon.ico" })
    void anyOtherPathIsStillTheApis404(String path) {
        try (CalcomSandbox sandbox = CalcomSandbox.start(); CalcomSandbox without = CalcomSandbox.builder().console(false).start()) {
            SandboxClient.Answer answer = browser(sandbox).get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error().path("message").asText()).isEqualTo("Cannot GET " + path);
            assertThat(answer.headers().map().keySet()).isEqualTo(browser(without).get(path).headers().map().keySet());
            assertThat(sandbox.calls()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "*/*", "" })
    void programsAreToldOfNoPage(String accepted) {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            assertThat(SandboxClient.withoutKey(sandbox).with("Accept", accepted).get("/").error().path("message").asText())
                    .isEqualTo("Cannot GET /");
            assertThat(SandboxClient.withoutKey(sandbox).get("/").status()).isEqualTo(404);
        }
    }

    @Test
    void otherMethodsAtTheRootAreTheApis404() {
        try (CalcomSandbox sandbox = CalcomSandbox.start()) {
            assertThat(browser(sandbox).json("POST", "/", "{}").error().path("message").asText()).isEqualTo("Cannot POST /");
            assertThat(browser(sandbox).call("PUT", "/_sandbox/state").status()).isEqualTo(405);
        }
    }

    @Test
    void aDisabledConsoleServesNothing() {
        try (CalcomSandbox sandbox = CalcomSandbox.builder().console(false).start()) {
            for (String path : List.of("/", "/_sandbox/book", "/_sandbox/state", "/_sandbox/events")) {
                assertThat(browser(sandbox).get(path).error().path("message").asText()).isEqualTo("Cannot GET " + path);
            }
            assertThat(browser(sandbox).json("POST", "/_sandbox/clock", "{\"advance\":\"PT1H\"}").status()).isEqualTo(404);
        }
    }
}
