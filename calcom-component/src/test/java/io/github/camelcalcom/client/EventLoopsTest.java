/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.undertow.Undertow;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a thread of some kind, then it counts as an event loop if it does I/O for others. */
@Timeout(1_800)
class EventLoopsTest {

    @Test
    void aThreadOfTheApplicationMayBlock() {
        assertThat(EventLoops.isCurrent()).isFalse();
    }

    @Test
    void anEventLoopOfVertxMayNot() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Boolean> loop = new CompletableFuture<>();
            vertx.runOnContext(ignored -> loop.complete(EventLoops.isCurrent()));

            assertThat(loop.get(300, TimeUnit.SECONDS)).isTrue();
            assertThat(vertx.executeBlocking(EventLoops::isCurrent).toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS))
                    .as("a worker of Vert.x").isFalse();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
        }
    }

    @Test
    void anEventLoopOfNettyMayNot() throws Exception {
        assertThat(isEventLoop(new NioEventLoopGroup(1))).isTrue();
    }

    /** The routes of camel-netty run in such a group. */
    @Test
    void aThreadOfAnExecutorGroupOfNettyMayBlock() throws Exception {
        assertThat(isEventLoop(new DefaultEventExecutorGroup(1))).isFalse();
    }

    private static boolean isEventLoop(EventExecutorGroup group) throws Exception {
        try {
            return group.submit(EventLoops::isCurrent).get(300, TimeUnit.SECONDS);
        } finally {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    @Test
    void anIoThreadOfUndertowMayNotButAWorkerMay() throws Exception {
        CompletableFuture<Boolean> io = new CompletableFuture<>();
        CompletableFuture<Boolean> worker = new CompletableFuture<>();
        Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(exchange -> {
            io.complete(EventLoops.isCurrent());
            exchange.dispatch(() -> {
                worker.complete(EventLoops.isCurrent());
                exchange.endExchange();
            });
        }).build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            new java.net.URL("http://127.0.0.1:" + port + "/").openStream().close();

            assertThat(io.get(300, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.get(300, TimeUnit.SECONDS)).isFalse();
        } finally {
            server.stop();
        }
    }

    @Test
    void aRefusalNamesTheThreadAndTheWayOut() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Void> loop = new CompletableFuture<>();
            vertx.runOnContext(ignored -> {
                try {
                    assertThatThrownBy(() -> EventLoops.refuse("Reading")).isInstanceOf(IllegalStateException.class)
                            .hasMessageContainingAll("Reading would block the event-loop thread", "vert.x-eventloop", "threads()");
                    loop.complete(null);
                } catch (AssertionError e) {
                    loop.completeExceptionally(e);
                }
            });

            loop.get(300, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(300, TimeUnit.SECONDS);
        }
    }
}
