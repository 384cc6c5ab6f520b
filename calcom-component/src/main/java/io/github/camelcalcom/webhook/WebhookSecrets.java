package io.github.camelcalcom.webhook;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The secrets that deliveries may be signed with: the configured ones or, without any, the one of the subscription. Thread safe.
 */
public final class WebhookSecrets {

    private static final int BYTES = 32;

    private final List<String> configured;
    private volatile String generated;
    private volatile String adopted;

    /** @param configured the first one is given to subscriptions, all are accepted; may be empty */
    public WebhookSecrets(List<String> configured) {
        this.configured = List.copyOf(configured);
    }

    /**
     * Reads the option {@code signingSecrets}.
     *
     * @param option secrets with commas between them, or null
     */
    public static WebhookSecrets of(String option) {
        List<String> secrets = new ArrayList<>();
        for (String secret : option == null ? new String[0] : option.split(",")) {
            if (!secret.isBlank()) {
                secrets.add(secret.strip());
            }
        }
        return new WebhookSecrets(secrets);
    }

    /** Whether the user has chosen them. */
    public boolean areConfigured() {
        return !configured.isEmpty();
    }

    /** Every secret that is accepted now; empty while none is known. */
    public Set<String> accepted() {
        Set<String> accepted = new LinkedHashSet<>(configured);
        if (configured.isEmpty()) {
            if (adopted != null) {
                accepted.add(adopted);
            }
            if (generated != null) {
                accepted.add(generated);
            }
        }
        return accepted;
    }

    /** The secret for a subscription: the first configured one, else one of 256 random bits, which is accepted from now on. */
    synchronized String forSubscription() {
        if (areConfigured()) {
            return configured.get(0);
        }
        if (generated == null) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            generated = HexFormat.of().formatHex(random);
        }
        return generated;
    }

    /** Accepts the secret that a subscription has. Other nodes may have chosen it. Has no effect where secrets are configured. */
    void adopt(String secret) {
        if (secret != null && !secret.isEmpty()) {
            adopted = secret;
        }
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + accepted().size() + ']';
    }
}
