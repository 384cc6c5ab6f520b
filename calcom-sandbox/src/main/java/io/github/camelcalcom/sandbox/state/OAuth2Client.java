package io.github.camelcalcom.sandbox.state;

import java.util.List;

/**
 * A program that users may let act in their name.
 *
 * @param secret       what it proves itself with; null for a public one, which cannot keep a secret
 * @param redirectUris where codes may be sent to
 * @param scopes       what it may ask for, such as {@code BOOKING_READ}; empty for a client of the time before scopes
 */
public record OAuth2Client(String id, String secret, String name, List<String> redirectUris, List<String> scopes) {

    public OAuth2Client {
        redirectUris = List.copyOf(redirectUris);
        scopes = List.copyOf(scopes);
    }

    /** Whether it has to send its secret. */
    public boolean isConfidential() {
        return secret != null;
    }

    @Override
    public String toString() {
        return "OAuth2Client[id=" + id + ", name=" + name + ", confidential=" + isConfidential() + "]";
    }
}
