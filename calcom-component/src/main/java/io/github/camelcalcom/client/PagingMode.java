/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

/** How much of a list one call reads. */
public enum PagingMode {
    /** One page. */
    PAGE,
    /** Every page, as one list. */
    ALL,
    /** An Iterator that reads page after page while it is used. */
    STREAM
}
