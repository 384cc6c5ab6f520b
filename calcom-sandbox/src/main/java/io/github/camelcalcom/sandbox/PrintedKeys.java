package io.github.camelcalcom.sandbox;

import io.github.camelcalcom.sandbox.state.ApiKey;
import io.github.camelcalcom.sandbox.state.OAuth2Client;
import io.github.camelcalcom.sandbox.state.OAuthClient;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Team;
import io.github.camelcalcom.sandbox.state.TokenIssuer;
import io.github.camelcalcom.sandbox.state.TokenPair;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.token.PlatformTokens;

import java.util.ArrayList;
import java.util.List;

/** The keys of a sandbox, printed by the command line. They give access to this sandbox only. */
final class PrintedKeys {

    private final CalcomSandbox sandbox;

    PrintedKeys(CalcomSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Returns one line for each key.
     *
     * @param all whether to print the keys of all users instead of one key of the first user; tokens are created for managed users
     */
    List<String> lines(boolean all) {
        return all ? sandbox.read(PrintedKeys::all) : sandbox.read(PrintedKeys::first);
    }

    private static List<String> first(SandboxState state) {
        return state.users().stream().findFirst().flatMap(user -> state.apiKeys().findFirst(key -> key.userId() == user.id()
                && key.organizationId() == null)).map(key -> List.of("  calcom.apiKey = " + key.key()))
                .orElseGet(() -> List.of("  (the seed created no user with an API key)"));
    }

    private static List<String> all(SandboxState state) {
        List<String> lines = new ArrayList<>();
        state.apiKeys().stream().forEach(key -> lines.add("  API key of " + owner(state, key) + ": " + key.key()));
        for (OAuthClient client : state.oAuthClients().all()) {
            lines.add("  OAuth client '" + client.name() + "' (" + client.id() + "): secret " + client.secret());
        }
        for (OAuth2Client client : state.oAuth2Clients().all()) {
            lines.add("  OAuth2 client '" + client.name() + "' (" + client.id() + "): "
                    + (client.isConfidential() ? "secret " + client.secret() : "public"));
        }
        state.tokens().refresh().stream().filter(token -> token.issuer() == TokenIssuer.OAUTH2 && !token.ended())
                .forEach(token -> lines.add("  refresh token of OAuth2 client " + token.clientId() + " for "
                        + state.users().find(token.userId()).map(User::username).orElse("user " + token.userId()) + ": " + token.text()));
        for (User user : state.users().all()) {
            if (user.oAuthClientId() != null) {
                TokenPair tokens = new PlatformTokens(state).issue(user, state.now());
                lines.add("  managed user " + user.email() + " (" + user.id() + "): access token " + tokens.access().text()
                        + ", refresh token " + tokens.refresh().text());
            }
        }
        return lines;
    }

    private static String owner(SandboxState state, ApiKey key) {
        String user = state.users().find(key.userId()).map(User::username).orElse("user " + key.userId());
        return key.organizationId() == null ? user
                : user + " for the organization '" + state.teams().find(key.organizationId()).map(Team::name).orElse("?") + "' ("
                        + key.organizationId() + ')';
    }
}
