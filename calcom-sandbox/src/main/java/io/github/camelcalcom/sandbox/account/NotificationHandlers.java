/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.PushSubscription;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.validation.Rule;
import io.github.camelcalcom.sandbox.validation.Schema;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Operations on notification settings. The sandbox sends no notifications. The links to Slack and Telegram lead nowhere, so there are no
 * such connections to remove.
 */
final class NotificationHandlers implements OperationRegistry.Group {

    private static final Duration LINK_LIFE = Duration.ofMinutes(15);

    private static final Schema SUBSCRIBE = new Schema()
            .required("token", Rule.matches("ExponentPushToken\\[.+\\]", "token must be a valid Expo Push Token (ExponentPushToken[...])"),
                    Rule.notEmpty(), Rule.string())
            .required("platform", Rule.oneOf(List.of("IOS", "ANDROID")))
            .required("deviceId", Rule.notEmpty(), Rule.string());
    private static final Schema UNSUBSCRIBE = new Schema().required("token", Rule.notEmpty(), Rule.string());
    private static final Schema TELEGRAM = new Schema().required("identifier", Rule.notEmpty(), Rule.string());
    private static final Schema SLACK = new Schema().required("identifier", Rule.notEmpty(), Rule.string())
            .required("teamId", Rule.notEmpty(), Rule.string());

    private final SandboxState state;

    /** Creates the operations for the state of one sandbox. */
    NotificationHandlers(SandboxState state) {
        this.state = state;
    }

    @Override
    public void register(OperationRegistry registry) {
        registry.on("notification-subscriptions/add-app-push").handle(this::subscribe);
        registry.on("notification-subscriptions/remove-app-push").handle(this::unsubscribe);
        registry.on("notification-subscriptions/link-slack").handle(this::link);
        registry.on("notification-subscriptions/link-telegram").handle(this::link);
        registry.on("notification-subscriptions/remove-slack").handle(call -> removed(SLACK, call, "Slack"));
        registry.on("notification-subscriptions/remove-telegram").handle(call -> removed(TELEGRAM, call, "Telegram"));
    }

    /**
     * Subscribes a device. A token that the user has already is the same subscription. A subscription of another user on this device ends.
     */
    private Answer subscribe(Call call) {
        ObjectNode input = SUBSCRIBE.accept(call.bodyToCheck());
        String token = input.get("token").asText();
        String device = input.get("deviceId").asText();
        state.pushSubscriptions().removeIf(other -> other.userId() != call.user().id()
                && (other.token().equals(token) || other.deviceId().equals(device)));
        PushSubscription known = state.pushSubscriptions().findFirst(other -> other.token().equals(token)).orElse(null);
        long id = known == null ? state.pushSubscriptions().nextId() : known.id();
        Instant createdAt = known == null ? call.now() : known.createdAt();
        return Answer.created(view(state.pushSubscriptions().put(new PushSubscription(id, call.user().id(), token,
                input.get("platform").asText(), device, createdAt, call.now()))));
    }

    private static ObjectNode view(PushSubscription subscription) {
        return Json.object().put("id", subscription.id()).put("userId", subscription.userId()).put("type", "APP_PUSH")
                .put("platform", subscription.platform()).put("identifier", subscription.token()).put("deviceId", subscription.deviceId())
                .put("createdAt", Json.text(subscription.createdAt())).put("updatedAt", Json.text(subscription.updatedAt()));
    }

    private Answer unsubscribe(Call call) {
        String token = UNSUBSCRIBE.accept(call.bodyToCheck()).get("token").asText();
        state.pushSubscriptions().removeIf(subscription -> subscription.userId() == call.user().id() && subscription.token().equals(token));
        return removed("App push");
    }

    private Answer link(Call call) {
        return Answer.created(Json.object().put("token", state.uids().hex32()).put("expiresAt", Json.text(call.now().plus(LINK_LIFE))));
    }

    private static Answer removed(Schema schema, Call call, String what) {
        schema.accept(call.bodyToCheck());
        return removed(what);
    }

    private static Answer removed(String what) {
        return Answer.document(200, Json.object().put("status", "success").put("message", what + " subscription removed successfully"));
    }
}
