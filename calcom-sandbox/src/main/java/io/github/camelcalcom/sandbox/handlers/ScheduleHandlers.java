package io.github.camelcalcom.sandbox.handlers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.state.Schedule;
import io.github.camelcalcom.sandbox.state.User;

import java.util.Optional;
import java.util.function.Function;

import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_04_15;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_11;
import static io.github.camelcalcom.sandbox.http.ApiVersion.V2024_06_14;

/** The caller's schedules. */
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
        registry.on("schedules/create").handle(this::create, V2024_06_11, V2024_06_14);
        registry.on("schedules/list")
                .handle(call -> list(call, views::current), V2024_06_11, V2024_06_14)
                .handle(call -> list(call, views::legacy), V2024_04_15);
        registry.on("schedules/get-default")
                .handle(call -> Answer.ok(defaultOf(call.user()).map(views::current).orElse(null)), V2024_06_11, V2024_06_14)
                .handle(call -> Answer.ok(defaultOf(call.user()).map(views::legacy).orElse(null)), V2024_04_15);
        registry.on("schedules/get")
                .handle(call -> Answer.ok(views.current(owned(call, 404))), V2024_06_11, V2024_06_14)
                .handle(this::getLegacy, V2024_04_15);
        registry.on("schedules/update").handle(this::update, V2024_06_11, V2024_06_14);
        registry.on("schedules/delete").handle(this::delete, V2024_04_15, V2024_06_11, V2024_06_14);
    }

    private Answer create(Call call) {
        ObjectNode input = ScheduleInput.checkedForCreate(call.bodyToCheck());
        Schedule schedule = state.schedules().put(inputs.created(call.user().id(), input));
        makeDefaultIfAsked(call.user(), schedule, input);
        return Answer.created(views.current(schedule));
    }

    private Answer list(Call call, Function<Schedule, ObjectNode> view) {
        ArrayNode schedules = Json.array();
        state.schedules().stream().filter(schedule -> schedule.ownerId() == call.user().id()).map(view).forEach(schedules::add);
        return Answer.ok(schedules);
    }

    private Optional<Schedule> defaultOf(User user) {
        return user.defaultScheduleId() == null ? Optional.empty() : state.schedules().find(user.defaultScheduleId());
    }

    private Answer getLegacy(Call call) {
        if (state.schedules().find(call.pathNumber("scheduleId")).isEmpty()) {
            throw ApiException.bare(500, "Internal server error");
        }
        return Answer.ok(views.legacy(owned(call, 404)));
    }

    private Answer update(Call call) {
        ObjectNode input = ScheduleInput.checkedForUpdate(call.bodyToCheck());
        Schedule schedule = state.schedules().put(inputs.updated(owned(call, 404), input));
        makeDefaultIfAsked(call.user(), schedule, input);
        return Answer.ok(views.current(schedule));
    }

    private Answer delete(Call call) {
        state.schedules().remove(owned(call, 400).id());
        return Answer.document(200, Json.object().put("status", "success"));
    }

    private static void makeDefaultIfAsked(User user, Schedule schedule, ObjectNode input) {
        if (input.path("isDefault").asBoolean(false)) {
            user.setDefaultScheduleId(schedule.id());
        }
    }

    private Schedule owned(Call call, int statusOfMissing) {
        long id = call.pathNumber("scheduleId");
        Schedule schedule = state.schedules().find(id)
                .orElseThrow(() -> ApiException.of(statusOfMissing, "Schedule with ID=" + id + " does not exist."));
        if (schedule.ownerId() != call.user().id()) {
            throw ApiException.forbidden("User with ID=" + call.user().id() + " does not own schedule with ID=" + id);
        }
        return schedule;
    }
}
