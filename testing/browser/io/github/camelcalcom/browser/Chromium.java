/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Chromium without a window, as Debian installs it, which runs during the tests of a class. Without a browser the tests are skipped, unless
 * {@code CALCOM_BROWSER_REQUIRED=true} makes that a failure. The modules whose tests open pages compile this class with their tests.
 */
public final class Chromium implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final int MOST_TABS = 300;

    /** What a page looks like to its reader. */
    public record Look(int width, String scheme) {

        public static Stream<Look> all() {
            return Stream.of(390, 820, 1440).flatMap(width -> Stream.of("light", "dark").map(scheme -> new Look(width, scheme)));
        }

        @Override
        public String toString() {
            return width + " px, " + scheme;
        }
    }

    /** Null before and after the tests of a class. */
    private ChromeDriver driver;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if ("true".equals(System.getenv("CALCOM_BROWSER_REQUIRED"))) {
            return ConditionEvaluationResult.enabled("CALCOM_BROWSER_REQUIRED is set");
        }
        return browser().isPresent() && driver().isPresent() ? ConditionEvaluationResult.enabled("Chromium is installed")
                : ConditionEvaluationResult.disabled("There is no chromium with its chromedriver on the PATH");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser().orElseThrow(() -> new IllegalStateException("There is no chromium on the PATH")));
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--lang=en-US");
        driver = new ChromeDriver(new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow(() -> new IllegalStateException("There is no chromedriver on the PATH")))
                .withEnvironment(Map.of("TZ", "UTC")).build(), options);
        driver.manage().timeouts().scriptTimeout(LONGEST_WAIT).pageLoadTimeout(LONGEST_WAIT);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
            driver = null;
        }
    }

    private static Optional<File> browser() {
        return onPath("chromium", "chromium-browser", "google-chrome");
    }

    private static Optional<File> driver() {
        return onPath("chromedriver");
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of(names).flatMap(name -> folders.stream().map(folder -> new File(folder, name))).filter(File::canExecute).findFirst();
    }

    /** Opens an address with a look and waits until its scripts run. */
    public void open(String address, Look look) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", look.scheme()), Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        driver.get(address);
    }

    /** Returns the first element that a CSS selector matches. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Returns the text that a reader sees in an element; empty if there is no such element. */
    public String text(String selector) {
        return String.valueOf(script("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
    }

    /** Looks at once, since most of what is awaited is there already. */
    private static ConditionFactory await(String what) {
        return Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).atMost(LONGEST_WAIT);
    }

    /** Waits until an element contains a text. */
    public void awaitText(String selector, String wanted) {
        await(selector + " contains '" + wanted + "'").until(() -> text(selector), text -> text.contains(wanted));
    }

    /** Waits until a script returns true. */
    public void awaitTrue(String script, Object... arguments) {
        await(script).until(() -> Boolean.TRUE.equals(script(script, arguments)));
    }

    /** Clicks an element with the mouse, wherever it is on the page. An update of the page can replace the element meanwhile. */
    public void click(String selector) {
        await("click " + selector).ignoreException(StaleElementReferenceException.class).until(() -> {
            script("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector);
            find(selector).click();
            return true;
        });
    }

    /** Runs a script in the page and returns its result. */
    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Presses keys in the focused element. */
    public void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Presses the tabulator until an element has the focus. */
    public void tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The tabulator does not reach " + selector);
    }

    /** Returns descriptions of elements that are wider than the window, or that scroll sideways although they are not code. */
    public List<String> overflows() {
        Object found = script("""
                const wide = [];
                for (const element of document.querySelectorAll('body, body *')) {
                  const box = element.getBoundingClientRect();
                  const style = getComputedStyle(element);
                  if (style.visibility === 'hidden' || box.width <= 1 || element.closest('.skip, .hidden')) {
                    continue;
                  }
                  const scrolls = ['auto', 'scroll'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
                  if (box.right > innerWidth + 1 || box.left < -1 || scrolls) {
                    wide.push(`${element.tagName} ${element.id} ${element.className} ${Math.round(box.left)}..${Math.round(box.right)} ${element.scrollWidth}`);
                  }
                }
                if (document.documentElement.scrollWidth > innerWidth) {
                  wide.push(`the page: ${document.documentElement.scrollWidth}`);
                }
                return JSON.stringify(wide);
                """);
        return texts(found);
    }

    /** Returns the violations of WCAG 2.1 AA that axe-core finds, such as missing labels and low contrast. */
    public List<String> violations() {
        script(axe());
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
                  .then(result => done(JSON.stringify(result.violations.flatMap(violation => violation.nodes.map(node =>
                    `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))),
                  failure => done(JSON.stringify([String(failure)])));
                """);
        return texts(found);
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Object json) {
        try {
            JsonNode texts = new ObjectMapper().readTree(String.valueOf(json));
            return Stream.iterate(0, i -> i < texts.size(), i -> i + 1).map(i -> texts.get(i).asText()).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a picture of the window, if the system property {@code browser.pictures} names a folder. */
    public void picture(String name) {
        String folder = System.getProperty("browser.pictures");
        if (folder != null) {
            try {
                Files.write(Path.of(folder, name.replaceAll("[^A-Za-z0-9]+", "-") + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
