package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.error.CalcomConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelcalcom.auth.Callers.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Nodes that share a token store never use one refresh token twice, and do not wait for a dead node for ever. */
@Timeout(600)
class SharedTokensTest {

    private static final String IDENTITY = "api.example:443/oauth2/client/0123456789abcdef";
    private static final Tokens ENDED = new Tokens("ended", "refresh-0", Instant.now().minusSeconds(1));
    private static final Tokens FRESH = new Tokens("fresh", "refresh-1", Instant.now().plusSeconds(1_800));

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ExecutorService upkeep = Executors.newFixedThreadPool(2);
    private final Callers callers = new Callers();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final ScriptedIssuer issuer = new ScriptedIssuer();
    private final ScriptedIssuer otherIssuer = new ScriptedIssuer();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        upkeep.shutdownNow();
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

    private TokenAuthentication node(TokenIssuer its, Duration claimTimeout) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, its, null,
                new RefreshSettings(executor, upkeep, Clock.systemUTC(), Duration.ofMinutes(1), claimTimeout));
    }

    private static Credential bearer(String token) {
        return new BearerCredential("access token", token);
    }
}
