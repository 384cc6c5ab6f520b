/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.client.TimeText;
import io.github.camelcalcom.feed.ListItem;
import io.github.camelcalcom.model.CalcomJson;
import io.github.camelcalcom.storage.Fingerprint;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a CloudEvent 1.0 of a change of a feed or a delivery of a webhook. The attributes become Camel's CloudEvent headers, which its
 * components for HTTP, Kafka and Knative map to theirs, and the body becomes JSON text. A change or delivery that comes again has the same id.
 */
@DataTypeTransformer(name = "calcom:cloudevents",
                     description = "Adds the CloudEvents 1.0 headers to a change of a feed or a delivery of a webhook, and makes its body JSON text")
public class CalcomCloudEventTransformer extends Transformer {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomCloudEventTransformer.class);
    private static final String JSON = "application/json";
    private static final String TYPE_PREFIX = "com.cal.";
    /** The source of an event whose message has lost the header with the server. */
    private static final String UNKNOWN_SERVER = "calcom";
    private static final String BOOKING_START_IN_DELIVERY = "startTime";

    /** The attributes that differ between events. Subject and time may be null. */
    private record Event(String id, String server, String type, String subject, Instant time) {
    }

    /**
     * {@inheritDoc} All attributes of an earlier event are removed from the message. If the message has the headers of a change and of a delivery,
     * it is a change if its body is the booking or the item that the headers of the change name, and a delivery otherwise.
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
        boolean isChange = change != null && (trigger == null || isChanged(message, data));
        Event event = isChange ? ofChange(message, change) : ofDelivery(message, trigger, data);
        message.setBody(data.toString());
        write(message, event);
    }

    /** Whether the data is the booking or the item that the headers of a change name. */
    private static boolean isChanged(Message message, JsonNode data) {
        String uid = message.getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
        if (uid != null) {
            return uid.equals(data.path("uid").asText()) && !data.has(BOOKING_START_IN_DELIVERY);
        }
        String id = message.getHeader(CalcomConstants.CHANGE_ITEM_ID, String.class);
        String named = data.isTextual() ? data.asText()
                : ListItem.ID_FIELDS.stream().filter(data::hasNonNull).findFirst().map(field -> data.get(field).asText()).orElse(null);
        return id != null && id.equals(named);
    }

    private static Event ofChange(Message message, String change) {
        String server = server(message, CalcomConstants.CHANGE_SERVER);
        String uid = message.getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
        if (uid != null) {
            Instant updatedAt = updatedAt(message);
            return new Event(uid + '@' + updatedAt, server, "booking." + change, uid, updatedAt);
        }
        String resource = ofItem(message, CalcomConstants.CHANGE_RESOURCE);
        String id = ofItem(message, CalcomConstants.CHANGE_ITEM_ID);
        return new Event(resource + '/' + id, server, resource + '.' + change, id, null);
    }

    /** Returns a header that is part of the id of an item. */
    private static String ofItem(Message message, String name) {
        String value = message.getHeader(name, String.class);
        if (value == null) {
            throw new IllegalArgumentException("calcom:cloudevents needs the header " + name + " of a change that does not have the header "
                                               + CalcomConstants.CHANGE_BOOKING_UID + ". The feed sets it: do not remove it");
        }
        return value;
    }

    /** The time of the change, which is part of the id. After a transport of texts, such as a broker, the header is a text. */
    private static Instant updatedAt(Message message) {
        Object value = message.getHeader(CalcomConstants.CHANGE_UPDATED_AT);
        Instant instant = TimeText.instant(value);
        if (instant == null) {
            throw new IllegalArgumentException("The header " + CalcomConstants.CHANGE_UPDATED_AT + " of a change is '" + value
                                               + "', and must be an instant such as 2027-03-01T10:00:00Z");
        }
        return instant;
    }

    private static Event ofDelivery(Message message, String trigger, JsonNode data) {
        Object header = message.getHeader(CalcomConstants.WEBHOOK_CREATED_AT);
        Instant createdAt = TimeText.instant(header);
        if (header != null && createdAt == null) {
            LOG.warn("The header {} is '{}' instead of an instant such as 2027-03-01T10:00:00Z, so the CloudEvent has no time",
                    CalcomConstants.WEBHOOK_CREATED_AT, header);
        }
        return new Event(Fingerprint.whole(trigger + '\n' + createdAt + '\n' + CalcomJson.canonical(data)),
                server(message, CalcomConstants.WEBHOOK_SERVER), "webhook." + trigger.toLowerCase(Locale.ROOT),
                message.getHeader(CalcomConstants.WEBHOOK_BOOKING_UID, String.class), createdAt);
    }

    private static String server(Message message, String header) {
        String server = message.getHeader(header, String.class);
        return server == null ? UNKNOWN_SERVER : server;
    }

    private static void write(Message message, Event event) {
        message.removeHeaders("CamelCloudEvent*");
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, event.id());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, event.server());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, TYPE_PREFIX + event.type());
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, JSON);
        if (event.subject() != null) {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, event.subject());
        }
        if (event.time() != null) {
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, event.time().toString());
        }
    }
}
