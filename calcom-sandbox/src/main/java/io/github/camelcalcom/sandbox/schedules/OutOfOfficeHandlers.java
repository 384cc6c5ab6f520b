/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.OutOfOffice;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations on out-of-office entries, of the caller or of users that the caller manages. */
final class OutOfOfficeHandlers implements OperationRegistry.Group {

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    OutOfOfficeHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        register(registry, "org-user-ooo", call -> call.pathNumber("userId"));
        register(registry, "team-user-ooo", call -> call.pathNumber("userId"));
        register(registry, "me-ooo", call -> call.user().id());
        registry.on("org-user-ooo/list-all-users").handle(this::listOfOrganization);
    }

    private void register(OperationRegistry registry, String resource, ToLongFunction<Call> owner) {
        registry.on(resource + "/create").handle(call -> create(call, owner.applyAsLong(call)));
        registry.on(resource + "/list").handle(call -> {
            long user = owner.applyAsLong(call);
            return list(call, state.outOfOffices().stream().filter(entry -> entry.userId() == user));
        });
        registry.on(resource + "/update").handle(call -> update(call, owner.applyAsLong(call)));
        registry.on(resource + "/delete").handle(call -> delete(call, owner.applyAsLong(call)));
    }

    private Answer create(Call call, long user) {
        ObjectNode input = OutOfOfficeInput.checkedForCreate(call.bodyToCheck());
        requireAllowed(user, input);
        OutOfOffice entry = new OutOfOffice(state.outOfOffices().nextId(), state.uids().uuid(), user, toUser(input, null),
                Instant.parse(input.get("start").asText()), Instant.parse(input.get("end").asText()), Json.textOrNull(input, "notes"),
                input.path("reason").asText("unspecified"));
        return Answer.created(view(state.outOfOffices().put(entry)));
    }

    private Answer update(Call call, long user) {
        OutOfOffice old = owned(call, user);
        ObjectNode input = OutOfOfficeInput.checkedForUpdate(call.bodyToCheck());
        requireAllowed(user, input);
        Instant start = input.hasNonNull("start") ? Instant.parse(input.get("start").asText()) : old.start();
        Instant end = input.hasNonNull("end") ? Instant.parse(input.get("end").asText()) : old.end();
        OutOfOffice entry = new OutOfOffice(old.id(), old.uuid(), user, toUser(input, old.toUserId()), start, end,
                input.hasNonNull("notes") ? input.get("notes").asText() : old.notes(), input.path("reason").asText(old.reason()));
        return Answer.ok(view(state.outOfOffices().put(entry)));
    }

    private static Long toUser(ObjectNode input, Long otherwise) {
        return input.hasNonNull("toUserId") ? Long.valueOf(input.get("toUserId").asLong()) : otherwise;
    }

    private void requireAllowed(long user, ObjectNode input) {
        if (input.hasNonNull("start") != input.hasNonNull("end")) {
            throw ApiException.badRequest("Please specify both ooo start and end time.");
        }
        Long deputy = toUser(input, null);
        if (input.hasNonNull("start")) {
            requireFree(user, deputy, Instant.parse(input.get("start").asText()), Instant.parse(input.get("end").asText()));
        }
        if (deputy != null && deputy == user) {
            throw ApiException.badRequest("Cannot redirect to self.");
        }
        if (deputy != null && !shareATeam(user, deputy)) {
            throw ApiException.badRequest("Cannot redirect to this user.");
        }
    }

    private void requireFree(long user, Long deputy, Instant start, Instant end) {
        if (start.isAfter(end)) {
            throw ApiException.badRequest("Start date must be before end date.");
        }
        boolean inCircles = deputy != null && state.outOfOffices().stream().anyMatch(other -> other.userId() == deputy
                && Long.valueOf(user).equals(other.toUserId()) && !other.start().isAfter(end) && !other.end().isBefore(start));
        if (inCircles) {
            throw ApiException.badRequest("Booking redirect infinite not allowed.");
        }
        if (state.outOfOffices().stream().anyMatch(other -> other.userId() == user && other.start().equals(start) && other.end().equals(end))) {
            throw ApiException.conflict("Ooo entry already exists.");
        }
    }

    private boolean shareATeam(long user, long other) {
        return state.memberships().ofUser(user).anyMatch(membership -> state.memberships().find(membership.teamId(), other).isPresent());
    }

    private Answer delete(Call call, long user) {
        OutOfOffice entry = owned(call, user);
        state.outOfOffices().remove(entry.id());
        return Answer.ok(view(entry));
    }

    private OutOfOffice owned(Call call, long user) {
        return state.outOfOffices().find(call.pathNumber("oooId")).filter(entry -> entry.userId() == user)
                .orElseThrow(() -> ApiException.forbidden("This OOO entry does not belong to this user."));
    }

    private Answer listOfOrganization(Call call) {
        Set<Long> members = state.memberships().ofTeam(call.pathNumber("orgId")).stream().map(Membership::userId).collect(Collectors.toSet());
        String email = call.query("email").orElse(null);
        return list(call, state.outOfOffices().stream().filter(entry -> members.contains(entry.userId())).filter(entry -> email == null
                || state.users().find(entry.userId()).filter(user -> user.email().equals(email)).isPresent()));
    }

    private static Answer list(Call call, Stream<OutOfOffice> entries) {
        PageRequest page = PageRequest.of(call);
        Comparator<OutOfOffice> order = call.query("sortStart").map(sort -> order(Comparator.comparing(OutOfOffice::start), sort))
                .or(() -> call.query("sortEnd").map(sort -> order(Comparator.comparing(OutOfOffice::end), sort)))
                .orElse(Comparator.comparing(OutOfOffice::id));
        return Answer.ok(page.of(entries.sorted(order), OutOfOfficeHandlers::view));
    }

    private static Comparator<OutOfOffice> order(Comparator<OutOfOffice> ascending, String sort) {
        return sort.equals("desc") ? ascending.reversed() : ascending;
    }

    private static ObjectNode view(OutOfOffice entry) {
        return Json.object().put("userId", entry.userId()).put("toUserId", entry.toUserId()).put("id", entry.id()).put("uuid", entry.uuid())
                .put("start", Json.text(entry.start())).put("end", Json.text(entry.end())).put("notes", entry.notes())
                .put("reason", entry.reason());
    }
}
