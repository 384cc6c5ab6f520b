/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
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
    private SecretStore store;
    private String webhook;
    private volatile List<String> accepted;
    private String kept;
    private String generated;

    /** @param configured the first one is given to subscriptions, all are accepted; may be empty */
    public WebhookSecrets(List<String> configured) {
        this.areConfigured = !configured.isEmpty();
        this.accepted = List.copyOf(configured);
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

    /**
     * Accepts the secret that was kept, and keeps what comes in its place. Without this it is kept in memory. Has no effect where secrets are
     * configured.
     *
     * @param  name                 the subscription in the store
     * @throws UncheckedIOException if the store does not tell
     */
    public synchronized void keepIn(SecretStore where, String name) {
        if (areConfigured) {
            return;
        }
        store = where;
        webhook = name;
        try {
            kept = where.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the webhook '" + name + "' could not be read from " + where, e);
        }
        if (kept != null) {
            generated = kept;
            accept(kept);
        }
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
        if (store == null || secret.equals(kept)) {
            return;
        }
        try {
            store.write(webhook, secret);
            kept = secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret of the webhook '" + webhook + "' could not be written to " + store, e);
        }
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "WebhookSecrets[" + accepted.size() + ']';
    }
}
