/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the sandbox's answers with the OpenAPI document of the recorded server, which {@code -Dopenapi=} provides. The real server
 * itself differs from its document in some operations. These are listed in {@code otherwise-described.tsv}, and the sandbox may differ in
 * the same way.
 */
@EnabledIfSystemProperty(named = "openapi", matches = ".+")
class DescribedAnswersTest {

    private static final int LEAST_OPERATIONS = 150;

    private final Set<Integer> leftOut = RecordedSession.FIRST.leftOut().keySet();
    private final OperationCatalog catalog = OperationCatalog.instance();

    @Test
    void answersComplyWithTheDocumentIfTheRealServersAnswersDo() throws Exception {
        DescribedAnswers document = new DescribedAnswers(Json.MAPPER.readTree(Path.of(System.getProperty("openapi")).toFile()));
        Map<String, String> wrong = new TreeMap<>();
        Map<String, String> otherwise = new TreeMap<>();
        Set<String> described = new TreeSet<>();
        try (CalcomSandbox sandbox = RecordedServer.start(); Replayer replayer = new Replayer(sandbox, RecordedSession.FIRST)) {
            for (RecordedExchange exchange : RecordedExchange.session(RecordedSession.FIRST)) {
                if (leftOut.contains(exchange.seq())) {
                    continue;
                }
                Replayer.Outcome outcome = replayer.replay(exchange);
                if (exchange.status() / 100 != 2 || outcome.operation() == null || !exchange.answer().isObject()) {
                    continue;
                }
                String[] name = outcome.operation().split("/");
                Operation operation = catalog.find(name[0], name[1]).orElseThrow();
                if (!document.describes(operation, exchange.status()) || !outcome.differences().isEmpty()) {
                    continue;
                }
                Set<String> recorded = document.errors(operation, exchange.status(), exchange.answer());
                Set<String> own = document.errors(operation, exchange.status(), outcome.answer());
                own.removeAll(recorded);
                if (!own.isEmpty()) {
                    wrong.put(exchange.toString(), own.toString());
                }
                described.add(outcome.operation());
                if (!recorded.isEmpty()) {
                    otherwise.merge(outcome.operation(), recorded.iterator().next(), (first, next) -> first);
                }
            }
        }
        assertThat(wrong).as("answers that are not as the document describes them").isEmpty();
        assertThat(otherwise.keySet()).as("operations of which the real server answers otherwise: %s", otherwise)
                .isEqualTo(Reasons.read("/replay/otherwise-described.tsv").keySet());
        assertThat(described).as("operations with answers that are described").hasSizeGreaterThan(LEAST_OPERATIONS);
    }
}
