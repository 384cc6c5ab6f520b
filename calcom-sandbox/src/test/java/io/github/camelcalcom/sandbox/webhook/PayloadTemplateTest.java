/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadTemplateTest {

    @Test
    void pathsReachIntoObjectsAndArraysAndMissingOnesAreEmpty() throws Exception {
        assertThat(render("{\"n\":\"{{attendees.0.name}}\",\"m\":\"{{ missing.thing }}\"}", "{\"attendees\":[{\"name\":\"Zo\u00eb\"}]}"))
                .isEqualTo("{\"n\":\"Zo\u00eb\",\"m\":\"\"}");
    }

    @Test
    void valuesAreEscapedForHtmlUnlessTheTagHasThreeBraces() throws Exception {
        assertThat(render("a={{v}}&b={{{v}}}", "{\"v\":\"<b>&amp;\"}")).isEqualTo("a=&lt;b&gt;&amp;amp;&b=<b>&amp;");
    }

    @Test
    void aTemplateThatIsJsonSendsJson() throws Exception {
        assertThat(PayloadTemplate.parse("{\"a\":\"{{a}}\"}").orElseThrow().contentType()).isEqualTo("application/json");
        assertThat(PayloadTemplate.parse("a={{a}}").orElseThrow().contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"back\\\\slash \\\\q", "line\\nbreak"})
    void aJsonTemplateBecomesFalseWhereTheValueBreaksIt(String value) throws Exception {
        assertThat(render("{\"a\":\"{{a}}\"}", "{\"a\":\"" + value + "\"}")).isEqualTo("false");
        assertThat(render("a={{a}}", "{\"a\":\"" + value + "\"}")).startsWith("a=");
    }

    @Test
    void numbersTruthValuesAndArraysAreWrittenAsJavaScriptDoes() throws Exception {
        assertThat(render("{{a}} {{b}} {{c}} {{d}}|{{e}}", "{\"a\":30,\"b\":false,\"c\":[1,\"x\"],\"d\":{},\"e\":null}"))
                .isEqualTo("30 false 1,x [object Object]|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#if a}}x{{/if}}", "{{a", "{{}}", "{{{a}}", "{{a b}}"})
    void whatIsNoPathIsAnErrorOfSyntax(String template) {
        assertThat(PayloadTemplate.parse(template)).isEmpty();
    }

    private static String render(String template, String context) throws JsonProcessingException {
        return PayloadTemplate.parse(template).orElseThrow().render(Json.MAPPER.readTree(context));
    }
}
