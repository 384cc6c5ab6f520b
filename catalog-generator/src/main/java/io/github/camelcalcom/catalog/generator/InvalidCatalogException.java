/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog.generator;

/** The OpenAPI document and the overlay do not match. The message states the required change of the overlay. */
public class InvalidCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the required change of the overlay */
    public InvalidCatalogException(String message) {
        super(message);
    }
}
