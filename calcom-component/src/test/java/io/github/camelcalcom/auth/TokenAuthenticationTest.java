package io.github.camelcalcom.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomAuthenticationException;
import io.github.camelcalcom.error.CalcomConnectionException;
import io.github.camelcalcom.support.AdjustableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An access token is renewed in time, once, and never used before it is stored. */
@Timeout(600)
class TokenAuthenticationTest {

    private static final String IDENTITY = "api.example:443/oauth2/client/0123456789abcdef";
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final AdjustableClock clock = new AdjustableClock();
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final FragileTokenStore store = new FragileTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void tokensOfTheStoreAreUsedWithoutARefresh() throws Exception {
        Tokens stored = tokens("stored");
        store.compareAndSet(IDENTITY, null, StoredTokens.first(stored));
        TokenAuthentication authentication = authentication(tokens("configured"));

        assertThat(authentication.current()).isNull();
        assertThat(get(authentication.obtain())).isEqualTo(bearer("stored"));
        assertThat(authentication.current()).isEqualTo(bearer("stored"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void configuredTokensAreUsedWhileTheStoreHasNothing() throws Exception {
        TokenAuthentication authentication = authentication(new Tokens("configured", "refresh", null));

        assertThat(get(authentication.obtain())).isEqualTo(bearer("configured"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void firstTokensAreObtainedWithTheConfiguredRefreshToken() throws Exception {
        Tokens configured = new Tokens(null, "refresh-0", null);
        issuer.answer(tokens("first"));

        assertThat(get(authentication(configured).obtain())).isEqualTo(bearer("first"));
        assertThat(issuer.asked()).containsExactly(configured);
        assertThat(store.load(IDENTITY).tokens()).isEqualTo(tokens("first"));
        assertThat(store.load(IDENTITY).claimedBy()).isNull();
    }

    @Test
    void anIdentityMayBeginWithNothing() throws Exception {
        issuer.answer(tokens("first"));

        assertThat(get(authentication(null).obtain())).isEqualTo(bearer("first"));
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

        assertThat(get(authentication.obtain())).isEqualTo(bearer("second"));
        assertThat(issuer.asked()).containsExactly(tokens("first", LIFE, Duration.ofMinutes(-29)));
    }

    @Test
    void aTokenThatLivesShorterThanTheLeadIsUsedForHalfItsLife() throws Exception {
        issuer.answer(tokens("short", Duration.ofSeconds(20)));
        TokenAuthentication authentication = authentication(null);

        assertThat(get(authentication.obtain())).isEqualTo(bearer("short"));
        clock.advance(Duration.ofSeconds(9));
        assertThat(authentication.current()).isEqualTo(bearer("short"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(authentication.current()).isNull();
    }

    @Test
    void allWhoAskAtTheSameTimeShareOneRefresh() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        TokenAuthentication authentication = authentication(null);

        List<CompletableFuture<Credential>> waiting = IntStream.range(0, 64).mapToObj(caller -> authentication.obtain()).toList();
        waiting.get(7).cancel(true);
        waiting.get(8).completeExceptionally(new IllegalStateException("gave up"));
        answer.complete(tokens("shared"));

        for (int caller = 9; caller < 64; caller++) {
            assertThat(get(waiting.get(caller))).isEqualTo(bearer("shared"));
        }
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void nobodyGetsNewTokensBeforeTheyAreStored() throws Exception {
        CountDownLatch gate = store.closeGate();
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(null);

        CompletableFuture<Credential> waiting = authentication.obtain();
        await().until(() -> issuer.asked().size() == 1);
        assertThat(waiting).isNotDone();
        assertThat(authentication.current()).isNull();
        assertThat(authentication.isBusy()).isTrue();

        gate.countDown();
        assertThat(get(waiting)).isEqualTo(bearer("first"));
        get(authentication.settled());
        assertThat(authentication.isBusy()).isFalse();
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllWhoHadIt() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(Duration.ofMinutes(1));
        CompletableFuture<Tokens> answer = issuer.hold();

        List<CompletableFuture<Credential>> waiting = IntStream.range(0, 8).mapToObj(caller -> authentication.replace(bearer("first"))).toList();
        answer.complete(tokens("second"));

        for (CompletableFuture<Credential> one : waiting) {
            assertThat(get(one)).isEqualTo(bearer("second"));
        }
        assertThat(get(authentication.replace(bearer("first")))).as("who comes late").isEqualTo(bearer("second"));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void aRefusalSoonAfterARefreshIsNotAboutTheToken() throws Exception {
        TokenAuthentication authentication = holding("first");
        issuer.answer(tokens("second"));

        assertThat(get(authentication.replace(bearer("first")))).isNull();
        clock.advance(Duration.ofSeconds(29));
        assertThat(get(authentication.replace(bearer("first")))).isNull();
        assertThat(authentication.current()).isEqualTo(bearer("first"));

        clock.advance(Duration.ofSeconds(1));
        assertThat(get(authentication.replace(bearer("first")))).isEqualTo(bearer("second"));
    }

    @Test
    void aRefusalSoonAfterARefreshStillFindsWhatAnotherNodeHasStored() throws Exception {
        TokenAuthentication authentication = holding("first");
        StoredTokens entry = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, entry, entry.with(tokens("forced by another node")));

        assertThat(get(authentication.replace(bearer("first")))).isEqualTo(bearer("forced by another node"));
    }

    @Test
    void aRefusalStandsWhereThereIsNothingToRefreshWith() throws Exception {
        issuer.withoutMeans();
        TokenAuthentication authentication = authentication(new Tokens("configured", null, null));
        get(authentication.obtain());

        assertThat(get(authentication.replace(bearer("configured")))).isNull();
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void whoNeedsATokenIsNotServedByARefreshThatFoundNone() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE.minus(AHEAD));
        CompletableFuture<Tokens> answer = issuer.hold();

        CompletableFuture<Credential> ahead = authentication.obtain();
        CompletableFuture<Credential> refused = authentication.replace(bearer("first"));
        answer.completeExceptionally(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(get(ahead)).as("the old token has not ended").isEqualTo(bearer("first"));
        assertThatThrownBy(() -> get(refused)).as("the old token was refused").hasRootCauseInstanceOf(CalcomConnectionException.class);
    }

    @Test
    void aFailureToRenewAheadLeavesTheOldTokenInUse() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE.minus(AHEAD));
        issuer.fail(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(get(authentication.obtain())).isEqualTo(bearer("first"));
        assertThat(authentication.current()).as("for a while nobody tries again").isEqualTo(bearer("first"));
        assertThat(store.load(IDENTITY).claimedBy()).isNull();

        clock.advance(TokenRenewal.PAUSE);
        assertThat(authentication.current()).isNull();
        issuer.answer(tokens("second"));
        assertThat(get(authentication.obtain())).isEqualTo(bearer("second"));
    }

    @Test
    void aFailureWithoutAnyGoodTokenIsTheOutcomeAndGivesTheClaimBack() throws Exception {
        TokenAuthentication authentication = holding("first");
        clock.advance(LIFE);
        CalcomConnectionException failure = new CalcomConnectionException("oauth2/token", "no route to host", null);
        issuer.fail(failure);

        assertThatThrownBy(() -> get(authentication.obtain())).hasCause(failure);
        assertThat(store.load(IDENTITY).claimedBy()).isNull();

        issuer.answer(tokens("second"));
        assertThat(get(authentication.obtain())).isEqualTo(bearer("second"));
    }

    @Test
    void aLostIdentityFailsClearlyAndIsNotAskedForWithEachCall() throws Exception {
        IdentityLostException failure = new IdentityLostException("oauth2/token", "set the option oauthRefreshToken", null);
        issuer.fail(failure);
        TokenAuthentication authentication = authentication(new Tokens(null, "dead", null));

        assertThatThrownBy(() -> get(authentication.obtain())).hasCause(failure);
        assertThatThrownBy(() -> get(authentication.obtain())).hasCause(failure);
        assertThat(issuer.asked()).hasSize(1);

        clock.advance(TokenRenewal.PAUSE);
        assertThatThrownBy(() -> get(authentication.obtain())).hasCause(failure);
        assertThat(issuer.asked()).hasSize(2);
    }

    @Test
    void aLostIdentityLivesAgainWhenAnybodyStoresNewTokens() throws Exception {
        issuer.fail(new IdentityLostException("oauth2/token", "set the option oauthRefreshToken", null));
        TokenAuthentication authentication = authentication(new Tokens(null, "dead", null));
        assertThatThrownBy(() -> get(authentication.obtain())).hasCauseInstanceOf(IdentityLostException.class);

        StoredTokens entry = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, entry, entry.with(tokens("logged in again")));

        assertThat(get(authentication.obtain())).isEqualTo(bearer("logged in again"));
    }

    @Test
    void anIdentityIsNotLostWhenAnotherNodeHasRefreshedItMeanwhile() throws Exception {
        issuer.answer(current -> {
            assertThat(swap(stored(), stored().with(tokens("of another node")))).isTrue();
            return CompletableFuture.failedFuture(new IdentityLostException("oauth2/token", "used elsewhere", null));
        });

        assertThat(get(authentication(new Tokens(null, "refresh-0", null)).obtain())).isEqualTo(bearer("of another node"));
        assertThat(issuer.asked()).hasSize(1);
    }

    @Test
    void aStoreThatCannotBeReadIsNotTakenForAnEmptyOne() {
        store.readable(false);

        assertThatThrownBy(() -> get(authentication(new Tokens(null, "refresh-0", null)).obtain()))
                .hasCauseInstanceOf(CalcomAuthenticationException.class).hasMessageContaining(IDENTITY).hasMessageContaining("the disk is gone");
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void tokensThatTheStoreCannotKeepAreUsedAndStoredAsSoonAsItCan() throws Exception {
        store.keepsNewTokens(false);
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(new Tokens(null, "refresh-0", null), Duration.ofMillis(600));

        assertThat(get(authentication.obtain())).isEqualTo(bearer("first"));
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
        get(authentication.obtain());
        Tokens unsaved = tokens("first");

        store.keepsNewTokens(true);
        clock.advance(LIFE);
        issuer.answer(tokens("second"));

        assertThat(get(authentication.obtain())).isEqualTo(bearer("second"));
        assertThat(issuer.asked().get(1)).isEqualTo(unsaved);
        assertThat(stored().tokens()).isEqualTo(tokens("second"));
    }

    @Test
    void anIssuerThatBreaksItsPromiseDoesNotKeepTheClaim() throws Exception {
        issuer.answer(current -> CompletableFuture.completedFuture(null));
        assertThatThrownBy(() -> get(authentication(null).obtain())).hasCauseInstanceOf(CalcomAuthenticationException.class);
        assertThat(stored().claimedBy()).isNull();

        issuer.answer(current -> {
            throw new IllegalStateException("closed");
        });
        assertThatThrownBy(() -> get(authentication(null).obtain())).hasCauseInstanceOf(CalcomAuthenticationException.class);
        assertThat(stored().claimedBy()).isNull();
    }

    @Test
    void anIssuerThatThrowsAnErrorDoesNotKeepTheClaim() throws Exception {
        issuer.answer(current -> {
            throw new NoClassDefFoundError("test");
        });
        TokenAuthentication authentication = authentication(null);
        assertThatThrownBy(() -> get(authentication.obtain())).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(stored().claimedBy()).isNull();

        issuer.answer(tokens("first"));
        assertThat(get(authentication.obtain())).isEqualTo(bearer("first"));
    }

    @Test
    void newTokensAreNotLostIfTheStoreThrowsAnError() throws Exception {
        store.throwsErrors();
        store.keepsNewTokens(false);
        issuer.answer(tokens("first"));
        TokenAuthentication authentication = authentication(null);

        assertThat(get(authentication.obtain())).isEqualTo(bearer("first"));
        store.keepsNewTokens(true);
        authentication.settled().get(20, TimeUnit.SECONDS);
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
                }, clock, AHEAD, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> get(authentication.obtain())).hasRootCauseInstanceOf(OutOfMemoryError.class);

        exhausted.set(false);
        issuer.answer(tokens("first"));
        assertThat(get(authentication.obtain())).isEqualTo(bearer("first"));
    }

    @Test
    void tokensAreStoredThoughTheWorkersStopWhileTheServerIssuesThem() throws Exception {
        CompletableFuture<Tokens> answer = issuer.hold();
        CompletableFuture<Credential> waiting = authentication(null).obtain();
        await().until(() -> issuer.asked().size() == 1);

        executor.shutdown();
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        answer.complete(tokens("last"));

        assertThat(get(waiting)).isEqualTo(bearer("last"));
        assertThat(stored().tokens()).isEqualTo(tokens("last"));
    }

    @Test
    void afterTheWorkersHaveStoppedACallFailsClearly() {
        executor.shutdown();

        assertThatThrownBy(() -> get(authentication(null).obtain())).hasMessageContaining("is being stopped");
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
        get(authentication.obtain());
        issuer.asked().clear();
        return authentication;
    }

    private TokenAuthentication authentication(Tokens configured) {
        return authentication(configured, Duration.ofSeconds(30));
    }

    private TokenAuthentication authentication(Tokens configured, Duration claimTimeout) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, issuer, configured,
                new RefreshSettings(executor, clock, AHEAD, claimTimeout));
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

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
