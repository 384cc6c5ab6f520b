/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.examples.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcalcom.CalcomConfiguration;
import io.github.camelcalcom.CalcomEndpoint;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two routes for each account of a table, which are added and removed while the context runs: a feed that a webhook makes quick, and a
 * webhook for the events that no feed shows.
 */
final class AccountRoutes extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);
    private static final String EVENTS = ".events";

    private final Map<String, Account> known = new TreeMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final AccountTable table;

    AccountRoutes(AccountTable table) {
        this.table = table;
    }

    @Override
    public void configure() {
        routeTemplate("changes").templateParameter("account").templateParameter("caller").templateParameter("initialDelay")
                .from("calcom:bookings/changes?{{caller}}&feedName={{account}}&since=beginning&delay={{accounts.delay}}"
                      + "&initialDelay={{initialDelay}}&pushPath=/{{account}}/changes&pushExternalUrl={{accounts.url}}")
                .setHeader("account").constant("{{account}}")
                .to("direct:change");
        routeTemplate("events").templateParameter("account").templateParameter("caller")
                .from("webhook:calcom:webhooks/events?{{caller}}&triggers=BOOKING_NO_SHOW_UPDATED,MEETING_STARTED,MEETING_ENDED"
                      + "&webhookComponentName=platform-http&webhookPath=/{{account}}/events&webhookExternalUrl={{accounts.url}}")
                .setHeader("account").constant("{{account}}")
                .to("direct:event");
        from("timer:accounts?period={{accounts.period}}&delay=0").routeId("accounts").process(exchange -> synchronize());
    }

    /** Makes the routes those of the table. An account that fails is logged once, and tried again with the next call. */
    synchronized void synchronize() throws Exception {
        Map<String, Account> wanted = table.read();
        failures.keySet().retainAll(wanted.keySet());
        for (Account account : List.copyOf(known.values())) {
            Account now = wanted.get(account.name());
            if (now == null) {
                attempt(account, () -> forget(account));
            } else if (now.paused() || !now.hasCredentialOf(account)) {
                attempt(account, () -> stop(account));
            }
        }
        for (Account account : wanted.values()) {
            known.put(account.name(), account);
            if (!account.paused()) {
                attempt(account, () -> follow(account));
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private void attempt(Account account, Step step) {
        try {
            step.run();
            failures.remove(account.name());
        } catch (Exception e) {
            if (!e.toString().equals(failures.put(account.name(), e.toString()))) {
                LOG.warn("The routes of the account {} cannot be changed, which is tried again: {}", account, e.toString());
            }
        }
    }

    private void follow(Account account) throws Exception {
        CamelContext context = getContext();
        if (account.apiKey() != null) {
            context.getRegistry().bind(account.keyBean(), account.apiKey());
        }
        if (context.getRoute(account.name()) == null) {
            // not all feeds poll at once after a start
            long spread = Long.parseLong(context.resolvePropertyPlaceholders("{{accounts.spread}}"));
            context.addRouteFromTemplate(account.name(), "changes", Map.of("account", account.name(), "caller", account.caller(),
                    "initialDelay", Math.floorMod(account.name().hashCode(), spread)));
        }
        if (context.getRoute(account.name() + EVENTS) == null) {
            context.addRouteFromTemplate(account.name() + EVENTS, "events", Map.of("account", account.name(), "caller", account.caller()));
        }
    }

    /** Removes the routes. What happens meanwhile is in the feed's list, whose place is in the database. */
    private void stop(Account account) throws Exception {
        CamelContext context = getContext();
        for (String route : List.of(account.name(), account.name() + EVENTS)) {
            if (context.getRoute(route) != null) {
                context.getRouteController().stopRoute(route);
                context.removeRoute(route);
            }
        }
        // Camel leaves the endpoint behind webhook:, which has the account's credential
        for (Endpoint endpoint : List.copyOf(context.getEndpoints())) {
            if (endpoint instanceof CalcomEndpoint calcom && calls(calcom.getConfiguration(), account)) {
                context.removeEndpoint(endpoint);
            }
        }
        context.getRegistry().unbind(account.keyBean());
    }

    private static boolean calls(CalcomConfiguration configuration, Account account) {
        return account.apiKey() != null ? account.apiKey().equals(configuration.getApiKey())
                : String.valueOf(account.managedUserId()).equals(configuration.getManagedUserId());
    }

    /** Also deletes the account's webhooks at the server. */
    private void forget(Account account) throws Exception {
        stop(account);
        known.remove(account.name());
        if (account.apiKey() != null) {
            getContext().getRegistry().bind(account.keyBean(), account.apiKey());
        }
        try {
            deleteWebhooks(account);
        } finally {
            // the endpoints of these calls
            stop(account);
        }
    }

    private void deleteWebhooks(Account account) throws Exception {
        String url = getContext().resolvePropertyPlaceholders("{{accounts.url}}/" + account.name() + '/');
        try (ProducerTemplate calls = getContext().createProducerTemplate()) {
            for (Object item : calls.requestBody("calcom:webhooks/list?" + account.caller(), null, List.class)) {
                Map<?, ?> webhook = (Map<?, ?>) item;
                if (webhook.get("subscriberUrl").toString().startsWith(url)) {
                    calls.requestBodyAndHeader("calcom:webhooks/delete?" + account.caller(), null, "CamelCalcomWebhookId", webhook.get("id"));
                }
            }
        }
    }
}
