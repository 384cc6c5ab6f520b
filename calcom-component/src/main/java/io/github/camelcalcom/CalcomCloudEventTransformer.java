/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
    /** As in the payloads of deliveries. A change has the first of them. */
    private static final List<String> BOOKING_UID_FIELDS = List.of("uid", "bookingUid");
    /** Anything else in the type of an event, such as a line break, would break the header of a transport. */
    private static final Pattern NAME = Pattern.compile("[\\w.-]*");

    /** The attributes that differ between events. Subject and time may be null. */
    private record Event(String id, String server, String type, String subject, Instant time) {
    }

    /**
     * {@inheritDoc} All attributes of an earlier event are removed from the message. If the message has the headers of a change and of a delivery,
     * it is a change if its body is the booking or the item that the headers of the change name, and a delivery otherwise.
     *
     * @throws IllegalArgumentException if the message is neither a change nor a delivery, if its body is null or not JSON, or if its body is about
     *                                  another booking or item than its headers
     */
    @Override
    public void transform(Message message, DataType from, DataType to) {
        String change = name(message, CalcomConstants.CHANGE, "a change such as created");
        String trigger = name(message, CalcomConstants.WEBHOOK_TRIGGER, "a trigger such as BOOKING_CREATED");
        if (change == null && trigger == null) {
            throw new IllegalArgumentException("calcom:cloudevents needs a change of a feed or a delivery of a webhook: the message has neither the"
                                               + " header " + CalcomConstants.CHANGE + " nor the header " + CalcomConstants.WEBHOOK_TRIGGER);
        }
        Object body = message.getBody();
        JsonNode data = CalcomJson.parse(body instanceof StreamCache ? message.getBody(byte[].class) : body);
        if (data.isMissingNode() || data.isNull()) {
            throw new IllegalArgumentException("calcom:cloudevents needs the body of the change or the delivery: the body is null");
        }
        boolean isChange = change != null && (trigger == null || isChanged(message, data));
        refuseAnother(message, data, isChange);
        Event event = isChange ? ofChange(message, change) : ofDelivery(message, trigger, data);
        message.setBody(data.toString());
        write(message, event);
    }

    /** Returns a header that is part of the type. Null if it is missing or empty. */
    private static String name(Message message, String header, String kind) {
        String value = message.getHeader(header, String.class);
        if (value != null && !NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("The header " + header + " is '" + value + "', and must be " + kind);
        }
        return value == null || value.isEmpty() ? null : value;
    }

    /** Whether the data is the booking or the item that the headers of a change name. */
    private static boolean isChanged(Message message, JsonNode data) {
        String uid = message.getHeader(CalcomConstants.CHANGE_BOOKING_UID, String.class);
        if (uid != null) {
            return uid.equals(first(data, List.of("uid"))) && !data.has(BOOKING_START_IN_DELIVERY);
        }
        String id = message.getHeader(CalcomConstants.CHANGE_ITEM_ID, String.class);
        return id != null && id.equals(idOfItem(data));
    }

    /** With the headers of one event and the body of another, a consumer that recognizes an event by its id would drop the body. */
    private static void refuseAnother(Message message, JsonNode data, boolean isChange) {
        boolean isItem = isChange && message.getHeader(CalcomConstants.CHANGE_BOOKING_UID) == null;
        String header = isItem ? CalcomConstants.CHANGE_ITEM_ID
                : isChange ? CalcomConstants.CHANGE_BOOKING_UID : CalcomConstants.WEBHOOK_BOOKING_UID;
        String named = message.getHeader(header, String.class);
        String found = isItem ? idOfItem(data) : first(data, BOOKING_UID_FIELDS);
        if (named != null && found != null && !named.equals(found)) {
            throw new IllegalArgumentException("calcom:cloudevents needs a body and headers of the same event: the header " + header + " is '" + named
                                               + "', and the body is about '" + found + "'. Make the event before the body is replaced");
        }
    }

    /** The id of an item of a list, as the feed finds it. Null if the data has none. */
    private static String idOfItem(JsonNode data) {
        return data.isTextual() ? data.asText() : first(data, ListItem.ID_FIELDS);
    }

    /** The first field that the data has, as text. Null if it has none of them. */
    private static String first(JsonNode data, List<String> fields) {
        return fields.stream().filter(data::hasNonNull).findFirst().map(field -> data.get(field).asText()).orElse(null);
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
        if (server == null || server.isEmpty()) {
            return UNKNOWN_SERVER;
        }
        try {
            return new URI(server).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The header " + header + " is '" + server + "', and must be the address of a server", e);
        }
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
