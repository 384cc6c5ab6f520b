/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.DelegationCredential;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Map;

/** Operations on delegation credentials, which give access to the calendars of an organization's domain. Keys are not verified. */
final class DelegationCredentialHandlers implements OperationRegistry.Group {

    private static final Map<String, String> PLATFORMS = Map.of("google", "Google", "office365", "Microsoft 365");

    private static final Rule SERVICE_ACCOUNT = new Rule("isServiceAccountKey", "Service account key must be either a Google service account key "
            + "(with client_email, private_key, client_id) or Microsoft service account key (with tenant_id, private_key, client_id)",
            key -> key.hasNonNull("private_key") && key.hasNonNull("client_id") && (key.hasNonNull("client_email") || key.hasNonNull("tenant_id")));

    private static final Schema CREATE = new Schema()
            .required("workspacePlatformSlug", Rule.notEmpty(), Rule.string())
            .required("domain", Rule.notEmpty(), Rule.string())
            .required("serviceAccountKey", SERVICE_ACCOUNT);
    private static final Schema UPDATE = new Schema()
            .optional("enabled", Rule.bool())
            .optional("serviceAccountKey", SERVICE_ACCOUNT)
            .optional("optOutAutoSecretRotation", Rule.bool());

    private final SandboxState state;

    DelegationCredentialHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-delegation-credentials/create").handle(this::create);
        registry.on("org-delegation-credentials/update").handle(this::update);
        registry.on("org-delegation-credentials/list").handle(this::list);
        registry.on("org-delegation-credentials/get").handle(call -> Answer.ok(detailed(existing(call))));
        registry.on("org-delegation-credentials/delete").handle(call -> {
            DelegationCredential credential = existing(call);
            state.delegationCredentials().remove(credential.id());
            return Answer.ok(detailed(credential));
        });
        registry.on("org-delegation-credentials/reset-rotation").handle(call -> Answer.ok(detailed(existing(call))));
    }

    private Answer create(Call call) {
        ObjectNode input = CREATE.accept(call.bodyToCheck());
        String platform = input.get("workspacePlatformSlug").asText();
        if (!PLATFORMS.containsKey(platform)) {
            throw ApiException.filtered(404, "TRPCError", "The requested resource was not found");
        }
        String domain = input.get("domain").asText();
        if (state.delegationCredentials().stream().anyMatch(other -> other.domain().equals(domain))) {
            throw ApiException.trpcBadRequest();
        }
        return Answer.created(view(state.delegationCredentials().put(new DelegationCredential(state.uids().uuid(), call.pathNumber("orgId"),
                platform, domain, false, input.get("serviceAccountKey").path("client_id").asText(), call.now(), call.now()))));
    }

    private Answer list(Call call) {
        long organization = call.pathNumber("orgId");
        String domain = call.query("domain").orElse(null);
        return Answer.ok(PageRequest.of(call).of(state.delegationCredentials().stream()
                .filter(credential -> credential.organizationId() == organization && (domain == null || credential.domain().equals(domain))),
                DelegationCredentialHandlers::detailed));
    }

    private Answer update(Call call) {
        ObjectNode input = UPDATE.accept(call.bodyToCheck());
        DelegationCredential old = existing(call);
        boolean enabled = input.path("enabled").asBoolean(old.enabled());
        JsonNode key = input.path("serviceAccountKey");
        boolean changed = enabled != old.enabled() || key.isObject();
        return Answer.ok(view(state.delegationCredentials().put(new DelegationCredential(old.id(), old.organizationId(), old.platform(),
                old.domain(), enabled, key.path("client_id").asText(old.serviceClientId()), old.createdAt(),
                changed ? call.now() : old.updatedAt()))));
    }

    private DelegationCredential existing(Call call) {
        long organization = call.pathNumber("orgId");
        String id = call.path("credentialId");
        return state.delegationCredentials().find(id).filter(credential -> credential.organizationId() == organization)
                .orElseThrow(() -> ApiException.notFound("DelegationCredential with id " + id + " not found"));
    }

    private static ObjectNode view(DelegationCredential credential) {
        ObjectNode view = Json.object().put("id", credential.id()).put("enabled", credential.enabled()).put("domain", credential.domain())
                .put("organizationId", credential.organizationId());
        view.putObject("workspacePlatform").put("name", PLATFORMS.get(credential.platform())).put("slug", credential.platform());
        return view.put("createdAt", Json.text(credential.createdAt())).put("updatedAt", Json.text(credential.updatedAt()));
    }

    /** Returns the representation of the hosted service. */
    private static ObjectNode detailed(DelegationCredential credential) {
        return view(credential).put("serviceAccountClientId", credential.serviceClientId());
    }
}
