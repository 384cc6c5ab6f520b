/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.support.TestTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelcalcom.auth.Callers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Nodes that share a token store never use a refresh token twice, and do not wait for a dead node forever. */
@Timeout(1_800)
class SharedTokensTest {

    private static final String IDENTITY = "api.example:443/oauth2/client/0123456789abcdef";
    private static final Tokens ENDED = new Tokens("ended", "refresh-0", Instant.now().minusSeconds(1));
    private static final Tokens FRESH = new Tokens("fresh", "refresh-1", Instant.now().plusSeconds(1_800));

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ExecutorService upkeep = Executors.newFixedThreadPool(2);
    private final TestTimer timer = new TestTimer();
    private final Callers callers = new Callers();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final ScriptedIssuer otherIssuer = new ScriptedIssuer();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        upkeep.shutdownNow();
        timer.close();
        callers.close();
    }

    @Test
    void aNodeWaitsForTheOneThatIsRefreshing() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> first = callers.obtain(node(issuer, Duration.ofSeconds(30)));
        await().until(() -> issuer.asked().size() == 1);

        Future<Credential> second = callers.obtain(node(otherIssuer, Duration.ofSeconds(30)));
        answer.complete(FRESH);

        assertThat(get(first)).isEqualTo(get(second)).isEqualTo(bearer("fresh"));
        assertThat(otherIssuer.asked()).isEmpty();
    }

    @Test
    void aSlowNodeKeepsItsClaim() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> slow = callers.obtain(node(issuer, Duration.ofSeconds(9)));
        await().until(() -> issuer.asked().size() == 1);
        Future<Credential> patient = callers.obtain(node(otherIssuer, Duration.ofSeconds(9)));

        // claimed, and renewed four times: more than a claim timeout has passed
        await().until(() -> store.load(IDENTITY).version() >= 6);
        assertThat(patient.isDone()).isFalse();
        answer.complete(FRESH);

        assertThat(get(slow)).isEqualTo(get(patient)).isEqualTo(bearer("fresh"));
        assertThat(otherIssuer.asked()).isEmpty();
    }

    @Test
    void theClaimOfADeadNodeIsTakenOver() throws Exception {
        store.compareAndSet(IDENTITY, null, new StoredTokens(1, ENDED, "a node that was killed"));
        issuer.answer(FRESH);

        assertThat(node(issuer, Duration.ofMillis(300)).obtain(Callers.PATIENCE)).isEqualTo(bearer("fresh"));
        assertThat(issuer.asked()).containsExactly(ENDED);
        assertThat(store.load(IDENTITY)).isEqualTo(new StoredTokens(3, FRESH, null));
    }

    @Test
    void nobodyWaitsForAnotherNodeWhileTheTokenIsGood() throws Exception {
        Tokens ending = new Tokens("ending", "refresh-0", Instant.now().plusSeconds(40));
        store.compareAndSet(IDENTITY, null, new StoredTokens(1, ending, "another node"));

        assertThat(node(issuer, Duration.ofMinutes(5)).obtain(Callers.PATIENCE)).isEqualTo(bearer("ending"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void aClaimThatIsGivenBackIsTakenByTheNext() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> failing = callers.obtain(node(issuer, Duration.ofMinutes(5)));
        await().until(() -> issuer.asked().size() == 1);
        otherIssuer.answer(FRESH);
        Future<Credential> next = callers.obtain(node(otherIssuer, Duration.ofMinutes(5)));

        answer.completeExceptionally(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(get(next)).isEqualTo(bearer("fresh"));
        assertThatThrownBy(() -> get(failing)).isInstanceOf(CalcomConnectionException.class);
    }

    @Test
    void whoLostItsClaimStoresWhatTheServerIssuedNevertheless() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> paused = callers.obtain(node(issuer, Duration.ofMinutes(5)));
        await().until(() -> issuer.asked().size() == 1);
        StoredTokens claim = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, claim, claim.claimed("a node that took it for dead"));

        answer.complete(FRESH);

        assertThat(get(paused)).isEqualTo(bearer("fresh"));
        assertThat(store.load(IDENTITY).tokens()).as("the refresh token of the other node is used up").isEqualTo(FRESH);
    }

    @Test
    void whoLostItsClaimUsesWhatTheOtherNodeHasStored() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> paused = callers.obtain(node(issuer, Duration.ofMinutes(5)));
        await().until(() -> issuer.asked().size() == 1);
        Tokens forced = new Tokens("forced", "refresh-2", FRESH.expiresAt());
        StoredTokens claim = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, claim, claim.with(forced));

        answer.complete(FRESH);

        assertThat(get(paused)).isEqualTo(bearer("forced"));
        assertThat(store.load(IDENTITY).tokens()).isEqualTo(forced);
    }

    @Test
    void identitiesThatOtherNodesRefreshHoldNoThread() throws Exception {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        try {
            RefreshSettings settings = settings(oneThread, Duration.ofMinutes(5));
            for (int identity = 0; identity < 8; identity++) {
                store.compareAndSet("claimed-" + identity, null, new StoredTokens(1, ENDED, "another node"));
                callers.obtain(node("claimed-" + identity, otherIssuer, settings));
            }
            issuer.answer(FRESH);

            assertThat(node(IDENTITY, issuer, settings).obtain(Callers.PATIENCE)).isEqualTo(bearer("fresh"));
            assertThat(otherIssuer.asked()).isEmpty();
        } finally {
            oneThread.shutdownNow();
        }
    }

    @Test
    void aClaimIsRenewedWhileAllThreadsAreRefreshing() throws Exception {
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Tokens> answer = issuer.hold();
            Future<Credential> waiting = callers.obtain(node(IDENTITY, issuer, settings(oneThread, Duration.ofMillis(300))));

            await().until(() -> store.load(IDENTITY) != null && store.load(IDENTITY).version() >= 3);

            answer.complete(FRESH);
            assertThat(get(waiting)).isEqualTo(bearer("fresh"));
        } finally {
            oneThread.shutdownNow();
        }
    }

    @Test
    void aRenewalThatHangsDoesNotKeepTheNewTokensFromBeingStored() throws Exception {
        FragileTokenStore fragile = new FragileTokenStore();
        CountDownLatch gate = fragile.closeGateOfRenewals();
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> waiting = callers.obtain(new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, fragile, issuer, ENDED,
                settings(executor, Duration.ofMillis(300))));
        await().until(() -> fragile.renewals() == 1);

        answer.complete(FRESH);

        assertThat(get(waiting)).isEqualTo(bearer("fresh"));
        gate.countDown();
        upkeep.shutdown();
        assertThat(upkeep.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(fragile.load(IDENTITY)).as("the late renewal has no effect").isEqualTo(new StoredTokens(2, FRESH, null));
    }

    @Test
    void aClaimIsGivenBackThoughARenewalComesInBetween() throws Exception {
        issuer.fail(new CalcomConnectionException("oauth2/token", "no route to host", null));
        TokenStore renewing = new TokenStore() {

            @Override
            public StoredTokens load(String identity) {
                return store.load(identity);
            }

            @Override
            public boolean compareAndSet(String identity, StoredTokens expected, StoredTokens updated) {
                boolean first = expected != null && expected.claimedBy() != null && expected.version() == 2;
                return first && updated.claimedBy() == null ? !store.compareAndSet(identity, expected, expected.claimed(expected.claimedBy()))
                        : store.compareAndSet(identity, expected, updated);
            }
        };
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        TokenAuthentication authentication = new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, renewing, issuer, null,
                settings(executor, Duration.ofMinutes(5)));

        assertThatThrownBy(() -> authentication.obtain(Callers.PATIENCE)).isInstanceOf(CalcomConnectionException.class);

        assertThat(store.load(IDENTITY)).isEqualTo(new StoredTokens(4, ENDED, null));
    }

    private TokenAuthentication node(TokenIssuer its, Duration claimTimeout) {
        return node(IDENTITY, its, settings(executor, claimTimeout));
    }

    private TokenAuthentication node(String identity, TokenIssuer its, RefreshSettings settings) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, identity, store, its, null, settings);
    }

    private RefreshSettings settings(ExecutorService threads, Duration claimTimeout) {
        return new RefreshSettings(threads, upkeep, timer, Clock.systemUTC(), Duration.ofMinutes(1), claimTimeout);
    }

    private static Credential bearer(String token) {
        return new BearerCredential("access token", token);
    }
}
