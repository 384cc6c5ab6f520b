/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.support.AdjustableClock;
import io.github.camelcalcom.support.TestTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelcalcom.auth.Callers.PATIENCE;
import static io.github.camelcalcom.auth.Callers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An access token is renewed in time, once, and never used before it is stored. */
@Timeout(1_800)
class TokenAuthenticationTest {

    private static final String IDENTITY = "api.example:443/oauth2/client/0123456789abcdef";
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final AdjustableClock clock = new AdjustableClock();
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ExecutorService upkeep = Executors.newFixedThreadPool(2);
    private final TestTimer timer = new TestTimer();
    private final Callers callers = new Callers();
    private final FragileTokenStore store = new FragileTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        upkeep.shutdownNow();
        timer.close();
        callers.close();
    }

    @Test
    void tokensOfTheStoreAreUsedWithoutARefresh() throws Exception {
        Tokens stored = tokens("stored");
        store.compareAndSet(IDENTITY, null, StoredTokens.first(stored));
        TokenAuthentication authentication = authentication(tokens("configured"));

        assertThat(authentication.current()).isNull();
        assertThat(obtain(authentication)).isEqualTo(bearer("stored"));
        assertThat(authentication.current()).isEqualTo(bearer("stored"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void configuredTokensAreUsedWhileTheStoreHasNothing() throws Exception {
        TokenAuthentication authentication = authentication(new Tokens("configured", "refresh", null));

        assertThat(obtain(authentication)).isEqualTo(bearer("configured"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void firstTokensAreObtainedWithTheConfiguredRefreshToken() throws Exception {
        Tokens configured = new Tokens(null, "refresh-0", null);
        issuer.answer(tokens("first"));

        assertThat(obtain(authentication(configured))).isEqualTo(bearer("first"));
        assertThat(issuer.asked()).containsExactly(configured);
        assertThat(store.load(IDENTITY).tokens()).isEqualTo(tokens("first"));
        assertThat(store.load(IDENTITY).claimedBy()).isNull();
    }

    @Test
    void anIdentityMayBeginWithNothing() throws Exception {
        issuer.answer(tokens("first"));

        assertThat(obtain(authentication(null))).isEqualTo(bearer("first"));
        assertThat(issuer.asked()).containsExactly((Tokens) null);
    }

    @Test
    void aTokenIsRenewedAheadOfItsEnd() throws Exception {
        TokenAuthentication authentication = holding("first");
        issuer.answer(tokens("second", LIFE.multipliedBy(2)));

        clock.advance(LIFE.minus(AHEAD).minusMillis(1));
        assertThat(authentication.current()).isEqualTo(bearer("first"));
        clock.advance(Duration.ofMillis(1));
        assertThat(authentication.current()).isNull();

        assertThat(obtain(authentication)).isEqualTo(bearer("second"));
        assertThat(issuer.asked()).containsExactly(tokens("first", LIFE, Duration.ofMinutes(-29)));
    }

    @Test
    void aTokenThatLivesShorterThanTheLeadIsUsedForHalfItsLife() throws Exception {
        issuer.answer(tokens("short", Duration.ofSeconds(20)));
        TokenAuthentication authentication = authentication(null);

        assertThat(obtain(authentication)).isEqualTo(bearer("short"));
        clock.advance(Duration.ofSeconds(9));
        assertThat(authentication.current()).isEqualTo(bearer("short"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(authentication.current()).isNull();
    }

    @Test
    void callersThatWaitAtTheSameTimeShareOneRefresh() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        TokenAuthentication authentication = authentication(null);

        List<Future<Credential>> waiting = IntStream.range(0, 64).mapToObj(caller -> callers.obtain(authentication)).toList();
        await().until(() -> issuer.asked().size() == 1);
        answer.complete(tokens("shared"));

        for (Future<Credential> one : waiting) {
            assertThat(get(one)).isEqualTo(bearer("shared"));
        }
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void anInterruptedCallerLeavesTheRefreshToTheOthers() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        TokenAuthentication authentication = authentication(null);
        Future<Credential> interrupted = callers.begin(() -> {
            // the call that starts the refresh is interrupted as soon as it waits
            Thread.currentThread().interrupt();
            return authentication.obtain(PATIENCE);
        });
        assertThatThrownBy(() -> get(interrupted)).isInstanceOf(InterruptedException.class);

        Future<Credential> other = callers.obtain(authentication);
        answer.complete(tokens("first"));

        assertThat(get(other)).isEqualTo(bearer("first"));
        assertThat(issuer.asked()).hasSize(1);
        assertThat(stored().tokens()).isEqualTo(tokens("first"));
    }

    @Test
    void aRefreshOutlivesTheTimeOfItsOnlyCaller() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        TokenAuthentication authentication = authentication(null);
        assertThatThrownBy(() -> authentication.obtain(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class)
                .hasMessageContaining(IDENTITY);

        answer.complete(tokens("first"));

        await().until(() -> bearer("first").equals(authentication.current()));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void aStoreThatHangsLosesNoTokensWhenTheTimeOfTheCallerIsOver() throws Exception {
        CountDownLatch gate = store.closeGate();
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(null);
        assertThatThrownBy(() -> authentication.obtain(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class);
        await().until(() -> issuer.asked().size() == 1);
        assertThat(authentication.settle(Duration.ofMillis(50))).as("the refresh is running").isFalse();
        assertThat(authentication.current()).as("not stored").isNull();

        gate.countDown();

        assertThat(authentication.obtain(PATIENCE)).isEqualTo(bearer("first"));
        assertThat(stored().tokens()).isEqualTo(tokens("first"));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void nobodyGetsNewTokensBeforeTheyAreStored() throws Exception {
        CountDownLatch gate = store.closeGate();
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(null);

        Future<Credential> waiting = callers.obtain(authentication);
        await().until(() -> issuer.asked().size() == 1);
        assertThat(waiting.isDone()).isFalse();
        assertThat(authentication.current()).isNull();
        assertThat(authentication.isBusy()).isTrue();

        gate.countDown();
        assertThat(get(waiting)).isEqualTo(bearer("first"));
        assertThat(authentication.settle(PATIENCE)).isTrue();
        assertThat(authentication.isBusy()).isFalse();
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllWhoHadIt() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(Duration.ofMinutes(1));
        CompletableFuture<Tokens> answer = issuer.hold();

        List<Future<Credential>> waiting = IntStream.range(0, 8).mapToObj(caller -> callers.replace(authentication, bearer("first"))).toList();
        await().until(() -> issuer.asked().size() == 1);
        answer.complete(tokens("second"));

        for (Future<Credential> one : waiting) {
            assertThat(get(one)).isEqualTo(bearer("second"));
        }
        assertThat(authentication.replace(bearer("first"), PATIENCE)).as("a late request").isEqualTo(bearer("second"));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void aRefusalSoonAfterARefreshIsNotAboutTheToken() throws Exception {
        TokenAuthentication authentication = holding("first");
        issuer.answer(tokens("second"));

        assertThat(authentication.replace(bearer("first"), PATIENCE)).isNull();
        clock.advance(Duration.ofSeconds(29));
        assertThat(authentication.replace(bearer("first"), PATIENCE)).isNull();
        assertThat(authentication.current()).isEqualTo(bearer("first"));

        clock.advance(Duration.ofSeconds(1));
        assertThat(authentication.replace(bearer("first"), PATIENCE)).isEqualTo(bearer("second"));
    }

    @Test
    void aRefusedTokenIsReplacedAlsoIfTheClockWasSetBackSinceItWasIssued() throws Exception {
        TokenAuthentication authentication = holding("first");
        issuer.answer(tokens("second"));

        clock.advance(Duration.ofHours(-2));

        assertThat(authentication.replace(bearer("first"), PATIENCE)).isEqualTo(bearer("second"));
    }

    @Test
    void aLostIdentityIsAskedForAgainAlsoIfTheClockWasSetBack() throws Exception {
        IdentityLostException failure = new IdentityLostException("oauth2/token", "set the option oauthRefreshToken", null);
        issuer.fail(failure);
        TokenAuthentication authentication = authentication(new Tokens(null, "dead", null));
        assertThatThrownBy(() -> obtain(authentication)).isSameAs(failure);

        clock.advance(Duration.ofHours(-2));
        issuer.answer(tokens("first"));

        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
    }

    @Test
    void aRefusalSoonAfterARefreshStillFindsWhatAnotherNodeHasStored() throws Exception {
        TokenAuthentication authentication = holding("first");
        StoredTokens entry = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, entry, entry.with(tokens("forced by another node")));

        assertThat(authentication.replace(bearer("first"), PATIENCE)).isEqualTo(bearer("forced by another node"));
    }

    @Test
    void aRefusalStandsWhereThereIsNothingToRefreshWith() throws Exception {
        issuer.withoutMeans();
        TokenAuthentication authentication = authentication(new Tokens("configured", null, null));
        obtain(authentication);

        assertThat(authentication.replace(bearer("configured"), PATIENCE)).isNull();
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void whoNeedsATokenIsNotServedByARefreshThatFoundNone() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE.minus(AHEAD));
        CompletableFuture<Tokens> answer = issuer.hold();

        Future<Credential> ahead = callers.obtain(authentication);
        await().until(() -> issuer.asked().size() == 1);
        Future<Credential> refused = callers.replace(authentication, bearer("first"));
        answer.completeExceptionally(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(get(ahead)).as("the old token has not expired").isEqualTo(bearer("first"));
        assertThatThrownBy(() -> get(refused)).as("the old token was refused").isInstanceOf(CalcomConnectionException.class);
    }

    @Test
    void aFailureToRenewAheadLeavesTheOldTokenInUse() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE.minus(AHEAD));
        issuer.fail(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
        assertThat(authentication.current()).as("no further refresh for some time").isEqualTo(bearer("first"));
        assertThat(store.load(IDENTITY).claimedBy()).isNull();

        clock.advance(TokenRenewal.PAUSE);
        assertThat(authentication.current()).isNull();
        issuer.answer(tokens("second"));
        assertThat(obtain(authentication)).isEqualTo(bearer("second"));
    }

    @Test
    void aFailureWithoutAnyGoodTokenIsTheOutcomeAndGivesTheClaimBack() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE);
        CalcomConnectionException failure = new CalcomConnectionException("oauth2/token", "no route to host", null);
        issuer.fail(failure);

        assertThatThrownBy(() -> obtain(authentication)).isSameAs(failure);
        assertThat(store.load(IDENTITY).claimedBy()).isNull();

        issuer.answer(tokens("second"));
        assertThat(obtain(authentication)).isEqualTo(bearer("second"));
    }

    @Test
    void aLostIdentityFailsClearlyAndIsNotAskedForWithEachCall() throws Exception {
        IdentityLostException failure = new IdentityLostException("oauth2/token", "set the option oauthRefreshToken", null);
        issuer.fail(failure);
        TokenAuthentication authentication = authentication(new Tokens(null, "dead", null));

        assertThatThrownBy(() -> obtain(authentication)).isSameAs(failure);
        assertThatThrownBy(() -> obtain(authentication)).isSameAs(failure);
        assertThat(issuer.asked()).hasSize(1);

        clock.advance(TokenRenewal.PAUSE);
        assertThatThrownBy(() -> obtain(authentication)).isSameAs(failure);
        assertThat(issuer.asked()).hasSize(2);
    }

    @Test
    void aLostIdentityLivesAgainWhenAnybodyStoresNewTokens() throws Exception {
        issuer.fail(new IdentityLostException("oauth2/token", "set the option oauthRefreshToken", null));
        TokenAuthentication authentication = authentication(new Tokens(null, "dead", null));
        assertThatThrownBy(() -> obtain(authentication)).isInstanceOf(IdentityLostException.class);

        StoredTokens entry = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, entry, entry.with(tokens("logged in again")));

        assertThat(obtain(authentication)).isEqualTo(bearer("logged in again"));
    }

    @Test
    void anIdentityIsNotLostWhenAnotherNodeHasRefreshedItMeanwhile() throws Exception {
        issuer.answer(current -> {
            assertThat(swap(stored(), stored().with(tokens("of another node")))).isTrue();
            return CompletableFuture.failedFuture(new IdentityLostException("oauth2/token", "used elsewhere", null));
        });

        assertThat(obtain(authentication(new Tokens(null, "refresh-0", null)))).isEqualTo(bearer("of another node"));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void aStoreThatCannotBeReadIsNotTakenForAnEmptyOne() {
        store.readable(false);

        assertThatThrownBy(() -> obtain(authentication(new Tokens(null, "refresh-0", null))))
                .isInstanceOf(CalcomAuthenticationException.class).hasMessageContaining(IDENTITY).hasMessageContaining("the disk is gone");
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void tokensThatTheStoreCannotKeepAreUsedAndStoredAsSoonAsItCan() throws Exception {
        store.keepsNewTokens(false);
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(new Tokens(null, "refresh-0", null), Duration.ofMillis(600));

        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
        assertThat(store.failedWrites()).as("several attempts").isGreaterThan(1);
        assertThat(authentication.isBusy()).isTrue();

        store.keepsNewTokens(true);
        await().until(() -> stored().tokens().equals(tokens("first")));
        await().until(() -> !authentication.isBusy());
    }

    @Test
    void aRefreshGoesOnFromTokensThatCouldNotBeStored() throws Exception {
        store.keepsNewTokens(false);
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(new Tokens(null, "refresh-0", null), Duration.ofMinutes(5));
        obtain(authentication);
        Tokens unsaved = tokens("first");

        store.keepsNewTokens(true);
        clock.advance(LIFE);
        issuer.answer(tokens("second"));

        assertThat(obtain(authentication)).isEqualTo(bearer("second"));
        assertThat(issuer.asked().get(1)).isEqualTo(unsaved);
        assertThat(stored().tokens()).isEqualTo(tokens("second"));
    }

    @Test
    void anIssuerThatBreaksItsPromiseDoesNotKeepTheClaim() throws Exception {
        issuer.answer(current -> CompletableFuture.completedFuture(null));
        assertThatThrownBy(() -> obtain(authentication(null))).isInstanceOf(CalcomAuthenticationException.class);
        assertThat(stored().claimedBy()).isNull();

        issuer.answer(current -> {
            throw new IllegalStateException("closed");
        });
        assertThatThrownBy(() -> obtain(authentication(null))).isInstanceOf(CalcomAuthenticationException.class);
        assertThat(stored().claimedBy()).isNull();
    }

    @Test
    void anIssuerThatThrowsAnErrorDoesNotKeepTheClaim() throws Exception {
        issuer.answer(current -> {
            throw new NoClassDefFoundError("test");
        });
        TokenAuthentication authentication = authentication(null);
        assertThatThrownBy(() -> obtain(authentication)).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(stored().claimedBy()).isNull();

        issuer.answer(tokens("first"));
        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
    }

    @Test
    void newTokensAreNotLostIfTheStoreThrowsAnError() throws Exception {
        store.throwsErrors();
        store.keepsNewTokens(false);
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(null);

        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
        store.keepsNewTokens(true);
        assertThat(authentication.settle(PATIENCE)).isTrue();
        assertThat(stored().tokens()).isEqualTo(tokens("first"));
    }

    @Test
    void anExecutorWithoutThreadsDoesNotHoldUpLaterCalls() throws Exception {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        TokenAuthentication authentication = new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, issuer, null,
                new RefreshSettings(task -> {
                    if (exhausted.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    executor.execute(task);
                }, upkeep, timer, clock, AHEAD, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> obtain(authentication)).hasRootCauseInstanceOf(OutOfMemoryError.class);

        exhausted.set(false);
        issuer.answer(tokens("first"));
        assertThat(obtain(authentication)).isEqualTo(bearer("first"));
    }

    @Test
    void tokensAreStoredThoughTheWorkersStopWhileTheServerIssuesThem() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        Future<Credential> waiting = callers.obtain(authentication(null));
        await().until(() -> issuer.asked().size() == 1);

        executor.shutdown();
        answer.complete(tokens("last"));

        assertThat(get(waiting)).isEqualTo(bearer("last"));
        assertThat(stored().tokens()).isEqualTo(tokens("last"));
    }

    @Test
    void tokensAreStoredThoughTheWorkersAreInterruptedWhileTheServerIssuesThem() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        store.failsWhenInterrupted();
        Future<Credential> waiting = callers.obtain(authentication(null));
        await().until(() -> issuer.asked().size() == 1);

        executor.shutdownNow();
        answer.complete(tokens("last"));

        assertThat(get(waiting)).isEqualTo(bearer("last"));
        assertThat(stored().tokens()).isEqualTo(tokens("last"));
        assertThat(stored().claimedBy()).isNull();
    }

    @Test
    void aClaimIsGivenBackThoughTheWorkersAreInterruptedWhileTheServerRefuses() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        store.failsWhenInterrupted();
        Future<Credential> waiting = callers.obtain(authentication(null));
        await().until(() -> issuer.asked().size() == 1);

        executor.shutdownNow();
        answer.completeExceptionally(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThatThrownBy(() -> get(waiting)).isInstanceOf(CalcomConnectionException.class);
        assertThat(stored().claimedBy()).isNull();
    }

    @Test
    void afterTheWorkersHaveStoppedACallFailsClearly() {
        executor.shutdown();

        assertThatThrownBy(() -> obtain(authentication(null))).hasMessageContaining("is being stopped");
    }

    @Test
    void callersOfOneIdentityAreEqualAndShowNoSecret() {
        TokenAuthentication authentication = authentication(new Tokens("secret-access", "secret-refresh", null));

        assertThat(authentication).isEqualTo(authentication(null)).hasSameHashCodeAs(authentication(null)).hasToString(IDENTITY);
        assertThat(authentication.kind()).isEqualTo(AuthenticationKind.OAUTH2);
        assertThatThrownBy(() -> authentication(new Tokens("two\r\nlines", null, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("oauthAccessToken").hasMessageNotContaining("lines");
    }

    private TokenAuthentication holding(String token) throws Exception {
        issuer.answer(tokens(token));
        TokenAuthentication authentication = authentication(null);
        obtain(authentication);
        issuer.asked().clear();
        return authentication;
    }

    private TokenAuthentication authentication(Tokens configured) {
        return authentication(configured, Duration.ofSeconds(30));
    }

    private TokenAuthentication authentication(Tokens configured, Duration claimTimeout) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, issuer, configured,
                new RefreshSettings(executor, upkeep, timer, clock, AHEAD, claimTimeout));
    }

    private StoredTokens stored() {
        try {
            return store.load(IDENTITY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean swap(StoredTokens expected, StoredTokens updated) {
        try {
            return store.compareAndSet(IDENTITY, expected, updated);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Tokens tokens(String name) {
        return tokens(name, LIFE);
    }

    private Tokens tokens(String name, Duration life) {
        return tokens(name, life, Duration.ZERO);
    }

    private Tokens tokens(String name, Duration life, Duration issued) {
        return new Tokens(token(name), "refresh-" + name, clock.instant().plus(issued).plus(life));
    }

    private static String token(String name) {
        return name.replace(' ', '-');
    }

    private static Credential bearer(String name) {
        return new BearerCredential("access token", token(name));
    }

    private static Credential obtain(TokenAuthentication authentication) throws Exception {
        return authentication.obtain(PATIENCE);
    }
}
