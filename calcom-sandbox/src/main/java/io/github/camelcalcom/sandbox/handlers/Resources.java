package io.github.camelcalcom.sandbox.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.sandbox.http.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON files that lie beside the handlers. */
final class Resources {

    private Resources() {
    }

    /** The content of a file. */
    static JsonNode read(String name) {
        try (InputStream file = Resources.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The sandbox lacks its resource " + name);
            }
            return Json.MAPPER.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read its resource " + name, e);
        }
    }
}
