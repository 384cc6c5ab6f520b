/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.NearestName;
import io.github.camelcalcom.client.Json;
import io.github.camelcalcom.client.OperationResolver;
import io.github.camelcalcom.webhook.SecretFile;
import io.github.camelcalcom.webhook.SecretStore;
import io.github.camelcalcom.webhook.SubscriberUrl;
import io.github.camelcalcom.webhook.SubscriptionSettings;
import io.github.camelcalcom.webhook.WebhookSecrets;
import io.github.camelcalcom.webhook.WebhookTrigger;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the options of an endpoint that receives webhooks mean, and whether they can work. */
final class CalcomWebhookOptions {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomWebhookOptions.class);

    private final EndpointScope scope;
    private final CalcomConfiguration configuration;
    private final ApiProfile profile;
    private final List<BodyField> known;

    CalcomWebhookOptions(EndpointScope scope) {
        this.scope = scope;
        this.configuration = scope.configuration();
        this.profile = configuration.profile();
        this.known = OperationResolver.resolve(scope.operation().resource() + "/create").bodyFields(profile);
    }

    /**
     * Returns the triggers to subscribe to.
     *
     * @return                          null if the user does not say
     * @throws IllegalArgumentException if the option names none
     */
    Set<String> triggers() {
        if (configuration.getTriggers() == null) {
            return null;
        }
        Set<String> triggers = new LinkedHashSet<>(Arrays.stream(configuration.getTriggers().split(",")).map(String::strip)
                .filter(name -> !name.isEmpty()).toList());
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("The option triggers names no trigger."
                                               + " Expected something like BOOKING_CREATED,BOOKING_CANCELLED");
        }
        return triggers;
    }

    WebhookSecrets secrets() {
        return WebhookSecrets.of(configuration.getSigningSecrets());
    }

    /**
     * Maximum age of a delivery; zero for no limit.
     *
     * @throws IllegalArgumentException if it is negative
     */
    Duration maxAge() {
        if (configuration.getMaxAge() < 0) {
            throw new IllegalArgumentException("The option maxAge=" + configuration.getMaxAge() + " is negative. Expected a time in milliseconds,"
                                               + " or 0 to accept deliveries of any age");
        }
        return Duration.ofMillis(configuration.getMaxAge());
    }

    /** Where the secret of the webhook is kept; null for in memory. */
    SecretStore secretStore() {
        String file = configuration.getSecretFile();
        return ObjectHelper.isEmpty(file) ? scope.runtime().secretStore() : new SecretFile(Path.of(file));
    }

    /**
     * The subscription to register.
     *
     * @throws IllegalArgumentException if the server could not have such a one
     */
    SubscriptionSettings subscription(WebhookConfiguration target) {
        Set<String> triggers = Optional.ofNullable(triggers()).orElseGet(() -> new LinkedHashSet<>(WebhookTrigger.OF_BOOKINGS));
        warnOfUnknown(triggers);
        check("payloadVersion", "version", configuration.getPayloadVersion());
        check("noShowTime", "time", configuration.getNoShowTime());
        check("noShowTimeUnit", "timeUnit", configuration.getNoShowTimeUnit());
        checkNoShowTime(triggers);
        return new SubscriptionSettings(url(target), triggers, payloadTemplate(), configuration.getPayloadVersion(),
                configuration.getNoShowTime(), configuration.getNoShowTimeUnit());
    }

    /** Camel would make a URL of the address that it listens at, such as http://0.0.0.0/hook, which is not the one that a server delivers to. */
    private String url(WebhookConfiguration target) {
        if (ObjectHelper.isEmpty(target.getWebhookExternalUrl())) {
            throw new IllegalArgumentException("The option webhookExternalUrl of webhook:calcom:" + scope.operation().uri()
                                               + ", of a feed pushExternalUrl, is missing. Set it to the address by which Cal.com reaches this"
                                               + " server, such as https://hooks.my-company.com");
        }
        return SubscriberUrl.checked(address(target), profile);
    }

    /** Returns the external URL with the path; the path alone if there is no external URL. */
    static String address(WebhookConfiguration target) {
        String external = target.getWebhookExternalUrl() == null ? "" : target.getWebhookExternalUrl().replaceAll("/+$", "");
        return external + target.computeFullPath(true);
    }

    /** No more than a warning: a server may be newer than what we know. */
    private void warnOfUnknown(Set<String> triggers) {
        List<String> documented = field("triggers").map(BodyField::values).orElse(List.of());
        for (String trigger : triggers) {
            if (!documented.contains(trigger)) {
                LOG.warn("The option triggers names {}, which is not documented for a {} server{}", trigger, profile.label(),
                        NearestName.of(trigger, documented).map(name -> ". Is " + name + " meant?").orElse(""));
            }
        }
    }

    private void check(String option, String fieldName, Object value) {
        if (value == null) {
            return;
        }
        BodyField field = field(fieldName).orElseThrow(() -> new IllegalArgumentException(
                "The option " + option + "=" + value + " is not possible with a " + profile.label() + " server, which does not know it."
                                                                                           + " Leave it out"));
        if (!field.values().isEmpty() && !field.values().contains(value.toString())) {
            throw new IllegalArgumentException("The option " + option + "=" + value + " is not possible with a " + profile.label()
                                               + " server. Valid are: " + String.join(", ", field.values()));
        }
    }

    private void checkNoShowTime(Set<String> triggers) {
        Integer time = configuration.getNoShowTime();
        boolean asksForAbsences = triggers.stream().anyMatch(WebhookTrigger.OF_ABSENCES::contains);
        if (time != null && time < 1) {
            throw new IllegalArgumentException("The option noShowTime=" + time + " is too small. Expected at least 1");
        }
        if ((time == null) != (configuration.getNoShowTimeUnit() == null)) {
            throw new IllegalArgumentException("The options noShowTime and noShowTimeUnit go together, such as noShowTime=5&noShowTimeUnit=MINUTE;"
                                               + " only one of them is set");
        }
        if (asksForAbsences && time == null && field("time").isPresent()) {
            throw new IllegalArgumentException("The triggers " + String.join(" and ", WebhookTrigger.OF_ABSENCES) + " need to know when to look:"
                                               + " set for instance noShowTime=5&noShowTimeUnit=MINUTE");
        }
        if (!asksForAbsences && time != null) {
            throw new IllegalArgumentException("The option noShowTime=" + time + " has an effect only with one of the triggers "
                                               + String.join(" and ", WebhookTrigger.OF_ABSENCES) + ". Add it, or leave noShowTime out");
        }
    }

    private Optional<BodyField> field(String name) {
        return known.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** A template that is no JSON itself makes the server send a form, which HTTP components take apart before the signature is checked. */
    private String payloadTemplate() {
        String template = configuration.getPayloadTemplate();
        if (ObjectHelper.isEmpty(template)) {
            return null;
        }
        String text = ResourceHelper.hasScheme(template) ? resource(template) : template;
        try {
            JsonNode document = Objects.requireNonNull(Json.MAPPER.readTree(text));
            if (document.isContainerNode()) {
                checkTime(document);
                return text;
            }
            throw new IllegalArgumentException("The payloadTemplate is no JSON object or array");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The payloadTemplate is no JSON before its placeholders are filled in, so that deliveries would be"
                                               + " forms. Write every placeholder within a text, such as {\"uid\": \"{{uid}}\"}: "
                                               + e.getOriginalMessage(), e);
        }
    }

    private void checkTime(JsonNode template) {
        if (configuration.getMaxAge() > 0 && !template.path("createdAt").asText().replace(" ", "").equals("{{createdAt}}")) {
            throw new IllegalArgumentException("With the option maxAge=" + configuration.getMaxAge() + ", the payloadTemplate must have the field"
                                               + " \"createdAt\": \"{{createdAt}}\": the age of other deliveries is not known, so that none"
                                               + " would be accepted");
        }
    }

    private String resource(String location) {
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(scope.context(), location)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The option payloadTemplate=" + location + " names a resource that cannot be read", e);
        }
    }
}
