/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.Optional;
import java.util.stream.Stream;

/** The connections to external services. */
final class Credentials {

    private final SandboxState state;

    Credentials(SandboxState state) {
        this.state = state;
    }

    Stream<Credential> of(AppOwner owner) {
        return state.credentials().stream().filter(owner::owns);
    }

    Optional<Credential> find(AppOwner owner, String type) {
        return of(owner).filter(credential -> credential.type().equals(type)).findFirst();
    }

    Optional<Credential> find(AppOwner owner, long id) {
        return state.credentials().find(id).filter(owner::owns);
    }

    Credential add(AppOwner owner, String type, String appId, ObjectNode key) {
        return state.credentials().put(new Credential(state.credentials().nextId(), type, appId, owner.userId(), owner.teamId(), key));
    }

    void remove(Credential credential) {
        state.selectedCalendars().removeIf(calendar -> calendar.credentialId() == credential.id());
        state.destinationCalendars().removeIf(calendar -> calendar.credentialId() == credential.id());
        state.credentials().remove(credential.id());
    }

    /** Returns the representation in answers on calendars. */
    static ObjectNode shortView(Credential credential) {
        return Json.object().put("id", credential.id()).put("type", credential.type()).put("userId", credential.userId())
                .put("teamId", credential.teamId()).put("appId", credential.appId()).put("invalid", false);
    }

    /** Returns the representation in answers on video-call apps. */
    static ObjectNode view(Credential credential) {
        return shortView(credential).putNull("subscriptionId").putNull("paymentStatus").putNull("billingCycleStart")
                .putNull("delegationCredentialId");
    }
}
