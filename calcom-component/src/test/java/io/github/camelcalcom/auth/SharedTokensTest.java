package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Nodes that share a token store never use one refresh token twice, and do not wait for a dead node for ever. */
@Timeout(600)
class SharedTokensTest {

    private static final String IDENTITY = "api.example:443/oauth2/client/0123456789abcdef";
    private static final Tokens ENDED = new Tokens("ended", "refresh-0", Instant.now().minusSeconds(1));
    private static final Tokens FRESH = new Tokens("fresh", "refresh-1", Instant.now().plusSeconds(1_800));

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final ScriptedIssuer otherIssuer = new ScriptedIssuer();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void aNodeWaitsForTheOneThatIsRefreshing() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        CompletableFuture<Credential> first = node(issuer, Duration.ofSeconds(30)).obtain();
        await().until(() -> issuer.asked().size() == 1);

        CompletableFuture<Credential> second = node(otherIssuer, Duration.ofSeconds(30)).obtain();
        answer.complete(FRESH);

        assertThat(get(first)).isEqualTo(get(second)).isEqualTo(bearer("fresh"));
        assertThat(otherIssuer.asked()).isEmpty();
    }

    @Test
    void aSlowNodeKeepsItsClaim() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        CompletableFuture<Credential> slow = node(issuer, Duration.ofSeconds(9)).obtain();
        await().until(() -> issuer.asked().size() == 1);
        CompletableFuture<Credential> patient = node(otherIssuer, Duration.ofSeconds(9)).obtain();

        // claimed, and renewed four times: more than a claim timeout has passed
        await().until(() -> store.load(IDENTITY).version() >= 6);
        assertThat(patient).isNotDone();
        answer.complete(FRESH);

        assertThat(get(slow)).isEqualTo(get(patient)).isEqualTo(bearer("fresh"));
        assertThat(otherIssuer.asked()).isEmpty();
    }

    @Test
    void theClaimOfADeadNodeIsTakenOver() throws Exception {
        store.compareAndSet(IDENTITY, null, new StoredTokens(1, ENDED, "a node that was killed"));
        issuer.answer(FRESH);

        assertThat(get(node(issuer, Duration.ofMillis(300)).obtain())).isEqualTo(bearer("fresh"));
        assertThat(issuer.asked()).containsExactly(ENDED);
        assertThat(store.load(IDENTITY)).isEqualTo(new StoredTokens(3, FRESH, null));
    }

    @Test
    void nobodyWaitsForAnotherNodeWhileTheTokenIsGood() throws Exception {
        Tokens ending = new Tokens("ending", "refresh-0", Instant.now().plusSeconds(40));
        store.compareAndSet(IDENTITY, null, new StoredTokens(1, ending, "another node"));

        assertThat(get(node(issuer, Duration.ofMinutes(5)).obtain())).isEqualTo(bearer("ending"));
        assertThat(issuer.asked()).isEmpty();
    }

    @Test
    void aClaimThatIsGivenBackIsTakenByTheNext() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        CompletableFuture<Credential> failing = node(issuer, Duration.ofMinutes(5)).obtain();
        await().until(() -> issuer.asked().size() == 1);
        otherIssuer.answer(FRESH);
        CompletableFuture<Credential> next = node(otherIssuer, Duration.ofMinutes(5)).obtain();

        answer.completeExceptionally(new CalcomConnectionException("oauth2/token", "no route to host", null));

        assertThat(get(next)).isEqualTo(bearer("fresh"));
        assertThat(failing).isCompletedExceptionally();
    }

    @Test
    void whoLostItsClaimStoresWhatTheServerIssuedNevertheless() throws Exception {
        store.compareAndSet(IDENTITY, null, StoredTokens.first(ENDED));
        CompletableFuture<Tokens> answer = issuer.hold();
        CompletableFuture<Credential> paused = node(issuer, Duration.ofMinutes(5)).obtain();
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
        CompletableFuture<Credential> paused = node(issuer, Duration.ofMinutes(5)).obtain();
        await().until(() -> issuer.asked().size() == 1);
        Tokens forced = new Tokens("forced", "refresh-2", FRESH.expiresAt());
        StoredTokens claim = store.load(IDENTITY);
        store.compareAndSet(IDENTITY, claim, claim.with(forced));

        answer.complete(FRESH);

        assertThat(get(paused)).isEqualTo(bearer("forced"));
        assertThat(store.load(IDENTITY).tokens()).isEqualTo(forced);
    }

    private TokenAuthentication node(TokenIssuer its, Duration claimTimeout) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, its, null,
                new RefreshSettings(executor, Clock.systemUTC(), Duration.ofMinutes(1), claimTimeout));
    }

    private static Credential bearer(String token) {
        return new BearerCredential("access token", token);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
