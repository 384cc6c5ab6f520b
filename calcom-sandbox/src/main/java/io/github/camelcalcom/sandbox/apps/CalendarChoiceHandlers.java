/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Credential;
import io.github.camelcalcom.sandbox.state.DestinationCalendar;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.SelectedCalendar;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.util.List;

/** Operations that select the calendars to check for conflicts and the calendar that bookings are written to. */
final class CalendarChoiceHandlers implements OperationRegistry.Group {

    private static final List<String> WRITABLE =
            List.of(CalendarApp.GOOGLE.type(), CalendarApp.OFFICE365.type(), CalendarApp.APPLE.type());

    private static final Schema ADD = new Schema()
            .required("integration", Rule.string())
            .required("externalId", Rule.string())
            .required("credentialId", Rule.integer())
            .optional("delegationCredentialId", Rule.string());
    private static final Schema DELETE = new Schema()
            .required("integration", Rule.string())
            .required("externalId", Rule.string())
            .required("credentialId", Rule.string());

    /** The server's message contains no value. */
    private static final Schema DESTINATION = new Schema()
            .required("integration", new Rule("isEnum", "%s must be one of the following values: ", Rule.oneOf(WRITABLE).holds()), Rule.string())
            .required("externalId", Rule.string());

    private final SandboxState state;
    private final Credentials credentials;

    CalendarChoiceHandlers(SandboxState state) {
        this.state = state;
        this.credentials = new Credentials(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("selected-calendars/add").handle(this::select);
        registry.on("selected-calendars/delete").handle(this::unselect);
        registry.on("destination-calendars/update").handle(this::choose);
    }

    /** Selecting a calendar twice is not an error, but the answer is empty. */
    private Answer select(Call call) {
        SelectedCalendar calendar = calendar(call, ADD.accept(call.bodyToCheck()));
        if (state.selectedCalendars().find(calendar).isPresent()) {
            return CalendarHandlers.done(201);
        }
        return Answer.created(view(state.selectedCalendars().put(calendar)));
    }

    private Answer unselect(Call call) {
        ObjectNode query = Json.object();
        call.query().names().forEach(name -> query.put(name, call.query(name).orElseThrow()));
        SelectedCalendar calendar = calendar(call, DELETE.accept(query));
        if (state.selectedCalendars().find(calendar).isEmpty()) {
            throw ApiException.notFound("No SelectedCalendar found.");
        }
        state.selectedCalendars().remove(calendar);
        return Answer.ok(view(calendar));
    }

    private SelectedCalendar calendar(Call call, ObjectNode input) {
        Credential credential = credentials.find(AppOwner.of(call), input.get("credentialId").asLong(-1))
                .orElseThrow(() -> ApiException.notFound("Calendar credentials not found"));
        return new SelectedCalendar(call.user().id(), input.get("integration").asText(), input.get("externalId").asText(), credential.id());
    }

    private static ObjectNode view(SelectedCalendar calendar) {
        return Json.object().put("userId", calendar.userId()).put("integration", calendar.integration())
                .put("externalId", calendar.externalId()).put("credentialId", calendar.credentialId());
    }

    private Answer choose(Call call) {
        ObjectNode input = DESTINATION.accept(call.bodyToCheck());
        String address = input.get("externalId").asText();
        Credential credential = credentials.find(AppOwner.of(call), input.get("integration").asText())
                .filter(found -> ConnectedCalendars.addresses(found, call.user()).contains(address))
                .orElseThrow(() -> ApiException.notFound("Could not find calendar " + address));
        DestinationCalendar calendar = state.destinationCalendars().put(new DestinationCalendar(state.destinationCalendars().nextId(),
                call.user().id(), credential.type(), address, credential.id(), call.now()));
        return Answer.ok(Json.object().put("userId", calendar.userId()).put("integration", calendar.integration())
                .put("externalId", calendar.externalId()).put("credentialId", calendar.credentialId()));
    }
}
