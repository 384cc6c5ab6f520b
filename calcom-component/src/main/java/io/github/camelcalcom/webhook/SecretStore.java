/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.io.IOException;

/**
 * Keeps the secrets that webhooks were registered with beyond the end of the process, for servers that do not tell the secret of a webhook
 * that exists. Nodes that receive at the same address share one. Asked while a route starts and written while its webhook is registered,
 * never for a delivery; may block. Implementations are thread safe and show no secret in {@code toString} or an exception.
 */
public interface SecretStore {

    /**
     * The secret of a webhook.
     *
     * @param  webhook     which one: its scope with parameters, and its address; the same after a restart
     * @return             null if none has been kept
     * @throws IOException if that is not known; the route does not start
     */
    String read(String webhook) throws IOException;

    /**
     * Keeps the secret of a webhook in place of the one before.
     *
     * @param  webhook     as for {@link #read}
     * @throws IOException if it was not kept; the webhook is not registered with it, and registering is tried again
     */
    void write(String webhook, String secret) throws IOException;
}
