/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.Paging;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomResponse;
import io.github.camelcalcom.client.Continuation;
import io.github.camelcalcom.client.FileSource;
import io.github.camelcalcom.client.ItemIterator;
import io.github.camelcalcom.client.JsonList;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.client.ResponseStream;
import io.github.camelcalcom.safecall.Upsert;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.SynchronizationAdapter;

/** Puts answers into messages. */
final class AnswerBinding {

    /** The headers that not every call sets. */
    private static final List<String> OPTIONAL_HEADERS = List.of(CalcomConstants.RESPONSE_REQUEST_ID,
            CalcomConstants.RESPONSE_RATE_LIMIT_REMAINING, CalcomConstants.RESPONSE_RATE_LIMIT_RESET, CalcomConstants.RESPONSE_NEXT_CURSOR,
            CalcomConstants.RESPONSE_HAS_MORE, CalcomConstants.RESPONSE_TOTAL_ITEMS, CalcomConstants.RESPONSE_LOCATION,
            CalcomConstants.RESPONSE_OUTCOME, CalcomConstants.LIST_PROGRESS);

    private final OutputFormat output;
    private final Paging paging;
    private final ObjectMapper mapper;
    /** Null if the output is not records. */
    private final RecordOutput records;

    /** @throws IllegalArgumentException if the output is records and the result of the operation has none */
    AnswerBinding(Operation operation, CalcomConfiguration configuration, RequestTemplate template, ObjectMapper mapper) {
        this.output = configuration.getOutput();
        this.records = RecordOutput.of(operation, configuration);
        this.paging = template.paging();
        this.mapper = mapper;
    }

    /** The message's body without Camel's wrappings. */
    static Object plainBody(Message message) {
        Object body = message.getBody();
        return body instanceof StreamCache || body instanceof WrappedFile ? message.getBody(InputStream.class) : body;
    }

    /** The message's body as {@code UploadedFile} takes it. A file and a cached stream can be read again by a further attempt. */
    static Object fileBody(Message message) {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            if (wrapped.getFile() instanceof File file) {
                return file;
            }
            return wrapped.getBody() instanceof byte[] || wrapped.getBody() instanceof File ? wrapped.getBody() : plainBody(message);
        }
        return body instanceof StreamCache cache && body instanceof InputStream stream ? new CachedFile(cache, stream) : plainBody(message);
    }

    void bind(Exchange exchange, Object result) throws IOException {
        Message message = exchange.getMessage();
        forgetEarlierAnswer(message);
        if (result instanceof CalcomResponse response) {
            message.setBody(formatted(response.result()));
            bindHead(message, response);
            bindPage(message, response);
        } else if (result instanceof Upsert.Result upsert) {
            message.setBody(formatted(upsert.response().result()));
            bindHead(message, upsert.response());
            message.setHeader(CalcomConstants.RESPONSE_OUTCOME, upsert.outcome().name().toLowerCase(Locale.ROOT));
        } else if (result instanceof CalcomClient.ItemList list) {
            message.setBody(formatted(list.items()));
            bindHead(message, list.last());
            message.setHeader(CalcomConstants.RESPONSE_HAS_MORE, list.more());
            message.setHeader(CalcomConstants.LIST_PROGRESS, list.progress());
        } else if (result instanceof ItemIterator items) {
            message.setBody(iterator(items));
            bindHead(message, items.first());
            message.setHeader(CalcomConstants.LIST_PROGRESS, items.progress());
            whenDone(exchange, items::close);
        } else if (result instanceof ResponseStream stream) {
            message.setBody(stream);
            bindHead(message, stream.response());
            whenDone(exchange, stream::close);
        }
    }

    /** Removes the headers of an earlier call, so that none of them is taken for one of this call. */
    private static void forgetEarlierAnswer(Message message) {
        if (message.hasHeaders()) {
            for (String header : OPTIONAL_HEADERS) {
                message.removeHeader(header);
            }
        }
    }

    private Iterator<?> iterator(ItemIterator items) {
        if (records != null) {
            return records.records(items);
        }
        return output == OutputFormat.JSON ? new JsonIterator(items, mapper) : items;
    }

    private Object formatted(Object value) throws JsonProcessingException {
        if (records != null) {
            return records.record(value);
        }
        return output == OutputFormat.JSON ? mapper.writeValueAsString(value) : JsonList.convertible(value);
    }

    private static void bindHead(Message message, CalcomResponse response) {
        message.setHeader(CalcomConstants.RESPONSE_STATUS_CODE, response.statusCode());
        set(message, CalcomConstants.RESPONSE_REQUEST_ID, response.requestId());
        set(message, CalcomConstants.RESPONSE_LOCATION, response.location());
        response.rateLimitRemaining().ifPresent(value -> message.setHeader(CalcomConstants.RESPONSE_RATE_LIMIT_REMAINING, value));
        response.rateLimitReset().ifPresent(value -> message.setHeader(CalcomConstants.RESPONSE_RATE_LIMIT_RESET, value));
    }

    private void bindPage(Message message, CalcomResponse response) {
        if (paging == null) {
            return;
        }
        Continuation continuation = Continuation.of(response, paging);
        if (continuation.style() == Paging.Style.CURSOR) {
            set(message, CalcomConstants.RESPONSE_NEXT_CURSOR, continuation.hasCursor() ? continuation.cursor() : null);
            message.setHeader(CalcomConstants.RESPONSE_HAS_MORE, continuation.hasCursor());
        } else if (continuation.style() == null && paging.style() == Paging.Style.CURSOR) {
            message.setHeader(CalcomConstants.RESPONSE_HAS_MORE, false);
        } else {
            List<Object> items = response.items(paging);
            // a total that a server reports may ignore filters, but an empty page is always behind the end
            if (continuation.more() != null) {
                message.setHeader(CalcomConstants.RESPONSE_HAS_MORE, continuation.more() && !items.isEmpty());
            } else if (items.isEmpty()) {
                message.setHeader(CalcomConstants.RESPONSE_HAS_MORE, false);
            }
            if (response.field("pagination.totalItems") instanceof Number total) {
                message.setHeader(CalcomConstants.RESPONSE_TOTAL_ITEMS, total.longValue());
            }
        }
    }

    private static void set(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }

    private static void whenDone(Exchange exchange, Runnable release) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange completed) {
                release.run();
            }
        });
    }

    /** A file in a stream that Camel caches. */
    private record CachedFile(StreamCache cache, InputStream stream) implements FileSource {

        @Override
        public InputStream open() {
            cache.reset();
            return new FilterInputStream(stream) {

                @Override
                public void close() {
                    // closing the cache would remove its content, which the message still has
                }
            };
        }

        @Override
        public long length() {
            return cache.length() > 0 ? cache.length() : UNKNOWN_LENGTH;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }
    }

    /** The items as JSON texts. */
    private record JsonIterator(Iterator<Object> items, ObjectMapper mapper) implements Iterator<String> {

        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public String next() {
            Object item = items.next();
            try {
                return mapper.writeValueAsString(item);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("What was read from JSON cannot be written as JSON", e);
            }
        }
    }
}
