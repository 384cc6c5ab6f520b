/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.schedules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.Membership;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;
import io.github.camelcalcom.sandbox.validation.PageRequest;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_04_15;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_11;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_14;

/** Operations on schedules of users, by themselves or by their organization. */
final class ScheduleHandlers implements OperationRegistry.Group {

    private final SandboxState state;
    private final ScheduleInput inputs;
    private final ScheduleViews views;

    ScheduleHandlers(SandboxState state) {
        this.state = state;
        this.inputs = new ScheduleInput(state);
        this.views = new ScheduleViews(state);
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("schedules/create").handle(call -> create(call, call.user()), V2024_06_11, V2024_06_14);
        registry.on("schedules/list")
                .handle(call -> list(call.user(), views::current), V2024_06_11, V2024_06_14)
                .handle(call -> list(call.user(), views::legacy), V2024_04_15);
        registry.on("schedules/get-default")
                .handle(call -> Answer.ok(defaultOf(call.user()).map(views::current).orElse(null)), V2024_06_11, V2024_06_14)
                .handle(call -> Answer.ok(defaultOf(call.user()).map(views::legacy).orElse(null)), V2024_04_15);
        registry.on("schedules/get")
                .handle(call -> Answer.ok(views.current(owned(call, call.user(), 404))), V2024_06_11, V2024_06_14)
                .handle(this::getLegacy, V2024_04_15);
        registry.on("schedules/update").handle(call -> update(call, call.user()), V2024_06_11, V2024_06_14);
        registry.on("schedules/delete").handle(call -> delete(call, call.user()), V2024_04_15, V2024_06_11, V2024_06_14);
        registerOfOrganization(registry);
    }

    private void registerOfOrganization(OperationRegistry registry) {
        registry.on("org-user-schedules/create").handle(call -> create(call, member(call)));
        registry.on("org-user-schedules/list").handle(call -> list(member(call), views::current));
        registry.on("org-user-schedules/get").handle(call -> Answer.ok(views.current(owned(call, member(call), 404))));
        registry.on("org-user-schedules/update").handle(call -> update(call, member(call)));
        registry.on("org-user-schedules/delete").handle(call -> delete(call, member(call)));
        registry.on("org-team-user-schedules/list").handle(call -> list(member(call), views::current));
        registry.on("org-schedules/list").handle(call -> listOfMembers(call, "orgId"));
        registry.on("org-team-schedules/list").handle(call -> listOfMembers(call, "teamId"));
        registry.on("team-schedules/list").handle(call -> listOfMembers(call, "teamId"));
    }

    private User member(Call call) {
        return state.users().find(call.pathNumber("userId")).orElseThrow(ApiException::missingRecord);
    }

    private Answer listOfMembers(Call call, String team) {
        PageRequest page = PageRequest.of(call);
        Set<Long> members = state.memberships().ofTeam(call.pathNumber(team)).stream().map(Membership::userId).collect(Collectors.toSet());
        return Answer.ok(page.of(state.schedules().stream().filter(schedule -> members.contains(schedule.ownerId())), views::current));
    }

    private Answer create(Call call, User owner) {
        ObjectNode input = ScheduleInput.checkedForCreate(call.bodyToCheck());
        Schedule schedule = state.schedules().put(inputs.created(owner.id(), input));
        makeDefaultIfAsked(owner, schedule, input);
        return Answer.created(views.current(schedule));
    }

    private Answer list(User owner, Function<Schedule, ObjectNode> view) {
        ArrayNode schedules = Json.array();
        state.schedules().stream().filter(schedule -> schedule.ownerId() == owner.id()).map(view).forEach(schedules::add);
        return Answer.ok(schedules);
    }

    private Optional<Schedule> defaultOf(User user) {
        return user.defaultScheduleId() == null ? Optional.empty() : state.schedules().find(user.defaultScheduleId());
    }

    private Answer getLegacy(Call call) {
        if (state.schedules().find(call.pathNumber("scheduleId")).isEmpty()) {
            throw ApiException.bare(500, "Internal server error");
        }
        return Answer.ok(views.legacy(owned(call, call.user(), 404)));
    }

    private Answer update(Call call, User owner) {
        call.pathNumber("scheduleId");
        ObjectNode input = ScheduleInput.checkedForUpdate(call.bodyToCheck());
        Schedule old = owned(call, owner, 404);
        // the real server's validation accepts null in place of an absent value, but its database has no name without a text
        if (input.path("name").isNull()) {
            throw ApiException.databaseFailure();
        }
        Schedule schedule = state.schedules().put(inputs.updated(old, input));
        makeDefaultIfAsked(owner, schedule, input);
        return Answer.ok(views.current(schedule));
    }

    private Answer delete(Call call, User owner) {
        state.schedules().remove(owned(call, owner, 400).id());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private static void makeDefaultIfAsked(User user, Schedule schedule, ObjectNode input) {
        if (input.path("isDefault").asBoolean(false)) {
            user.setDefaultScheduleId(schedule.id());
        }
    }

    private Schedule owned(Call call, User owner, int statusOfMissing) {
        long id = call.pathNumber("scheduleId");
        Schedule schedule = state.schedules().find(id)
                .orElseThrow(() -> ApiException.of(statusOfMissing, "Schedule with ID=" + id + " does not exist."));
        if (schedule.ownerId() != owner.id()) {
            throw ApiException.forbidden("User with ID=" + owner.id() + " does not own schedule with ID=" + id);
        }
        return schedule;
    }
}
