/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads JSON resources of packages. */
public final class Resources {

    private Resources() {
    }

    /**
     * Reads a resource.
     *
     * @param beside a class of the package that contains the resource
     */
    public static JsonNode read(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar of the sandbox does not contain the resource " + name);
            }
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read its resource " + name, e);
        }
    }
}
