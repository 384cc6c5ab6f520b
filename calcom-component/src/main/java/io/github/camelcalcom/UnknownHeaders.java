/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/**
 * Finds headers with the prefix of this component that no operation knows, which are most likely typing errors, and headers that the operation
 * has on other servers or in other versions only. Headers of other operations are valid: a route may set them for a later step. Names are
 * compared as Camel does, without regard to case. Thread safe.
 */
final class UnknownHeaders {

    private static final String PREFIX = "CamelCalcom";
    /** Beginnings of the headers that the component writes. */
    private static final List<String> WRITTEN = List.of(PREFIX + "Response", PREFIX + "Change", PREFIX + "Webhook");
    private static final List<String> OTHERS = List.of(CalcomConstants.PATH, CalcomConstants.MANAGED_USER_ID, CalcomConstants.IDEMPOTENCY_KEY,
            CalcomConstants.LIST_PROGRESS);

    private final String operation;
    private final Collection<String> offered = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    /** The headers of the operation that have no effect on this server, with a sentence that says which one has; empty for those without. */
    private final Map<String, String> ineffective = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param called the operation that is called, for the server */
    UnknownHeaders(RequestTemplate called) {
        operation = called.operation().uri();
        called.parameters().forEach(parameter -> offered.add(RequestTemplate.headerName(parameter.name())));
        called.operation().parameters().forEach(parameter -> ineffective.put(RequestTemplate.headerName(parameter.name()), ""));
        if (called.paging() != null) {
            for (Paging.Style style : Paging.Style.values()) {
                ineffective.put(RequestTemplate.headerName(style.sizeParameter()), instead(called.paging().style(), true));
                ineffective.put(RequestTemplate.headerName(style.positionParameter()), instead(called.paging().style(), false));
            }
        }
        ineffective.keySet().removeAll(offered);
        offered.addAll(OTHERS);
    }

    private static String instead(Paging.Style style, boolean isSize) {
        String name = isSize ? style.sizeParameter() : style.positionParameter();
        return " Use " + (style == Paging.Style.BODY_OFFSET ? "the field " + name + " of the body." : RequestTemplate.headerName(name) + '.');
    }

    /** Returns a sentence about each such header of a message, with the valid name. Empty if there is none. Contains no value. */
    String of(Message message) {
        if (!message.hasHeaders()) {
            return "";
        }
        StringBuilder sentences = new StringBuilder();
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            String name = header.getKey();
            if (header.getValue() != null && ineffective.containsKey(name)) {
                sentences.append(sentences.isEmpty() ? "" : " ").append("The header ").append(name).append(" has no effect on ").append(operation)
                        .append(" of this server.").append(ineffective.get(name));
            } else if (isUnknown(name)) {
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
