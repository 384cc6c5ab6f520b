/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.client.Json;
import org.apache.camel.spi.StateRepository;

/** Where one feed keeps its state: one JSON text under the feed's name. Blocks its caller as the repository does. */
public final class StateStore {

    private static final String KIND = "kind";
    private static final String VERSION = "version";
    private static final int CURRENT_VERSION = 1;
    private static final String WRITER = "writer";

    private final StateRepository<String, String> repository;
    private final String name;
    /** Makes what is saved differ from what another feed saved, so that a repository which compares contents tells one from the other. */
    private final String writer = UUID.randomUUID().toString();

    /** @param name of the feed; no other feed may have it in the same repository */
    public StateStore(StateRepository<String, String> repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    /** The feed's name. */
    String name() {
        return name;
    }

    /**
     * The state as it was saved last.
     *
     * @param  kind                     of the feed
     * @return                          null if there is none
     * @throws UnreadableStateException if it is not one that a feed of this kind has saved
     */
    JsonNode load(String kind) throws UnreadableStateException {
        String text = repository.getState(name);
        if (text == null) {
            return null;
        }
        JsonNode state;
        try {
            state = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableStateException(name, "it is no JSON", e);
        }
        if (!kind.equals(state.path(KIND).textValue()) || state.path(VERSION).intValue() != CURRENT_VERSION) {
            throw new UnreadableStateException(name, "it is no state of kind " + kind + " and version " + CURRENT_VERSION, null);
        }
        return state;
    }

    /** Writes the fields of a state into an object. */
    @FunctionalInterface
    interface Fields {

        void writeTo(JsonGenerator json) throws IOException;
    }

    /** Saves a state of a kind. */
    void save(String kind, Fields fields) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(KIND, kind);
            json.writeNumberField(VERSION, CURRENT_VERSION);
            fields.writeTo(json);
            json.writeStringField(WRITER, writer);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repository.setState(name, text.toString(StandardCharsets.UTF_8));
    }
}
