/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.documentation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.camelcalcom.browser.Chromium;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pictures of the pages in a real browser: each text fits into its box and lies neither on a line nor on another text. */
@Timeout(1_800)
class PicturesBrowserTest {

    private static final double LEAST_CONTRAST = 4.5;

    @RegisterExtension
    static Chromium browser = new Chromium();

    static List<Path> pictures() throws IOException {
        return Pages.below(Pages.DOCS.resolve("images"), ".svg");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void textsAreClear(Path picture) {
        browser.open(picture.toUri().toString(), new Chromium.Look(820, "light"));
        assertThat((List<?>) browser.script("""
                const MARGIN = 3;
                const contains = (outer, inner) => inner.x >= outer.x + MARGIN && inner.y >= outer.y
                  && inner.x + inner.width <= outer.x + outer.width - MARGIN && inner.y + inner.height <= outer.y + outer.height;
                const meets = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width
                  && one.y < other.y + other.height && other.y < one.y + one.height;
                const texts = [...document.querySelectorAll('text')].map((text) => [text.textContent, text.getBBox()]);
                const boxes = [...document.querySelectorAll('rect')].map((rect) => rect.getBBox());
                const found = texts.length < 5 ? ['too few texts'] : [];
                texts.forEach(([words, box], index) => {
                  if (boxes.some((outer) => meets(outer, box) && !contains(outer, box))) {
                    found.push(`'${words}' does not fit into its box`);
                  }
                  texts.slice(index + 1).filter(([, other]) => meets(box, other)).forEach(([other]) => found.push(`'${words}' lies on '${other}'`));
                });
                for (const line of document.querySelectorAll('path.line')) {
                  for (let at = 0; at <= line.getTotalLength(); at += 1) {
                    const {x, y} = line.getPointAtLength(at);
                    texts.filter(([, box]) => meets({x, y, width: 1, height: 1}, box)).forEach(([words]) => found.push(`'${words}' lies on a line`));
                  }
                }
                return [...new Set(found)];
                """)).as(picture.getFileName().toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void textsAreReadableInLightAndDark(Path picture) {
        for (String scheme : List.of("light", "dark")) {
            browser.open(picture.toUri().toString(), new Chromium.Look(820, scheme));
            browser.picture(picture.getFileName() + " " + scheme);
            Object least = browser.script("""
                    const luminance = (color) => color.match(/\\d+/g).slice(0, 3).map((part) => part / 255)
                      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
                      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
                    const text = luminance(getComputedStyle(document.querySelector('text')).fill);
                    return Math.min(...[...document.querySelectorAll('rect')].map((rect) => luminance(getComputedStyle(rect).fill))
                      .map((box) => (Math.max(text, box) + 0.05) / (Math.min(text, box) + 0.05)));
                    """);
            assertThat(((Number) least).doubleValue()).as(picture.getFileName() + ", " + scheme).isGreaterThan(LEAST_CONTRAST);
        }
    }
}
