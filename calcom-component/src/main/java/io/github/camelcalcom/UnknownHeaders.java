/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/**
 * Finds headers with the prefix of this component that no operation knows, which are most likely typing errors. Headers of other operations
 * are valid: a route may set them for a later step. Names are compared as Camel does, without regard to case. Thread safe.
 */
final class UnknownHeaders {

    private static final String PREFIX = "CamelCalcom";
    /** Beginnings of the headers that the component writes. */
    private static final List<String> WRITTEN = List.of(PREFIX + "Response", PREFIX + "Change", PREFIX + "Webhook");
    private static final List<String> OTHERS = List.of(CalcomConstants.PATH, CalcomConstants.MANAGED_USER_ID, CalcomConstants.IDEMPOTENCY_KEY,
            CalcomConstants.LIST_PROGRESS);

    private final Collection<String> offered;

    /** @param headerNames the headers of the parameters of the operation that is called */
    UnknownHeaders(String... headerNames) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Arrays.asList(headerNames));
        names.addAll(OTHERS);
        this.offered = names;
    }

    /** Returns a sentence about each unknown header of a message, with the nearest valid name. Empty if there is none. Contains no value. */
    String of(Message message) {
        if (!message.hasHeaders()) {
            return "";
        }
        StringBuilder sentences = new StringBuilder();
        for (String name : message.getHeaders().keySet()) {
            if (isUnknown(name)) {
                sentences.append(sentences.isEmpty() ? "" : " ").append("No operation has the header ").append(StringHelper.limitLength(name, 100))
                        .append('.').append(NearestName.of(name.substring(PREFIX.length()), suffixes())
                                .map(nearest -> " Did you mean " + PREFIX + nearest + '?').orElse(""));
            }
        }
        return sentences.toString();
    }

    private boolean isUnknown(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && !offered.contains(name)
                && WRITTEN.stream().noneMatch(written -> name.regionMatches(true, 0, written, 0, written.length()))
                && !Catalogue.HEADERS.contains(name);
    }

    private List<String> suffixes() {
        return offered.stream().map(name -> name.substring(PREFIX.length())).toList();
    }

    /** Read only if a message has a header that the operation does not have. */
    private static final class Catalogue {

        private static final Set<String> HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

        static {
            OperationCatalog catalog = OperationCatalog.instance();
            for (String resource : catalog.resources()) {
                for (Operation operation : catalog.operations(resource)) {
                    operation.parameters().forEach(parameter -> HEADERS.add(RequestTemplate.headerName(parameter.name())));
                }
            }
        }

        private Catalogue() {
        }
    }
}
