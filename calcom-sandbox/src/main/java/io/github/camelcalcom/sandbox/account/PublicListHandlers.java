/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.http.Resources;


/** Operations on allowlists. They contain the addresses of this machine only. */
final class PublicListHandlers implements OperationRegistry.Group {

    private static final JsonNode ALLOWLISTS = Resources.read(PublicListHandlers.class, "allowlists.json");

    @Override
    public void register(OperationRegistry registry) {
        registry.on("allowlists/list").access(Access.PUBLIC).handle(call -> Answer.ok(ALLOWLISTS));
        registry.on("allowlists/get").access(Access.PUBLIC).handle(this::allowlist);
    }

    private Answer allowlist(Call call) {
        String name = call.path("service");
        if (!(ALLOWLISTS.path("services").get(name) instanceof ObjectNode service)) {
            throw ApiException.notFound("Allowlist of service " + name + " not found.");
        }
        ObjectNode data = Json.object();
        data.set("metadata", ALLOWLISTS.get("metadata"));
        data.set("service", service.deepCopy().put("name", name));
        return Answer.ok(data);
    }
}
