package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.AuthorizationCode;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.OAuth2Tokens;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Programs that users let act in their name, and the tokens that these have: what the web application does on a real server, and
 * what a test may want to happen to tokens. Thread safe; blocks until the sandbox has done it, so not for event-loop threads.
 */
public final class SandboxOAuth2 {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final CalcomSandbox sandbox;

    SandboxOAuth2(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * A client that proves itself with a secret.
     *
     * @param redirectUri where codes are sent to
     * @param scopes      what it may ask for, such as {@code BOOKING_READ}
     */
    public OAuth2Client confidentialClient(String name, String redirectUri, String... scopes) {
        return sandbox.read(state -> plant(state, name, state.uids().hex32() + state.uids().hex32(), redirectUri, scopes));
    }

    /**
     * A client that can keep no secret and proves with PKCE that it asked for a code itself.
     *
     * @param redirectUri where codes are sent to
     * @param scopes      what it may ask for, such as {@code BOOKING_READ}
     */
    public OAuth2Client publicClient(String name, String redirectUri, String... scopes) {
        return sandbox.read(state -> plant(state, name, null, redirectUri, scopes));
    }

    private static OAuth2Client plant(SandboxState state, String name, String secret, String redirectUri, String... scopes) {
        String id = state.uids().hex32() + state.uids().hex32();
        return state.oAuth2Clients().put(new OAuth2Client(id, secret, name, List.of(redirectUri), List.of(scopes)));
    }

    /**
     * The code that a client gets when a user consents to all of its scopes, good for ten minutes and once.
     *
     * @param codeChallenge S256 challenge of PKCE; null for none, which only a confidential client may do
     * @throws IllegalArgumentException if there is no such user
     */
    public String authorizationCode(OAuth2Client client, String username, String codeChallenge) {
        return sandbox.read(state -> state.authorizationCodes().put(new AuthorizationCode(state.uids().hex32(), client.id(),
                user(state, username).id(), client.scopes(), codeChallenge, state.now().plus(CODE_LIFETIME))).code());
    }

    /**
     * The tokens that a client has after a user has consented to all of its scopes.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public TokenPair grant(OAuth2Client client, String username) {
        return sandbox.read(state -> new OAuth2Tokens(state).grant(client.id(), user(state, username).id(), client.scopes(), state.now()));
    }

    /**
     * Ends every access and refresh token that programs have for a user.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public void revoke(String username) {
        sandbox.read(state -> {
            long id = user(state, username).id();
            state.tokens().revokeAccess(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id);
            state.tokens().revokeRefresh(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id);
            return null;
        });
    }

    /**
     * Lets the time of every access token that programs have for a user be over. Their refresh tokens stay good.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public void expireAccessTokens(String username) {
        sandbox.read(state -> {
            long id = user(state, username).id();
            state.tokens().expireAccess(token -> token.issuer() == TokenIssuer.OAUTH2 && token.userId() == id, state.now());
            return null;
        });
    }

    /** How often a refresh token was exchanged for new tokens so far; refused exchanges do not count. */
    public int refreshes() {
        return sandbox.read(state -> state.tokens().refreshes(TokenIssuer.OAUTH2));
    }

    private static User user(SandboxState state, String username) {
        Predicate<User> wanted = user -> user.username().equals(username);
        return state.users().findFirst(wanted)
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no user '" + username + "'"));
    }
}
