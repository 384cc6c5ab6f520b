/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.Credential;
import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.RealTimers;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A call waits for its credential, and is not sent without one. */
@Timeout(1_800)
class CallCredentialTest {

    private static final Credential FIRST = FixedAuthentication.apiKey("cal_first").current();
    private static final Credential SECOND = FixedAuthentication.apiKey("cal_second").current();
    private static final String PROFILE = "{\"status\":\"success\",\"data\":{\"id\":1}}";
    private static final String REFUSAL = "{\"status\":\"error\",\"error\":{\"code\":\"UnauthorizedException\",\"message\":\"Invalid token\"}}";

    private ScriptedServer server;
    private Transport transport;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        transport = new HttpTransport(SettingsBuilder.to(server.url()).build());
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void aCallWhoseTimeIsOverBeforeItsCredentialComesNamesTheOption() {
        CalcomClient client = client(new Scripted()).within(Duration.ofMillis(50));

        assertThatThrownBy(() -> call(client)).isInstanceOf(CalcomConnectionException.class).hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("it was not sent, since no access token could be obtained within 50 ms (option totalTimeout)");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitForACredential() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        Throwable[] failure = new Throwable[1];
        boolean[] interrupted = new boolean[1];
        Thread caller = new Thread(() -> {
            failure[0] = catchThrowable(() -> call(client(new Scripted() {

                @Override
                public Credential obtain(Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
                    waiting.countDown();
                    return super.obtain(atMost);
                }
            })));
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        caller.start();
        assertThat(waiting.await(300, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();
        caller.join(60_000);

        assertThat(failure[0]).isInstanceOf(CalcomConnectionException.class).hasMessageContaining("its thread was interrupted");
        assertThat(interrupted[0]).as("the interrupt stays visible").isTrue();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aCallWithARefusedCredentialIsRepeatedWithAnotherOne() throws Exception {
        server.answer(request -> {
            boolean first = "Bearer cal_first".equals(request.getHeader("authorization"));
            ScriptedServer.json(request, first ? 401 : 200, first ? REFUSAL : PROFILE);
        });

        call(client(new Scripted() {

            @Override
            public Credential current() {
                return FIRST;
            }

            @Override
            public Credential replace(Credential refused, Duration atMost) {
                assertThat(refused).isSameAs(FIRST);
                return SECOND;
            }
        }));

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void aRefusalIsFinalIfThereIsNoOtherCredential() {
        server.answer(401, REFUSAL);

        assertThatThrownBy(() -> call(client(FixedAuthentication.apiKey("cal_first")))).isInstanceOf(CalcomAuthenticationException.class)
                .hasMessageContaining("Invalid token");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aCredentialThatCannotBeObtainedNamesTheReason() {
        CalcomClient client = client(new Scripted() {

            @Override
            public Credential obtain(Duration atMost) throws CalcomException {
                throw new CalcomConnectionException("oauth2/token", "no route to host", null);
            }
        });

        assertThatThrownBy(() -> call(client)).isInstanceOf(CalcomConnectionException.class).hasMessageContaining("me/get")
                .hasMessageContaining("no access token could be obtained").hasMessageContaining("no route to host");
        assertThat(server.received()).isEmpty();
    }

    private CalcomClient client(Authentication authentication) {
        return new CalcomClient(transport, SettingsBuilder.to(server.url()).build(), CallPolicy.unguarded(RealTimers.create()), authentication);
    }

    private static CalcomResponse call(CalcomClient client) throws CalcomException {
        return client.call(client.request("me/get"));
    }

    /** Never gets a credential. */
    private static class Scripted implements Authentication {

        @Override
        public AuthenticationKind kind() {
            return AuthenticationKind.OAUTH2;
        }

        @Override
        public Credential current() {
            return null;
        }

        @Override
        public Credential obtain(Duration atMost) throws CalcomException, TimeoutException, InterruptedException {
            if (!new CountDownLatch(1).await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("no credential");
            }
            throw new AssertionError("The latch never opens");
        }
    }
}
