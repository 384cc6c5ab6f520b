/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Table;
import io.github.camelcalcom.sandbox.state.VerifiedResource;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.Objects;

/**
 * Operations on verified mail addresses and phone numbers of users and teams. No code is sent, see {@link VerificationCodes}. The recorded
 * self-hosted server has no provider for text messages, so phone numbers cannot be verified there.
 */
final class VerifiedResourceHandlers implements OperationRegistry.Group {

    private static final Rule PHONE = new Rule("isPhoneNumber", "%s must be a valid phone number",
            value -> value.isTextual() && value.asText().matches("\\+[1-9]\\d{6,14}"));

    private static final Schema EMAIL_REQUEST = new Schema().required("email", Rule.email());
    private static final Schema EMAIL_CODE = new Schema().required("email", Rule.email()).required("code", Rule.string());
    private static final Schema PHONE_REQUEST = new Schema().required("phone", PHONE);
    private static final Schema PHONE_CODE = new Schema().required("phone", PHONE).required("code", Rule.string());

    private final SandboxState state;
    private boolean sendsTextMessages;

    /** Creates the operations for the state of one sandbox. */
    VerifiedResourceHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        sendsTextMessages = registry.profile() != SandboxProfile.SELF_HOSTED;
        for (String resource : new String[] {"verified-resources", "team-verified-resources", "org-team-verified-resources"}) {
            registry.on(resource + "/request-email-code").handle(VerifiedResourceHandlers::requestEmail);
            registry.on(resource + "/verify-email").handle(this::verifyEmail);
            registry.on(resource + "/list-emails").handle(call -> list(call, state.verifiedEmails(), "email"));
            registry.on(resource + "/get-email").handle(call -> get(call, state.verifiedEmails(), "email"));
            registry.on(resource + "/request-phone-code").handle(this::requestPhone);
            registry.on(resource + "/verify-phone").handle(this::verifyPhone);
            registry.on(resource + "/list-phones").handle(call -> list(call, state.verifiedPhones(), "phoneNumber"));
            registry.on(resource + "/get-phone").handle(call -> get(call, state.verifiedPhones(), "phoneNumber"));
        }
    }

    private static Answer requestEmail(Call call) {
        EMAIL_REQUEST.accept(call.bodyToCheck());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private Answer requestPhone(Call call) {
        PHONE_REQUEST.accept(call.bodyToCheck());
        if (!sendsTextMessages) {
            throw ApiException.badRequest("Could not send verification code to this phone number.");
        }
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private Answer verifyEmail(Call call) {
        ObjectNode input = EMAIL_CODE.accept(call.bodyToCheck());
        return verified(call, input, "email", state.verifiedEmails(), "email");
    }

    private Answer verifyPhone(Call call) {
        ObjectNode input = PHONE_CODE.accept(call.bodyToCheck());
        if (!sendsTextMessages) {
            throw ApiException.bare(500, "Internal server error");
        }
        return verified(call, input, "phone", state.verifiedPhones(), "phoneNumber");
    }

    /** Adds a row even if the address is already verified, but returns the first row. */
    private Answer verified(Call call, ObjectNode input, String field, Table<Long, VerifiedResource> table, String shownAs) {
        String value = input.get(field).asText();
        if (!VerificationCodes.of(value, call.now()).equals(input.get("code").asText())) {
            throw ApiException.trpcBadRequest();
        }
        VerifiedResource added = table.put(new VerifiedResource(table.nextId(), call.user().id(), team(call), value));
        VerifiedResource first = table.findFirst(found -> belongs(call, found) && found.value().equals(value)).orElse(added);
        return Answer.ok(view(first, shownAs));
    }

    private Answer list(Call call, Table<Long, VerifiedResource> table, String shownAs) {
        return Answer.ok(PageRequest.of(call).of(table.stream().filter(found -> belongs(call, found)), found -> view(found, shownAs)));
    }

    private Answer get(Call call, Table<Long, VerifiedResource> table, String shownAs) {
        if (!call.path("id").matches("\\d{1,18}")) {
            throw ApiException.databaseFailure();
        }
        return Answer.ok(table.find(call.pathNumber("id")).filter(found -> belongs(call, found)).map(found -> view(found, shownAs)).orElse(null));
    }

    private static boolean belongs(Call call, VerifiedResource resource) {
        Long team = team(call);
        return Objects.equals(team, resource.teamId()) && (team != null || resource.userId() == call.user().id());
    }

    private static Long team(Call call) {
        return call.operation().path().contains("{teamId}") ? Long.valueOf(call.pathNumber("teamId")) : null;
    }

    private static ObjectNode view(VerifiedResource resource, String shownAs) {
        return Json.object().put("id", resource.id()).put("userId", resource.userId()).put("teamId", resource.teamId())
                .put(shownAs, resource.value());
    }
}
