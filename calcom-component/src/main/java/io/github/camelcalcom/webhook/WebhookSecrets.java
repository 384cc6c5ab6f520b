package io.github.camelcalcom.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The secrets that deliveries may be signed with: the configured ones or, without any, those of the subscription. Thread safe.
 */
public final class WebhookSecrets {

    private static final int BYTES = 32;

    private final boolean areConfigured;
    private final SecretFile file;
    private volatile List<String> accepted;
    private String kept;
    private String generated;

    /**
     * @param configured the first one is given to subscriptions, all are accepted; may be empty
     * @param file       where the secret is kept if none is configured; null to keep it in memory
     */
    public WebhookSecrets(List<String> configured, SecretFile file) {
        this.areConfigured = !configured.isEmpty();
        this.accepted = List.copyOf(configured);
        this.file = areConfigured ? null : file;
        if (this.file != null) {
            kept = this.file.read();
            generated = kept;
            accept(kept);
        }
    }

    /**
     * Reads the option {@code signingSecrets}.
     *
     * @param option secrets with commas between them, or null
     * @param file   where the secret is kept if the option has none; null to keep it in memory
     */
    public static WebhookSecrets of(String option, SecretFile file) {
        List<String> secrets = new ArrayList<>();
        for (String secret : option == null ? new String[0] : option.split(",")) {
            if (!secret.isBlank()) {
                secrets.add(secret.strip());
            }
        }
        return new WebhookSecrets(secrets, file);
    }

    /** Whether the user has chosen them. */
    public boolean areConfigured() {
        return areConfigured;
    }

    /** Every secret that is accepted now; empty while none is known. */
    public List<String> accepted() {
        return accepted;
    }

    /**
     * The secret for a subscription: the first configured one, else one of 256 random bits, which is accepted from now on.
     *
     * @throws UncheckedIOException if it could not be kept
     */
    synchronized String forSubscription() {
        if (areConfigured) {
            return accepted.get(0);
        }
        if (generated == null) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            generated = HexFormat.of().formatHex(random);
        }
        keep(generated);
        accept(generated);
        return generated;
    }

    /** Accepts a secret that other nodes may have chosen. Has no effect where secrets are configured. */
    synchronized void accept(String secret) {
        if (areConfigured || secret == null || accepted.contains(secret)) {
            return;
        }
        List<String> more = new ArrayList<>(List.of(secret));
        more.addAll(accepted);
        accepted = List.copyOf(more);
    }

    /**
     * Accepts and keeps the secret of the subscription. Has no effect where secrets are configured.
     *
     * @throws UncheckedIOException if it could not be kept
     */
    synchronized void adopt(String secret) {
        if (!areConfigured && secret != null) {
            accept(secret);
            keep(secret);
        }
    }

    private void keep(String secret) {
        if (file == null || secret.equals(kept)) {
            return;
        }
        try {
            file.write(secret);
            kept = secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the webhook could not be written to secretFile=" + file, e);
        }
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + accepted.size() + ']';
    }
}
