/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.support.TestTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A platform client may call for any number of managed users. */
@Timeout(1_800)
class ManagedUsersTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final ExecutorService upkeep = Executors.newSingleThreadExecutor();
    private final TestTimer timer = new TestTimer();
    private final Callers callers = new Callers();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final AtomicInteger made = new AtomicInteger();
    private final ManagedUsers users = new ManagedUsers(this::user, 10);

    @AfterEach
    void stop() {
        executor.shutdownNow();
        upkeep.shutdownNow();
        timer.close();
        callers.close();
    }

    @Test
    void allThreadsGetOneAuthenticationPerUser() {
        Set<TokenAuthentication> seen = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

        IntStream.range(0, 1_000).parallel().forEach(call -> seen.add(users.of(String.valueOf(call % 5))));

        assertThat(seen).hasSize(5);
        assertThat(made).hasValue(5);
    }

    @Test
    void thoseThatWereNotCalledForInTheLongestTimeAreDropped() {
        TokenAuthentication first = users.of("0");
        for (int user = 1; user < 30; user++) {
            users.of(String.valueOf(user));
            assertThat(users.of("0")).isSameAs(first);
        }

        assertThat(users.size()).isLessThanOrEqualTo(10);
    }

    @Test
    void noneIsDroppedWhileItRefreshes() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        TokenAuthentication busy = users.of("0");
        Future<Credential> waiting = callers.obtain(busy);
        await().until(() -> issuer.asked().size() == 1);

        IntStream.range(1, 40).forEach(user -> users.of(String.valueOf(user)));
        assertThat(users.of("0")).isSameAs(busy);
        assertThat(users.all()).contains(busy);
        assertThat(busy.settle(Duration.ZERO)).isFalse();

        answer.complete(new Tokens("access", "refresh", null));
        assertThat(Callers.get(waiting)).isNotNull();
        assertThat(busy.settle(Callers.PATIENCE)).isTrue();
    }

    @Test
    void whatWasDroppedGoesOnWithTheTokensOfTheStore() throws Exception {
        issuer.answer(new Tokens("access", "refresh", null));
        Credential before = users.of("0").obtain(Callers.PATIENCE);
        IntStream.range(1, 40).forEach(user -> users.of(String.valueOf(user)));

        assertThat(users.of("0").current()).as("a new one").isNull();
        assertThat(users.of("0").obtain(Callers.PATIENCE)).isEqualTo(before);
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void anIdThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> users.of("10/force-refresh")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10/force-refresh").hasMessageContaining("managedUserId").hasMessageContaining("CamelCalcomManagedUserId");
        assertThat(users.size()).isZero();
    }

    private TokenAuthentication user(String id) {
        made.incrementAndGet();
        return new TokenAuthentication(AuthenticationKind.MANAGED_USER, TokenIdentity.managedUser("api.example:443", "client", id), store, issuer,
                null, new RefreshSettings(executor, upkeep, timer, Duration.ofMinutes(1)));
    }
}
