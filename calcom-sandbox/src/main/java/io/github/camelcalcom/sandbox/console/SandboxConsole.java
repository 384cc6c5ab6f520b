package io.github.camelcalcom.sandbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.SandboxClock;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Delivery;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console for browsers: two pages, their data and a few actions. Its requests are not calls of the API: they are neither logged nor
 * limited. The pages create bookings with the API, as every booking page does. Must be used on the sandbox's event loop.
 */
public final class SandboxConsole {

    /** Prefix of the console's paths; the overview is at the root of the server. */
    static final String PREFIX = "/_sandbox/";

    private static final Logger LOG = LoggerFactory.getLogger(SandboxConsole.class);
    private static final Pattern REPETITION = Pattern.compile(PREFIX + "deliveries/(\\d{1,18})/repeat");
    private static final Duration LONGEST_ADVANCE = Duration.ofDays(3660);

    private final SandboxState state;
    private final WebhookDispatcher dispatcher;
    private final SandboxClock clock;
    private final SameOrigin sameOrigin;
    private final ConsolePages pages = new ConsolePages();
    private final StateView view;
    private final EventStream events;

    /**
     * @param bindAddress address that the server listens on
     * @param clock       clock of the sandbox
     */
    public SandboxConsole(Vertx vertx, SandboxState state, ApiServer api, WebhookDispatcher dispatcher, SandboxFaults faults, SandboxClock clock,
            String bindAddress) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.sameOrigin = new SameOrigin(bindAddress);
        this.view = new StateView(state, api, faults);
        this.events = new EventStream(vertx, state, api.log(), faults, clock);
    }

    /**
     * Whether a request belongs to the console; all others are calls of the API. At the root of the server, only requests of browsers,
     * which accept HTML, belong to the console. Other programs receive the 404 of the real server.
     */
    public static boolean isAskedFor(HttpServerRequest request) {
        return request.path().startsWith(PREFIX) || request.path().equals("/") && isPage(request);
    }

    private static boolean isPage(HttpServerRequest request) {
        String accepted = request.getHeader("Accept");
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads && accepted != null && accepted.contains("text/html");
    }

    /** Ends all event streams; browsers reconnect. Must run on the event loop. */
    public void close() {
        events.close();
    }

    /** Serves a request for which {@link #isAskedFor} returns true and whose body has been read. */
    public void serve(RoutingContext context) {
        try {
            HttpServerRequest request = context.request();
            Optional<String> refusal = sameOrigin.refusal(request);
            if (refusal.isPresent()) {
                refuse(context, 403, refusal.get());
            } else if (request.method() == HttpMethod.POST) {
                change(context);
            } else if (request.method() == HttpMethod.GET) {
                show(context);
            } else if (request.method() != HttpMethod.HEAD || !pages.serve(context)) {
                refuse(context, 405, "The console does not support " + request.method() + " for " + request.path());
            }
        } catch (RuntimeException e) {
            LOG.error("The console failed to serve {} {}", context.request().method(), context.request().path(), e);
            refuse(context, 500, "The console failed, see the sandbox's log");
        }
    }

    private void show(RoutingContext context) {
        switch (context.request().path()) {
            case PREFIX + "state" -> answer(context, view.overview());
            case PREFIX + "event-types" -> answer(context, view.eventTypes());
            case PREFIX + "events" -> events.open(context);
            default -> {
                if (!pages.serve(context)) {
                    refuse(context, 404, "The console has no " + context.request().path());
                }
            }
        }
    }

    private void change(RoutingContext context) {
        String path = context.request().path();
        Matcher repetition = REPETITION.matcher(path);
        if (repetition.matches()) {
            repeat(context, Long.parseLong(repetition.group(1)));
        } else if (path.equals(PREFIX + "clock")) {
            advance(context);
        } else {
            refuse(context, 404, "The console has no action at " + path);
        }
    }

    private void repeat(RoutingContext context, long number) {
        Optional<Delivery> delivery = state.deliveries().find(number);
        if (delivery.isEmpty()) {
            refuse(context, 404, "There is no delivery " + number);
            return;
        }
        dispatcher.repeat(delivery.get()).onSuccess(repeated -> answer(context, StateView.delivery(repeated)));
    }

    private void advance(RoutingContext context) {
        Optional<Duration> by = duration(context);
        if (by.isEmpty()) {
            refuse(context, 400, "The body must be {\"advance\":\"PT15M\"}: a duration in ISO 8601 of at most "
                    + LONGEST_ADVANCE.toDays() + " days");
            return;
        }
        clock.advance(by.get());
        answer(context, Json.object().put("now", Json.text(state.now())));
    }

    private static Optional<Duration> duration(RoutingContext context) {
        try {
            byte[] body = context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
            Duration wanted = Duration.parse(Json.MAPPER.readTree(body).path("advance").asText());
            return wanted.abs().compareTo(LONGEST_ADVANCE) > 0 ? Optional.empty() : Optional.of(wanted);
        } catch (IOException | DateTimeException | ArithmeticException e) {
            // the answer to an absent duration says what would be right
            return Optional.empty();
        }
    }

    private static void answer(RoutingContext context, JsonNode body) {
        send(context, 200, body);
    }

    private static void refuse(RoutingContext context, int status, String message) {
        send(context, status, Json.object().put("error", message));
    }

    private static void send(RoutingContext context, int status, JsonNode body) {
        if (!context.response().closed() && !context.response().ended()) {
            ConsolePages.headers(context.response()).setStatusCode(status).putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(body.toString());
        }
    }
}
