/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.BodyField;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.model.eventtype.SchedulingType;
import io.github.camelcalcom.model.organization.AttributeType;
import io.github.camelcalcom.model.schedule.AbsenceReason;
import io.github.camelcalcom.model.webhook.WebhookTrigger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the catalogue of operations, then the records have its results, its body fields and its values. */
class CatalogueTest {

    /** The resources of the covered families. */
    private static final Set<String> RESOURCES = Set.of("bookings", "booking-attendees", "booking-guests", "org-bookings", "org-team-bookings",
            "org-user-bookings", "team-bookings", "event-types", "team-event-types", "org-team-event-types", "event-type-private-links",
            "org-team-event-type-private-links", "event-type-booking-fields", "schedules", "org-schedules", "org-user-schedules",
            "org-team-schedules", "org-team-user-schedules", "team-schedules", "slots", "me", "teams", "org-teams", "team-memberships",
            "org-team-memberships", "org-memberships", "team-invites", "org-team-invites", "org-users", "org-attributes", "org-attribute-options",
            "me-ooo", "org-user-ooo", "team-user-ooo", "webhooks", "event-type-webhooks", "team-event-type-webhooks", "org-webhooks",
            "oauth-client-webhooks", "calendars", "selected-calendars", "destination-calendars", "conferencing", "org-team-conferencing",
            "org-user-conferencing", "oauth", "oauth2", "oauth-clients", "oauth-client-users", "api-keys", "routing-forms", "org-routing-forms",
            "org-team-routing-forms", "team-routing-forms");

    /** Results of these resources without a record: texts, and what the hosted service has but does not document. */
    private static final Set<String> WITHOUT_RECORD = Set.of("String", "Any", "Transcript", "RoutingTrace", "BookingBlock", "BookingReport",
            "AttributeSync", "AuditLog", "CrmSyncError", "SchedulingConfiguration", "OAuth2Client", "PhoneCall", "RoutingFormEdit");

    /** Operations of these resources that belong to other families: calls by an agent, reports on bookings, consent of users, edits of forms. */
    private static final Set<String> WITHOUT_REQUEST = Set.of("team-event-types/create-phone-call", "org-team-event-types/create-phone-call",
            "org-bookings/block", "org-bookings/report", "oauth/authorize", "org-team-routing-forms/create",
            "org-team-routing-forms/update-fields", "org-team-routing-forms/update-routes");

    @Test
    void theResultsOfTheCoveredFamiliesHaveRecords() {
        Set<String> missing = operations().filter(CatalogueTest::hasResult).map(operation -> operation.result().type())
                .filter(type -> RecordType.of(type).isEmpty()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).isEqualTo(new TreeSet<>(WITHOUT_RECORD));
    }

    @Test
    void eachResultTypeIsOneOfTheCatalogue() {
        Set<String> types = OperationCatalog.instance().resources().stream()
                .flatMap(resource -> OperationCatalog.instance().operations(resource).stream()).map(operation -> operation.result().type())
                .collect(Collectors.toSet());

        assertThat(types).containsAll(RecordType.names());
    }

    @Test
    void theBodiesOfTheCoveredFamiliesHaveRecordsWithAllFields() {
        List<String> missing = new ArrayList<>();
        operations().filter(operation -> !operation.bodyFields().isEmpty() && !WITHOUT_REQUEST.contains(operation.uri())).forEach(operation -> {
            Class<? extends CalcomRecord> type = RequestRecords.BY_OPERATION.get(operation.uri());
            Set<String> fields = type == null ? Set.of() : fields(type);
            operation.bodyFields().stream().map(BodyField::name).filter(name -> !fields.contains(name))
                    .forEach(name -> missing.add(operation.uri() + ": " + name));
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void theTextsHaveTheValuesOfTheCatalogue() {
        assertValues(WebhookTrigger.class, "webhooks/create", "triggers");
        assertValues(Role.class, "team-memberships/create", "role");
        assertValues(AttributeType.class, "org-attributes/create", "type");
        assertValues(AbsenceReason.class, "me-ooo/create", "reason");
        assertValues(SchedulingType.class, "team-event-types/create", "schedulingType");
        assertValues(Weekday.class, "me/update", "weekStart");
    }

    private static void assertValues(Class<? extends CalcomText> type, String operation, String field) {
        Set<String> values = operation(operation).bodyFields().stream().filter(known -> known.name().equals(field))
                .flatMap(known -> known.values().stream()).collect(Collectors.toSet());

        assertThat(constants(type)).as(type.getSimpleName()).isEqualTo(values);
    }

    private static Set<String> constants(Class<? extends CalcomText> type) {
        return Arrays.stream(type.getFields()).filter(field -> field.getType() == type).map(field -> {
            try {
                return ((CalcomText) field.get(null)).value();
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }).collect(Collectors.toSet());
    }

    private static Set<String> fields(Class<?> type) {
        if (!type.isSealed()) {
            return new HashSet<>(RecordShape.of(type).fields());
        }
        Set<String> fields = new HashSet<>();
        for (Class<?> member : type.getPermittedSubclasses()) {
            fields.addAll(RecordShape.of(member).fields());
            if (member.isAnnotationPresent(When.class)) {
                fields.add(member.getAnnotation(When.class).field());
            }
        }
        return fields;
    }

    private static boolean hasResult(Operation operation) {
        return operation.result().shape() != Operation.Result.Shape.NOTHING && operation.result().shape() != Operation.Result.Shape.REDIRECT;
    }

    private static Stream<Operation> operations() {
        return RESOURCES.stream().flatMap(resource -> OperationCatalog.instance().operations(resource).stream());
    }

    private static Operation operation(String uri) {
        Function<Integer, String> part = index -> uri.split("/")[index];
        return OperationCatalog.instance().find(part.apply(0), part.apply(1)).orElseThrow();
    }
}
