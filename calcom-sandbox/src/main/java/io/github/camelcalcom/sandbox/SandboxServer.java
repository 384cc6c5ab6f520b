package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.bookings.BookingGroups;
import io.github.camelcalcom.sandbox.fault.FaultInjection;
import io.github.camelcalcom.sandbox.guard.RouteGuards;
import io.github.camelcalcom.sandbox.handlers.HandlerGroups;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.oauth2.OAuth2Handlers;
import io.github.camelcalcom.sandbox.platform.PlatformGroups;
import io.github.camelcalcom.sandbox.routing.RoutingFormHandlers;
import io.github.camelcalcom.sandbox.state.ReceivedCall;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.time.Delay;
import io.github.camelcalcom.sandbox.time.Timers;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetClient;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

import java.time.Duration;
import java.util.List;

/** Runs the HTTP server and the state on one event loop. */
final class SandboxServer extends AbstractVerticle {

    private static final int MOST_PROBES = 1_000;
    private static final Delay BETWEEN_PROBES = Delay.of(Duration.ofMillis(1));

    final SandboxBuilder settings;
    private final SandboxState state;
    private final FaultInjection faults;
    private final Runnable clockListener = this::clockMoved;
    private Context eventLoop;
    private Timers timers;
    private ApiServer api;
    private Router router;
    private HttpServer http;
    private boolean accepting;
    private volatile int port;

    SandboxServer(SandboxBuilder settings, SandboxState state, FaultInjection faults) {
        this.settings = settings;
        this.state = state;
        this.faults = faults;
        this.port = settings.port;
    }

    @Override
    public void start(Promise<Void> started) {
        eventLoop = context;
        timers = new Timers(vertx, settings.clock);
        settings.seed.plant(new Seeding(state));
        OperationRegistry registry = new OperationRegistry(settings.profile, new RouteGuards(state));
        HandlerGroups.all(state).forEach(group -> group.register(registry));
        WebhookDispatcher dispatcher = new WebhookDispatcher(state, vertx, timers, settings.webhookTimeout,
                settings.profile != SandboxProfile.SELF_HOSTED, faults);
        new BookingGroups(state, timers, dispatcher, settings.bookingTime, faults).register(registry);
        new RoutingFormHandlers(state, dispatcher).register(registry);
        new PlatformGroups(state, timers, settings.refreshTime).register(registry);
        new OAuth2Handlers(state, settings.refreshTokenReuse).register(registry);
        api = new ApiServer(state, settings.profile, settings.rateLimits, settings.operations(), registry, faults, timers);
        router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(ApiServer.bodyLimit()));
        router.route().handler(api::serve).failureHandler(api::fail);
        settings.clock.addListener(clockListener);
        listen().onComplete(started);
    }

    private void clockMoved() {
        run(ignored -> timers.clockMoved());
    }

    private Future<Void> listen() {
        accepting = true;
        http = vertx.createHttpServer(new HttpServerOptions().setCompressionSupported(true)).requestHandler(router);
        return http.listen(port, settings.host).onSuccess(listening -> port = listening.actualPort())
                .onFailure(failure -> accepting = false).mapEmpty();
    }

    /** Listens at the port that it had before; nothing happens if it does. Only to be called on the event loop. */
    Future<Void> accept() {
        return accepting ? Future.succeededFuture() : listen();
    }

    /** Closes every connection and takes no more; completes when new ones are refused. Only to be called on the event loop. */
    Future<Void> refuse() {
        accepting = false;
        NetClient probe = vertx.createNetClient();
        return http.close().compose(closed -> untilRefused(probe, MOST_PROBES)).eventually(() -> probe.close());
    }

    /** For a moment after a listening socket was closed the system takes connections still, until the selector lets go of it. */
    private Future<Void> untilRefused(NetClient probe, int tries) {
        return probe.connect(port, settings.host).transform(connected -> connected.failed() || tries == 1
                ? Future.succeededFuture()
                : connected.result().close().compose(closed -> timers.after(BETWEEN_PROBES))
                        .compose(over -> untilRefused(probe, tries - 1)));
    }

    /** The port that it listens on; before it does the one that it was asked for, 0 for a free one. */
    int port() {
        return port;
    }

    /** The state, only to be used in what is handed to {@link #run}. */
    SandboxState state() {
        return state;
    }

    /** The calls so far, only to be asked for in what is handed to {@link #run}. */
    List<ReceivedCall> calls() {
        return api.log().calls();
    }

    /** Runs something between two calls. */
    void run(Handler<Void> action) {
        eventLoop.runOnContext(action);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        settings.clock.removeListener(clockListener);
        http.close().onComplete(stopped);
    }
}
