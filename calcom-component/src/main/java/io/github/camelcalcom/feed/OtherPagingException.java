/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import io.github.camelcalcom.client.RequestTemplate;

/** The server pages a list in another style than the one that it was asked for. */
final class OtherPagingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RequestTemplate template;

    OtherPagingException(RequestTemplate template) {
        super(template.operation().uri() + " is paged in the style " + template.paging().style());
        this.template = template;
    }

    /** Makes requests in the style of the server. */
    RequestTemplate template() {
        return template;
    }
}
