/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.dsl;

/**
 * Builds the URI of a consumer that receives the deliveries of a webhook: {@code webhook:calcom:resource/events}.
 *
 * @param <B> the builder itself
 */
public abstract class WebhookBuilder<B extends WebhookBuilder<B>> extends OperationBuilder {

    WebhookBuilder(String operation) {
        super("webhook", "calcom:" + operation);
    }

    /**
     * Sets the component that receives the HTTP requests.
     *
     * @param name the name of the component, for example {@code platform-http}
     * @return this builder
     */
    public final B webhookComponentName(String name) {
        return option("webhookComponentName", name);
    }

    /**
     * Sets the path at which this process receives the deliveries.
     *
     * @param path the path, which begins with a slash
     * @return this builder
     */
    public final B webhookPath(String path) {
        return option("webhookPath", path);
    }

    /**
     * Sets the address under which the server reaches this process.
     *
     * @param url the address without the path
     * @return this builder
     */
    public final B webhookExternalUrl(String url) {
        return option("webhookExternalUrl", url);
    }

    abstract B self();

    private B option(String name, String value) {
        doSetProperty(name, value);
        return self();
    }
}
