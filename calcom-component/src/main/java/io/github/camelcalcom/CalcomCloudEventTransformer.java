/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.storage.Fingerprint;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes a CloudEvent 1.0 of a change of a feed or a delivery of a webhook. The attributes become Camel's CloudEvent headers, which its
 * components for HTTP, Kafka and Knative map to theirs, and the body becomes JSON text. A change or delivery that comes again has the same id.
 */
@DataTypeTransformer(name = "calcom:cloudevents",
                     description = "Adds the CloudEvents 1.0 headers to a change of a feed or a delivery of a webhook, and makes its body JSON text")
public class CalcomCloudEventTransformer extends Transformer {

    private static final String JSON = "application/json";
    private static final String TYPE_PREFIX = "com.cal.";
    private static final String UNKNOWN_SOURCE = "calcom";

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the message is neither a change nor a delivery, or if its body is not JSON
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        String change = message.getHeader(CalcomConstants.CHANGE, String.class);
        String trigger = message.getHeader(CalcomConstants.WEBHOOK_TRIGGER, String.class);
        if (change == null && trigger == null) {
            throw new IllegalArgumentException("calcom:cloudevents needs a change of a feed or a delivery of a webhook: the message has neither the"
                                               + " header " + CalcomConstants.CHANGE + " nor the header " + CalcomConstants.WEBHOOK_TRIGGER);
        }
        Object body = message.getBody();
        JsonNode data = CalcomJson.parse(body instanceof StreamCache ? message.getBody(byte[].class) : body);
        message.setBody(data.toString());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(message));
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
        if (change != null) {
            describeChange(message, change);
        } else {
            describeDelivery(message, trigger, data);
        }
    }

    private static void describeChange(Message message, String change) {
        String uid = message.getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
        if (uid != null) {
            Instant updatedAt = updatedAt(message);
            set(message, uid + '@' + updatedAt, "booking." + change, uid, updatedAt);
        } else {
            String id = message.getHeader(CalcomConstants.CHANGE_ITEM_ID, String.class);
            String resource = message.getExchange().getFromEndpoint() instanceof CalcomEndpoint endpoint
                    ? endpoint.getResource() : "item";
            set(message, resource + '/' + id, resource + '.' + change, id, null);
        }
    }

    /** The time of the change, which is part of the id. After a transport of texts, such as a broker, the header is a text. */
    private static Instant updatedAt(Message message) {
        Object value = message.getHeader(CalcomConstants.CHANGE_UPDATED_AT);
        try {
            return value instanceof Instant instant ? instant : Instant.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("The header " + CalcomConstants.CHANGE_UPDATED_AT + " of a change is '" + value
                                               + "', and must be an instant such as 2027-03-01T10:00:00Z", e);
        }
    }

    private static void describeDelivery(Message message, String trigger, JsonNode data) {
        String createdAt = message.getHeader(CalcomConstants.WEBHOOK_CREATED_AT, String.class);
        set(message, Fingerprint.whole(trigger + '\n' + createdAt + '\n' + CalcomJson.canonical(data)), "webhook." + trigger.toLowerCase(Locale.ROOT),
                message.getHeader(CalcomConstants.WEBHOOK_BOOKING_UID, String.class), createdAt == null ? null : Instant.parse(createdAt));
    }

    private static void set(Message message, String id, String type, String subject, Instant time) {
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, id);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE_PREFIX + type);
        setOrRemove(message, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject);
        setOrRemove(message, CloudEvent.CAMEL_CLOUD_EVENT_TIME, time == null ? null : time.toString());
    }

    private static void setOrRemove(Message message, String header, String value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    /** The server that the message came from. */
    private static String source(Message message) {
        return message.getExchange().getFromEndpoint() instanceof CalcomEndpoint endpoint
                ? endpoint.getConfiguration().serverAddress().toString() : UNKNOWN_SOURCE;
    }
}
