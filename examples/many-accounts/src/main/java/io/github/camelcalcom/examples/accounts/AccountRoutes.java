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
import org.apache.camel.CamelExecutionException;
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

    /** What the id of the route of an account's events has in addition to its name. */
    static final String EVENTS = ".events";

    private static final Logger LOG = LoggerFactory.getLogger(AccountRoutes.class);

    /** The accounts that have routes. */
    private final Map<String, Account> followed = new TreeMap<>();
    private final Map<String, Class<?>> failures = new LinkedHashMap<>();
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

    /** Makes the routes those of the table. An account that fails in one way is logged once, and tried again with the next call. */
    synchronized void synchronize() throws Exception {
        Map<String, Account> wanted = table.read();
        failures.keySet().retainAll(wanted.keySet());
        for (Account account : List.copyOf(followed.values())) {
            if (!wanted.containsKey(account.name())) {
                attempt(account, () -> stop(account));
            }
        }
        for (Account account : wanted.values()) {
            attempt(account, () -> bringAbout(account));
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
            // that of a call is around the reason
            Throwable reason = e instanceof CamelExecutionException && e.getCause() != null ? e.getCause() : e;
            // messages differ, because they contain the id of a request
            if (!reason.getClass().equals(failures.put(account.name(), reason.getClass()))) {
                LOG.warn("The account {} cannot be {}, which is tried again: {}", account,
                        account.state() == Account.State.REMOVED ? "removed" : "followed as the table says", reason.getMessage());
            }
        }
    }

    /** Follows an account, stops that, or removes it, as its row says. */
    private void bringAbout(Account account) throws Exception {
        Account before = followed.get(account.name());
        if (before != null && (account.state() != Account.State.ACTIVE || !account.hasCredentialOf(before))) {
            stop(before);
        }
        if (account.state() == Account.State.ACTIVE) {
            follow(account);
        } else if (account.state() == Account.State.REMOVED) {
            remove(account);
        }
    }

    private void follow(Account account) throws Exception {
        CamelContext context = getContext();
        followed.put(account.name(), account);
        bindKey(account);
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

    private void bindKey(Account account) {
        if (account.apiKey() != null) {
            getContext().getRegistry().bind(account.keyBean(), account.apiKey());
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
        followed.remove(account.name());
    }

    private static boolean calls(CalcomConfiguration configuration, Account account) {
        return account.apiKey() != null ? account.apiKey().equals(configuration.getApiKey())
                : String.valueOf(account.managedUserId()).equals(configuration.getManagedUserId());
    }

    /** Deletes the webhooks at the server, and then the row. A process that ends before has the row again when it starts. */
    private void remove(Account account) throws Exception {
        bindKey(account);
        try {
            deleteWebhooks(account);
        } finally {
            // the endpoints of these calls
            stop(account);
        }
        table.delete(account.name());
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
