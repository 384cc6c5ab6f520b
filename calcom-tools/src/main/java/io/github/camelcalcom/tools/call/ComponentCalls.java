/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * Makes calls with the Camel component. Each operation has one endpoint without parameters in its URI: the parameters of a call are headers
 * that this class sets, so that no value of a call becomes an option or a part of a URI. Thread safe.
 */
final class ComponentCalls {

    private static final int DEFAULT_PAGE_SIZE = 50;

    private final CamelContext context;
    private final String component;
    private final ApiProfile profile;
    private final ProducerTemplate template;

    ComponentCalls(CamelContext context, String component, ApiProfile profile) {
        this.context = context;
        this.component = component;
        this.profile = profile;
        this.template = context.createProducerTemplate();
    }

    /**
     * The result of a call.
     *
     * @param result the result without secrets; a null node if there is none
     * @param page   the page of the server that was read, or null for an operation without pages
     * @param next   the next page of the server, or null if there is none or it cannot be read
     * @param more   whether the server has more items than it can be asked for
     */
    record Result(JsonNode result, AnswerCursor page, AnswerCursor next, boolean more) {
    }

    /**
     * Makes the call.
     *
     * @param  key         the idempotency key, or null
     * @param  managedUser the id of the managed user to call as, or null
     * @throws Exception   as the component throws it
     */
    Result call(PreparedCall call, String key, Object managedUser) throws Exception {
        Operation operation = call.tool().operation();
        Paging paging = operation.paging(profile);
        AnswerCursor page = paging == null ? null : page(call, paging);
        Exchange answer = send(operation, exchange -> {
            Message message = exchange.getMessage();
            setParameters(message, call.parameters());
            message.setBody(call.body() == null ? null : Json.plain(call.body()));
            if (page != null) {
                setPage(message, paging, page);
            }
            set(message, CalcomConstants.IDEMPOTENCY_KEY, key);
            set(message, CalcomConstants.MANAGED_USER_ID, managedUser);
        });
        JsonNode result = SecretFilter.clean(Json.tree(answer.getMessage().getBody()));
        if (page == null) {
            return new Result(result, null, null, false);
        }
        AnswerCursor next = next(answer.getMessage(), paging, page, result);
        return new Result(result, page, next, next == null && Boolean.TRUE.equals(answer.getMessage().getHeader(CalcomConstants.RESPONSE_HAS_MORE)));
    }

    /**
     * Reads something for the description of another call.
     *
     * @throws Exception as the component throws it
     */
    JsonNode read(Operation operation, ObjectNode parameters, Object managedUser) throws Exception {
        Exchange answer = send(operation, exchange -> {
            setParameters(exchange.getMessage(), parameters);
            set(exchange.getMessage(), CalcomConstants.MANAGED_USER_ID, managedUser);
        });
        return SecretFilter.clean(Json.tree(answer.getMessage().getBody()));
    }

    private Exchange send(Operation operation, Processor message) throws Exception {
        Endpoint endpoint = context.getEndpoint(component + ':' + operation.uri() + "?output=map&paging=page");
        Exchange answer = template.request(endpoint, message);
        if (answer.getException() != null) {
            throw answer.getException();
        }
        return answer;
    }

    private static void setParameters(Message message, ObjectNode parameters) {
        for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
            set(message, RequestTemplate.headerName(parameter.getKey()), Json.plain(parameter.getValue()));
        }
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }

    private static AnswerCursor page(PreparedCall call, Paging paging) {
        if (call.cursor() != null && call.cursor().size() > 0) {
            return call.cursor();
        }
        int size = call.limit() > 0 ? call.limit() : Math.min(DEFAULT_PAGE_SIZE, paging.maxPageSize());
        return new AnswerCursor(0, null, size, 0);
    }

    private static void setPage(Message message, Paging paging, AnswerCursor page) {
        Object position = paging.style() == Paging.Style.CURSOR ? page.serverPage() : Integer.valueOf(page.skip());
        if (paging.style() == Paging.Style.BODY_OFFSET) {
            Map<String, Object> body = message.getBody() == null ? new LinkedHashMap<>() : fields(message.getBody());
            body.put(paging.style().sizeParameter(), page.size());
            body.put(paging.style().positionParameter(), position);
            message.setBody(body);
        } else {
            set(message, RequestTemplate.headerName(paging.style().sizeParameter()), page.size());
            set(message, RequestTemplate.headerName(paging.style().positionParameter()), position);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Object body) {
        return (Map<String, Object>) body;
    }

    /** The page after the one that was read. A server that does not say whether there is one has one if the page is full. */
    private static AnswerCursor next(Message answer, Paging paging, AnswerCursor page, JsonNode result) {
        String cursor = answer.getHeader(CalcomConstants.RESPONSE_NEXT_CURSOR, String.class);
        if (cursor != null) {
            return new AnswerCursor(0, cursor, page.size(), 0);
        }
        if (paging.style() == Paging.Style.CURSOR || !(result instanceof ArrayNode items)) {
            return null;
        }
        Boolean more = answer.getHeader(CalcomConstants.RESPONSE_HAS_MORE, Boolean.class);
        boolean another = more == null ? items.size() >= page.size() : more;
        return another ? new AnswerCursor(page.skip() + items.size(), null, page.size(), 0) : null;
    }
}
