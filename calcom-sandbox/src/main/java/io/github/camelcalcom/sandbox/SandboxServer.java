/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.account.AccountGroups;
import io.github.camelcalcom.sandbox.apps.AppGroups;
import io.github.camelcalcom.sandbox.availability.AvailabilityGroups;
import io.github.camelcalcom.sandbox.bookings.BookingGroups;
import io.github.camelcalcom.sandbox.console.SandboxConsole;
import io.github.camelcalcom.sandbox.events.EventGroups;
import io.github.camelcalcom.sandbox.eventtypes.EventTypeGroups;
import io.github.camelcalcom.sandbox.fault.FaultInjection;
import io.github.camelcalcom.sandbox.fault.SandboxFaults;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.http.RouteGuards;
import io.github.camelcalcom.sandbox.http.Upload;
import io.github.camelcalcom.sandbox.insights.InsightGroups;
import io.github.camelcalcom.sandbox.organizations.OrganizationGroups;
import io.github.camelcalcom.sandbox.platform.PlatformGroups;
import io.github.camelcalcom.sandbox.routing.RoutingFormHandlers;
import io.github.camelcalcom.sandbox.schedules.ScheduleGroups;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Uids;
import io.github.camelcalcom.sandbox.teams.TeamGroups;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.github.camelcalcom.sandbox.token.ConsentPage;
import io.github.camelcalcom.sandbox.token.OAuth2Handlers;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.github.camelcalcom.sandbox.webhook.WebhookHandlers;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Runs the HTTP server and the state on one event loop. */
final class SandboxServer extends AbstractVerticle {

    private static final int MOST_PROBES = 20_000;
    private static final Delay BETWEEN_PROBES = Delay.of(Duration.ofMillis(1));

    final SandboxBuilder settings;
    private final FaultInjection faults;
    private final Clock timeAtStart;
    private final Runnable clockListener = this::clockMoved;
    private Context eventLoop;
    private SandboxState state;
    private Timers timers;
    private ApiServer api;
    private WebhookDispatcher dispatcher;
    private SandboxConsole console;
    private Router router;
    private HttpServer http;
    private boolean accepting;
    private volatile int port;

    SandboxServer(SandboxBuilder settings, FaultInjection faults) {
        this.settings = settings;
        this.faults = faults;
        this.timeAtStart = settings.clock.source();
        this.port = settings.port;
    }

    @Override
    public void start(Promise<Void> started) {
        eventLoop = context;
        populate();
        settings.clock.addListener(clockListener);
        listen().onComplete(started);
    }

    /** Creates a seeded state and the operations on it. */
    private void populate() {
        state = new SandboxState(settings.clock, new Uids(settings.identifierSeed));
        timers = new Timers(vertx, settings.clock);
        Seeding seeding = new Seeding(state);
        settings.seed.plant(seeding);
        seeding.bookings().end();
        if (settings.apiKey != null) {
            seeding.plantKeyOfFirstUser(settings.apiKey);
        }
        OperationRegistry registry = new OperationRegistry(settings.profile, new RouteGuards(state));
        features(state).forEach(group -> group.register(registry));
        dispatcher = new WebhookDispatcher(state, vertx, timers, settings.webhookTimeout,
                settings.profile != SandboxProfile.SELF_HOSTED, faults);
        new BookingGroups(state, timers, dispatcher, settings.bookingTime, faults, faults).register(registry);
        new EventGroups(state, () -> timers.after(Delay.of(settings.bookingTime))).register(registry);
        new RoutingFormHandlers(state, dispatcher).register(registry);
        new PlatformGroups(state, timers, settings.refreshTime).register(registry);
        new OAuth2Handlers(state, settings.refreshTokenReuse).register(registry);
        api = new ApiServer(state, settings.profile, settings.rateLimits, settings.operations(), registry, faults, timers);
        if (settings.console) {
            api.log().keepDetails(SandboxConsole.MOST_CALLS);
        }
        router = Router.router(vertx);
        BodyHandler bodies = BodyHandler.create(false).setBodyLimit(ApiServer.bodyLimit());
        boolean uploads = settings.profile.knowsHostedVersions();
        router.route().handler(request -> {
            if (uploads && Upload.isSent(request.request())) {
                Upload.read(request);
            } else {
                bodies.handle(request);
            }
        });
        // a call that is still arriving during a reset must not change the new state
        ApiServer current = api;
        router.route().handler(request -> serve(request, current)).failureHandler(current::fail);
    }

    /** Returns the operations that depend on the state only. */
    private static List<OperationRegistry.Group> features(SandboxState state) {
        return List.of(new AccountGroups(state), new ScheduleGroups(state), new AvailabilityGroups(state), new EventTypeGroups(state),
                new WebhookHandlers(state), new TeamGroups(state), new OrganizationGroups(state), new AppGroups(state), new InsightGroups(state));
    }

    /**
     * Restores state and time of the start, and drops faults and pending work. Completes when the server listens on the same port. Must run
     * on the event loop.
     */
    Future<Void> reset() {
        new SandboxFaults(faults).clear();
        settings.clock.follow(timeAtStart);
        timers.close();
        dispatcher.close();
        closeConsole();
        populate();
        return accept();
    }

    /** Compares paths in encoded form, because the router's own routes would refuse paths that cannot be decoded. */
    private void serve(RoutingContext request, ApiServer calls) {
        if (settings.console && SandboxConsole.isAskedFor(request.request())) {
            console().serve(request);
        } else if (ConsentPage.isAskedFor(request.request(), settings.profile)) {
            new ConsentPage(state).serve(request.request());
        } else {
            calls.serve(request);
        }
    }

    /** Creates the console on first use. */
    private SandboxConsole console() {
        if (console == null) {
            console = new SandboxConsole(vertx, new SandboxConsole.Parts(state, api, dispatcher, new SandboxFaults(faults), settings.clock,
                    settings.profile, this::reset), settings.host);
        }
        return console;
    }

    private void closeConsole() {
        if (console != null) {
            console.close();
            console = null;
        }
    }

    private void clockMoved() {
        run(ignored -> timers.clockMoved());
    }

    private Future<Void> listen() {
        accepting = true;
        http = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true)).requestHandler(request -> router.handle(request));
        return http.listen(port, settings.host).onSuccess(listening -> port = listening.actualPort())
                .onFailure(failure -> accepting = false).mapEmpty();
    }

    /** Listens on the previous port, unless the server is listening already. Must run on the event loop. */
    Future<Void> accept() {
        return accepting ? Future.succeededFuture() : listen();
    }

    /** Closes every connection and stops listening. Completes when new connections are refused. Must run on the event loop. */
    Future<Void> refuse() {
        accepting = false;
        NetClient probe = vertx.createNetClient();
        return http.close().compose(closed -> untilRefused(probe, MOST_PROBES)).eventually(() -> probe.close());
    }

    /** Probes the port, because the system accepts connections for a moment after the socket was closed. */
    private Future<Void> untilRefused(NetClient probe, int tries) {
        if (tries == 0) {
            return Future.failedFuture(new IllegalStateException("The port " + port + " still takes connections after it was closed"));
        }
        return probe.connect(port, settings.host).transform(connected -> connected.failed()
                ? Future.succeededFuture()
                : connected.result().close().compose(closed -> timers.after(BETWEEN_PROBES))
                        .compose(over -> untilRefused(probe, tries - 1)));
    }

    /** Returns the port that the server listens on, or the configured port before the start. */
    int port() {
        return port;
    }

    /** Returns the state. Must be used within {@link #run} only. */
    SandboxState state() {
        return state;
    }

    /** Returns the calls received so far. Must be used within {@link #run} only. */
    List<ReceivedCall> calls() {
        return api.log().calls();
    }

    /** Returns the sender of webhook requests. Must be used within {@link #run} only. */
    WebhookDispatcher dispatcher() {
        return dispatcher;
    }

    /** Runs an action between two calls. */
    void run(Handler<Void> action) {
        eventLoop.runOnContext(action);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        settings.clock.removeListener(clockListener);
        http.close().onComplete(stopped);
    }
}
