package io.github.camelcalcom.sandbox.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON files that lie beside the classes that need them. */
public final class Resources {

    private Resources() {
    }

    /** The content of a file beside the handlers. */
    static JsonNode read(String name) {
        return read(Resources.class, name);
    }

    /**
     * The content of a file.
     *
     * @param beside a class in whose package it lies
     */
    public static JsonNode read(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The sandbox lacks its resource " + name);
            }
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read its resource " + name, e);
        }
    }
}
