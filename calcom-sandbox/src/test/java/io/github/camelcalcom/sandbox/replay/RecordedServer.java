/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.OperationLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.Seeding;

/**
 * A sandbox with the users and organizations of the recorded server in the same order, and with its limits: only those of single
 * operations.
 */
final class RecordedServer {

    private static final RateLimits LIMITS = RateLimits.GENEROUS.withOperations(OperationLimit.CALCOM);

    private static final String FIELDS = """
            [{"id": "question1", "type": "text", "label": "Question 1", "required": true, "identifier": "question1"},
             {"id": "question2", "type": "text", "label": "Question 2", "required": false, "identifier": "question2"}]""";

    private static final String ROUTES = """
            [{"id": "route-1", "action": {"type": "customPageMessage", "value": "Matched"}, "isFallback": false,
              "queryValue": {"id": "route-1", "type": "group", "children1": {"rule-1": {"type": "rule", "properties": {
                "field": "question1", "value": ["answer1"], "operator": "equal", "valueSrc": ["value"], "valueType": ["text"]}}}}},
             {"id": "fallback-route", "action": {"type": "customPageMessage", "value": "Fallback Message"}, "isFallback": true,
              "queryValue": {"id": "fallback-route", "type": "group"}}]""";

    private RecordedServer() {
    }

    static CalcomSandbox start() {
        return CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).rateLimits(LIMITS).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
            Seeding.SeededUser admin = seeding.user("orgadmin", "Orgadmin", "orgadmin@acme.test", "Europe/London");
            Seeding.SeededUser member = seeding.user("orgmember", "Orgmember", "orgmember@acme.test", "Europe/London");
            Seeding.SeededUser owner = seeding.user("platowner", "Platowner", "owner@plat.test", "Europe/London");
            Seeding.SeededOrganization acme = seeding.organization("Acme", admin).member(member);
            acme.team("Sales").member(member).routingForm("form-sales-1", "Sales form", FIELDS, ROUTES);
            seeding.platform("Platform", owner);
        }).start();
    }
}
