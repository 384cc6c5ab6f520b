/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.availability.HostCalendar;
import io.github.camelcalcom.sandbox.availability.SlotListing;
import io.github.camelcalcom.sandbox.http.Access;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.EventType;
import io.github.camelcalcom.sandbox.state.RoutingForm;
import io.github.camelcalcom.sandbox.state.RoutingFormResponse;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.PageRequest;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;
import io.github.camelcalcom.sandbox.webhook.WebhookDispatcher;
import io.vertx.core.Future;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Operations on routing forms of organizations and teams, and on responses to them. Forms are seeded or, on the hosted service, created for
 * a team of an organization.
 */
public final class RoutingFormHandlers implements OperationRegistry.Group {

    private static final Schema PERIOD = new Schema()
            .required("start", Rule.isoDate())
            .required("end", Rule.isoDate())
            .optional("timeZone")
            .optional("duration")
            .optional("format")
            .optional("queueResponse");

    private final SandboxState state;
    private final WebhookDispatcher dispatcher;
    private final SlotListing slots;

    /** @param dispatcher notifies webhooks of responses */
    public RoutingFormHandlers(SandboxState state, WebhookDispatcher dispatcher) {
        this.state = state;
        this.dispatcher = dispatcher;
        this.slots = new SlotListing(state, new HostCalendar(state));
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("org-routing-forms/list").handle(call -> list(call, state.routingForms().stream()
                .filter(form -> isOfOrganization(form, call.pathNumber("orgId")))));
        registry.on("org-team-routing-forms/list").handle(call -> list(call, state.routingForms().stream()
                .filter(form -> Long.valueOf(call.pathNumber("teamId")).equals(form.teamId()))));
        registry.on("org-routing-forms/create-response").handleLater(call -> answer(call, usableByCaller(call)));
        registry.on("org-team-routing-forms/create-response").handleLater(call -> answer(call, form(call).orElseThrow()));
        registry.on("team-routing-forms/create-response").handleLater(call -> answer(call, form(call).orElseThrow()));
        RoutingFormResponses responses = new RoutingFormResponses(state);
        registry.on("org-routing-forms/list-responses").handle(call -> responses.list(call, ofOrganization(call)));
        registry.on("org-routing-forms/update-response").handle(call -> responses.update(call, ofOrganization(call)));
        registry.on("org-team-routing-forms/list-responses").handle(call -> responses.list(call, form(call).orElseThrow()));
        registry.on("org-team-routing-forms/update-response").handle(call -> responses.update(call, form(call).orElseThrow()));
        RoutingFormEdits edits = new RoutingFormEdits(state);
        registry.on("org-team-routing-forms/create").handle(edits::create);
        registry.on("org-team-routing-forms/get").handle(call -> Answer.ok(view(form(call).orElseThrow())));
        registry.on("org-team-routing-forms/history").handle(call -> edits.history(call, form(call).orElseThrow()));
        registry.on("org-team-routing-forms/update-fields").handle(call -> edits.editFields(call, form(call).orElseThrow()));
        registry.on("org-team-routing-forms/update-routes").handle(call -> edits.editRoutes(call, form(call).orElseThrow()));
        registry.on("routing-forms/calculate-slots").access(Access.PUBLIC).handle(this::calculateSlots);
    }

    private Optional<RoutingForm> form(Call call) {
        return state.routingForms().find(call.path("routingFormId"));
    }

    private boolean isOfOrganization(RoutingForm form, long organization) {
        return form.teamId() != null && (form.teamId() == organization
                || state.teams().find(form.teamId()).filter(team -> team.isTeamOf(organization)).isPresent());
    }

    private RoutingForm ofOrganization(Call call) {
        return form(call).filter(form -> isOfOrganization(form, call.pathNumber("orgId"))).orElseThrow(ApiException::missingRecord);
    }

    /** Returns a form of the caller, or of an organization that the caller is a member of. */
    private RoutingForm usableByCaller(Call call) {
        Optional<RoutingForm> form = form(call);
        long organization = call.pathNumber("orgId");
        boolean own = form.filter(found -> found.teamId() == null && found.userId() == call.user().id()).isPresent();
        if (!own && state.memberships().find(organization, call.user().id()).isEmpty()) {
            throw ApiException.forbidden("Routing Form with id=" + call.path("routingFormId")
                    + " is not a user Routing Form owned by user with id=" + call.user().id() + ".");
        }
        return form.filter(found -> own || isOfOrganization(found, organization))
                .orElseThrow(() -> ApiException.notFound("Routing form not found."));
    }

    private Answer list(Call call, Stream<RoutingForm> forms) {
        return Answer.ok(PageRequest.unchecked(call).of(forms, RoutingFormHandlers::view));
    }

    private static ObjectNode query(Call call) {
        ObjectNode query = Json.object();
        call.query().names().forEach(name -> query.put(name, call.query(name).orElseThrow()));
        return PERIOD.accept(query);
    }

    private Future<Answer> answer(Call call, RoutingForm form) {
        ObjectNode query = query(call);
        FormAnswers answers = FormAnswers.of(form, call.body()).requireComplete();
        boolean queued = query.path("queueResponse").asText().equals("true");
        ObjectNode routing = Json.object();
        if (queued) {
            routing.put("queuedResponseId", state.uids().cuid());
        } else {
            routing.put("responseId", state.routingFormResponses().put(new RoutingFormResponse(state.routingFormResponses().nextId(), form.id(),
                    state.uids().cuid(), answers.kept(), null, call.now(), call.now())).id());
        }
        routing.putArray("teamMemberIds");
        routing.put("skipContactOwner", false);
        ObjectNode data = routed(call, query, answers, routing);
        Future<Void> notified = queued ? Future.succeededFuture() : dispatcher.sendForm(form, answers.flat(), answers.payload());
        return notified.map(done -> Answer.created(data));
    }

    private ObjectNode routed(Call call, ObjectNode query, FormAnswers answers, ObjectNode routing) {
        JsonNode action = answers.route().map(route -> route.path("action"))
                .orElseThrow(() -> ApiException.notFound("Route to which the form response should be redirected not found."));
        return switch (action.path("type").asText()) {
            case "eventTypeRedirectUrl" -> {
                ObjectNode data = Json.object();
                data.set("routing", routing);
                yield data.setAll(slots(call, query, action));
            }
            case "externalRedirectUrl" -> Json.object().put("routingExternalRedirectUrl", action.path("value").asText());
            default -> Json.object().put("routingCustomMessage", action.path("value").asText());
        };
    }

    private ObjectNode slots(Call call, ObjectNode query, JsonNode action) {
        EventType eventType = state.eventTypes().find(action.path("eventTypeId").asLong())
                .orElseThrow(() -> ApiException.notFound("Event type not found."));
        ObjectNode data = Json.object().put("eventTypeId", eventType.id());
        data.set("slots", slots.of(eventType, query, call.now()));
        return data;
    }

    /** Returns the result of a route without storing a response. */
    private Answer calculateSlots(Call call) {
        ObjectNode query = query(call);
        JsonNode action = form(call).filter(form -> !call.body().isEmpty()).flatMap(form -> FormAnswers.of(form, call.body()).route())
                .map(route -> route.path("action")).filter(found -> found.path("type").asText().equals("eventTypeRedirectUrl"))
                .orElseThrow(() -> ApiException.notFound("Route to which the form response should be redirected not found."));
        return Answer.ok(slots(call, query, action));
    }

    /** Returns a form as lists and single reads show it. */
    static ObjectNode view(RoutingForm form) {
        ObjectNode view = Json.object().put("id", form.id()).put("description", form.description()).put("position", 0);
        view.set("routes", form.routes());
        view.put("createdAt", Json.text(form.createdAt())).put("updatedAt", Json.text(form.updatedAt())).put("name", form.name());
        view.set("fields", form.fields());
        view.putNull("updatedById").put("userId", form.userId()).put("teamId", form.teamId()).put("disabled", false);
        view.putObject("settings").put("emailOwnerOnSubmission", false);
        return view;
    }
}
