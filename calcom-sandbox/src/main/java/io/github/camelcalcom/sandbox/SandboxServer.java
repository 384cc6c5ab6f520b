package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.bookings.BookingGroups;
import io.github.camelcalcom.sandbox.handlers.HandlerGroups;
import io.github.camelcalcom.sandbox.http.ApiServer;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/** Runs the HTTP server and the state on one event loop. */
final class SandboxServer extends AbstractVerticle {

    final CalcomSandbox.Builder settings;
    private final SandboxState state;
    private Context eventLoop;
    private HttpServer http;

    SandboxServer(CalcomSandbox.Builder settings, SandboxState state) {
        this.settings = settings;
        this.state = state;
    }

    @Override
    public void start(Promise<Void> started) {
        eventLoop = context;
        settings.seed.plant(new Seeding(state));
        OperationRegistry registry = new OperationRegistry(settings.profile);
        HandlerGroups.all(state).forEach(group -> group.register(registry));
        new BookingGroups(state, vertx, settings.profile, settings.bookingTime, settings.webhookTimeout).register(registry);
        ApiServer api = new ApiServer(state, settings.profile, settings.rateLimit, settings.operations(), registry);
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(ApiServer.bodyLimit()));
        router.route().handler(api::serve).failureHandler(api::fail);
        HttpServerOptions options = new HttpServerOptions().setCompressionSupported(true);
        http = vertx.createHttpServer(options).requestHandler(router);
        http.listen(settings.port, settings.host).<Void>mapEmpty().onComplete(started);
    }

    /** The port that it was asked to listen on, 0 for a free one. */
    int requestedPort() {
        return settings.port;
    }

    /** The port that it listens on. */
    int port() {
        return http.actualPort();
    }

    /** The state, only to be used in what is handed to {@link #run}. */
    SandboxState state() {
        return state;
    }

    /** Runs something between two calls. */
    void run(Handler<Void> action) {
        eventLoop.runOnContext(action);
    }

    @Override
    public void stop(Promise<Void> stopped) {
        http.close().onComplete(stopped);
    }
}
