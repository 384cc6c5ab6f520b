package io.github.camelcalcom.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.camelcalcom.catalog.AuthenticationKind;
import io.github.camelcalcom.client.ClientSettings;
import io.github.camelcalcom.client.OAuth2TokenIssuer;
import io.github.camelcalcom.client.Transport;
import io.github.camelcalcom.client.VertxTransport;
import io.github.camelcalcom.support.JavaProcess;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.SharedDatabase;
import io.vertx.core.Vertx;

/** One of several nodes that call as the same OAuth2 caller; in the process of a test, or in one of its own. */
final class TokenNode implements AutoCloseable {

    static final String IDENTITY = "api.example:443/oauth2/client-1/0123456789abcdef";
    static final Tokens CONFIGURED = new Tokens(null, "refresh-0", null);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final Transport transport;
    private final TokenStore store;
    private final TokenIssuer issuer;
    private final Duration claimTimeout;

    TokenNode(TokenStore store, String serverUrl, Duration claimTimeout) {
        ClientSettings settings = SettingsBuilder.to(serverUrl).build();
        this.transport = new VertxTransport(vertx, settings);
        this.store = store;
        this.issuer = new OAuth2TokenIssuer(transport, settings, "client-1", "client-secret", Clock.systemUTC());
        this.claimTimeout = claimTimeout;
    }

    /** An authentication that begins with what the store has. */
    TokenAuthentication authentication() {
        return authentication(issuer);
    }

    private TokenAuthentication authentication(TokenIssuer its) {
        return new TokenAuthentication(AuthenticationKind.OAUTH2, IDENTITY, store, its, CONFIGURED,
                new RefreshSettings(workers, Clock.systemUTC(), Duration.ofMinutes(1), claimTimeout));
    }

    /** Obtains a credential from many threads at the same time. */
    List<Credential> obtainFrom(int threads) throws Exception {
        TokenAuthentication authentication = authentication();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Credential>> obtained = IntStream.range(0, threads).mapToObj(caller -> CompletableFuture.supplyAsync(() -> {
                awaitStart(start);
                return authentication.obtain();
            }, callers).thenCompose(credential -> credential)).toList();
            start.countDown();
            return CompletableFuture.allOf(obtained.toArray(CompletableFuture<?>[]::new))
                    .thenApply(all -> obtained.stream().map(CompletableFuture::join).collect(Collectors.toList())).get(60, TimeUnit.SECONDS);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        transport.close();
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        workers.shutdownNow();
    }

    /** Arguments: the database, the token server, and what to do: {@code obtain} or {@code claim}. */
    public static void main(String[] arguments) throws Exception {
        JdbcTokenStore store = new JdbcTokenStore(SharedDatabase.dataSource(arguments[0]));
        try (TokenNode node = new TokenNode(store, arguments[1], Duration.ofMinutes(5))) {
            JavaProcess.report("ready");
            JavaProcess.awaitWord();
            if (arguments[2].equals("obtain")) {
                List<Credential> obtained = node.obtainFrom(32);
                JavaProcess.report("obtained " + obtained.stream().filter(new BearerCredential("test", "access-1")::equals).count());
            } else {
                // never comes to asking the server
                node.authentication(current -> {
                    JavaProcess.report("claimed");
                    return new CompletableFuture<>();
                }).obtain();
            }
            JavaProcess.awaitWord();
        }
    }
}
