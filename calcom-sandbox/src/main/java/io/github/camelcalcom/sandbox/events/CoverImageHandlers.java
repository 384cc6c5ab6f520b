/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Event;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.teams.WebApp;

/** Operations on the cover image of an event. Only its address and dimensions are stored. */
final class CoverImageHandlers implements OperationRegistry.Group {

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final SandboxState state;
    private final EventAccess access;

    CoverImageHandlers(SandboxState state, EventAccess access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("event-cover-image/upload").handle(this::upload);
        registry.on("event-cover-image/remove").handle(this::remove);
    }

    private Answer upload(Call call) {
        Event event = access.managedAndNotCancelled(call);
        JsonNode file = call.body().path("file");
        if (!(file instanceof BinaryNode image)) {
            throw ApiException.badRequest("File is required");
        }
        if (image.binaryValue().length > MOST_BYTES) {
            throw ApiException.of(413, "File too large");
        }
        ImageHeader header = ImageHeader.of(image.binaryValue()).orElseThrow(
                () -> ApiException.badRequest("Validation failed (expected type is image/jpeg, image/png or image/webp)"));
        event.setCoverImageUrl(WebApp.URL + "/api/events/cover/" + state.uids().uuid() + '.' + header.extension());
        return Answer.created(Json.object().put("url", event.coverImageUrl()).put("width", header.width()).put("height", header.height()));
    }

    private Answer remove(Call call) {
        access.managedAndNotCancelled(call).setCoverImageUrl(null);
        return Answer.document(200, Json.object().put("status", "success"));
    }
}
