/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelcalcom.catalog.Operation.Kind;
import io.github.camelcalcom.catalog.Operation.Result;
import io.github.camelcalcom.catalog.Parameter.ArrayStyle;
import io.github.camelcalcom.catalog.Parameter.Location;
import io.github.camelcalcom.catalog.Parameter.Type;
import org.junit.jupiter.api.Test;

import static io.github.camelcalcom.catalog.ApiProfile.HOSTED;
import static io.github.camelcalcom.catalog.ApiProfile.SELF_HOSTED;
import static org.assertj.core.api.Assertions.assertThat;

class OperationCatalogContentTest {

    private static final OperationCatalog CATALOG = OperationCatalog.instance();

    @Test
    void holdsEveryOperationOfTheTableAndNoOther() {
        Map<String, String> actual = new TreeMap<>();
        calls().forEach(operation -> actual.put(operation.uri(), describe(operation)));

        Map<String, String> expected = ExpectedOperations.rows();
        assertThat(expected).hasSize(410);
        assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void holdsEveryOperationThatWasAskedFor() {
        List<String> askedFor = ExpectedOperations.askedFor();

        assertThat(askedFor).hasSizeGreaterThanOrEqualTo(141);
        assertThat(askedFor).allSatisfy(uri -> assertThat(find(uri)).as(uri).isNotNull());
    }

    @Test
    void anUpsertTakesWhatItsCreationTakes() {
        List<Operation> upserts = all().filter(operation -> operation.kind() == Kind.UPSERT).toList();

        assertThat(upserts).extracting(Operation::uri).containsExactly("org-memberships/upsert", "teams/upsert");
        assertThat(upserts).allSatisfy(upsert -> {
            Operation create = find(upsert.resource() + "/create");
            assertThat(upsert.parameters()).isEqualTo(create.parameters());
            assertThat(upsert.bodyFields()).isEqualTo(create.bodyFields());
            assertThat(upsert.body()).isEqualTo(Operation.Body.REQUIRED);
            assertThat(upsert.scopes()).isEqualTo(create.scopes());
            assertThat(upsert.path()).isNull();
            assertThat(upsert.repeatable()).isTrue();
        });
        assertThat(new ArrayList<>(find("teams/upsert").matches().entrySet())).extracting(Map.Entry::getKey).containsExactly("slug", "name");
        assertThat(find("org-memberships/upsert").matches()).containsEntry("userId", "userId").containsEntry("email", "user.email");
    }

    @Test
    void busyTimesAreReadOfAListOfCalendars() {
        Operation busyTimes = find("calendars/busy-times");

        for (ApiProfile profile : ApiProfile.values()) {
            assertThat(busyTimes.parameters(profile)).extracting(Parameter::name)
                    .containsExactlyInAnyOrder("calendarsToLoad", "dateFrom", "dateTo", "loggedInUsersTz", "timeZone");
            Parameter calendars = parameter(busyTimes, profile, "calendarsToLoad");
            assertThat(calendars.arrayStyle()).isEqualTo(ArrayStyle.INDEX);
            assertThat(calendars.fields()).extracting(Parameter::name).containsExactly("credentialId", "externalId");
            assertThat(calendars.fields()).allMatch(Parameter::required);
            assertThat(parameter(busyTimes, profile, "timeZone").substitute()).isEqualTo("loggedInUsersTz");
            assertThat(parameter(busyTimes, profile, "loggedInUsersTz").substitute()).isEqualTo("timeZone");
        }
    }

    @Test
    void callbacksTakeACodeOrAnErrorAndAreRedirects() {
        List<Operation> callbacks = List.of(find("stripe/save"), find("org-team-stripe/save"), find("conferencing/oauth-callback"),
                find("org-team-conferencing/oauth-callback"), find("calendars/save"), find("gcal/save"));

        assertThat(callbacks).allSatisfy(callback -> {
            assertThat(callback.result().shape()).isEqualTo(Result.Shape.REDIRECT);
            assertThat(parameter(callback, HOSTED, "code").required()).isFalse();
            assertThat(parameter(callback, HOSTED, "error").required()).isFalse();
        });
        assertThat(find("stripe/connect").parameters()).extracting(Parameter::name).containsExactly("returnTo", "onErrorReturnTo");
    }

    @Test
    void eventsArePagedByCursorInTheNewestVersion() {
        for (String uri : List.of("events/list", "team-events/list")) {
            assertThat(find(uri).version(HOSTED)).isEqualTo("2026-05-01");
            assertThat(find(uri).paging(HOSTED)).isEqualTo(new Paging(Paging.Style.CURSOR, 50, "data", "pagination.nextCursor"));
        }
    }

    @Test
    void oneOperationUploadsAFile() {
        assertThat(calls().filter(operation -> operation.upload() != null)).extracting(Operation::uri)
                .containsExactly("event-cover-image/upload");
        assertThat(find("event-cover-image/upload").upload())
                .isEqualTo(new Upload("file", List.of("image/jpeg", "image/png", "image/webp"), 10 * 1024 * 1024));
    }

    @Test
    void scopesAreKnown() {
        assertThat(find("bookings/list").scopes()).containsExactly("BOOKING_READ");
        assertThat(find("bookings/changes").scopes()).containsExactly("BOOKING_READ");
        assertThat(find("event-messages/list").scopes()).containsExactly("EVENT_READ");
        assertThat(find("booking-insights/members").scopes()).containsExactly("INSIGHTS_READ", "TEAM_INSIGHTS_READ", "ORG_INSIGHTS_READ");
        assertThat(find("bookings/create").scopes()).isEmpty();
        assertThat(all().flatMap(operation -> operation.scopes().stream())).allMatch(scope -> scope.matches("[A-Z_]+_(READ|WRITE)"));
        assertThat(all().filter(operation -> !operation.scopes().isEmpty())).hasSizeGreaterThan(260);
    }

    @Test
    void resourcesAndOperationsAreInAlphabeticalOrder() {
        assertThat(new ArrayList<>(CATALOG.resources())).isSorted();
        CATALOG.resources().forEach(resource -> {
            assertThat(CATALOG.operations(resource)).isNotEmpty().extracting(Operation::resource).containsOnly(resource);
            assertThat(CATALOG.operations(resource)).extracting(Operation::name).isSorted().doesNotHaveDuplicates();
        });
    }

    @Test
    void bookingsCanBeFollowedWhereverTheyCanBeListed() {
        for (String resource : List.of("bookings", "team-bookings", "org-bookings", "org-team-bookings", "org-user-bookings")) {
            Operation changes = find(resource + "/changes");
            assertThat(changes.kind()).isEqualTo(Kind.CHANGES);
            assertThat(changes.reads()).isEqualTo("list");
            assertThat(changes.method()).isNull();
            assertThat(changes.path()).isNull();
            assertThat(changes.parameters()).isEqualTo(find(resource + "/list").parameters());
        }
    }

    @Test
    void webhooksOfEveryOwnerCanBeReceived() {
        for (String resource : List.of("webhooks", "event-type-webhooks", "team-event-type-webhooks", "org-webhooks",
                "oauth-client-webhooks")) {
            Operation events = find(resource + "/events");
            assertThat(events.kind()).isEqualTo(Kind.EVENTS);
            assertThat(events.reads()).isEqualTo("list");
            assertThat(events.parameters()).isEqualTo(
                    find(resource + "/list").parameters().stream().filter(parameter -> parameter.location() == Location.PATH).toList());
        }
        assertThat(all().filter(operation -> operation.kind() == Kind.CHANGES || operation.kind() == Kind.EVENTS)).hasSize(10);
    }

    @Test
    void pathParametersAreThoseOfThePathInItsOrder() {
        calls().forEach(operation -> {
            List<Parameter> path = operation.parameters().stream().filter(parameter -> parameter.location() == Location.PATH).toList();
            assertThat(path).extracting(Parameter::name).containsExactlyElementsOf(placeholders(operation.path()));
            assertThat(path).allMatch(Parameter::required).allMatch(parameter -> parameter.arrayStyle() == ArrayStyle.NONE)
                    .allMatch(parameter -> parameter.availability() == Availability.BOTH);
            assertThat(operation.parameters().subList(0, path.size())).isEqualTo(path);
        });
    }

    @Test
    void numbersInPathsAreIntegers() {
        Set<String> numbers = Set.of("orgId", "teamId", "eventTypeId", "userId", "membershipId", "scheduleId", "workflowId", "oooId",
                "responseId", "managedOrganizationId", "attendeeId", "id");
        calls().flatMap(operation -> operation.parameters().stream()).filter(parameter -> parameter.location() == Location.PATH)
                .forEach(parameter -> assertThat(parameter.type()).as(parameter.name())
                        .isEqualTo(numbers.contains(parameter.name()) ? Type.INTEGER : Type.STRING));
    }

    @Test
    void aProfileKnowsEachNameOnce() {
        for (ApiProfile profile : ApiProfile.values()) {
            all().forEach(operation -> {
                assertThat(operation.parameters(profile)).extracting(Parameter::name).doesNotHaveDuplicates();
                assertThat(operation.bodyFields(profile)).extracting(BodyField::name).doesNotHaveDuplicates();
            });
        }
    }

    @Test
    void aPagedOperationHasTheParametersOfItsPages() {
        calls().forEach(operation -> {
            for (ApiProfile profile : profilesThatKnow(operation)) {
                Paging paging = operation.paging(profile);
                List<String> names = paging != null && paging.style() == Paging.Style.BODY_OFFSET
                        ? operation.bodyFields(profile).stream().map(BodyField::name).toList()
                        : operation.parameters(profile).stream().map(Parameter::name).toList();
                if (paging == null) {
                    assertThat(names).as(operation.uri() + " " + profile).doesNotContain("take", "skip", "cursor");
                } else {
                    assertThat(names).as(operation.uri() + " " + profile)
                            .contains(paging.style().sizeParameter(), paging.style().positionParameter());
                    assertThat(paging.maxPageSize()).isPositive();
                    assertThat(paging.next() != null).isEqualTo(paging.style() == Paging.Style.CURSOR);
                    assertThat(operation.result().shape()).as(operation.uri()).isEqualTo(Result.Shape.LIST);
                }
            }
        });
    }

    @Test
    void everySummaryIsPresentAndTellsOperationsApart() {
        assertThat(all().map(Operation::summary)).doesNotHaveDuplicates().allMatch(summary -> summary.length() > 10)
                .noneMatch(summary -> summary.endsWith("."));
        assertThat(all().flatMap(operation -> operation.parameters().stream()).map(Parameter::summary)).noneMatch(String::isBlank);
        assertThat(all().flatMap(operation -> operation.bodyFields().stream()).map(BodyField::summary)).noneMatch(String::isBlank);
    }

    @Test
    void bodiesWithARequiredFieldAreRequired() {
        calls().forEach(operation -> {
            if (operation.bodyFields().stream().anyMatch(BodyField::required)) {
                assertThat(operation.body()).isEqualTo(Operation.Body.REQUIRED);
            }
            if (operation.body() == Operation.Body.NONE) {
                assertThat(operation.bodyFields()).isEmpty();
            }
            if (operation.method().equals("GET")) {
                assertThat(operation.body()).isEqualTo(Operation.Body.NONE);
            }
        });
    }

    @Test
    void listsOfBookingsDifferByProfile() {
        Operation list = find("bookings/list");

        assertThat(list.parameters(HOSTED)).extracting(Parameter::name).contains("cursor", "limit", "status")
                .doesNotContain("take", "skip");
        assertThat(parameter(list, HOSTED, "status").arrayStyle()).isEqualTo(ArrayStyle.NONE);
        assertThat(list.parameters(SELF_HOSTED)).extracting(Parameter::name).contains("take", "skip", "status")
                .doesNotContain("cursor", "limit");
        assertThat(parameter(list, SELF_HOSTED, "status").arrayStyle()).isEqualTo(ArrayStyle.COMMA);
        assertThat(list.paging(HOSTED)).isEqualTo(new Paging(Paging.Style.CURSOR, 100, "data", "pagination.nextCursor"));
        assertThat(list.paging(SELF_HOSTED)).isEqualTo(new Paging(Paging.Style.OFFSET, 250, "data", null));
        assertThat(parameter(list, HOSTED, "afterUpdatedAt").type()).isEqualTo(Type.DATE_TIME);
        assertThat(parameter(list, HOSTED, "teamsIds").arrayStyle()).isEqualTo(ArrayStyle.COMMA);
        assertThat(list.parameters()).extracting(Parameter::name).contains("sortUpdatedAt").doesNotContain("sortUpdated", "teamIds");
    }

    @Test
    void teamListsKnowTheChangeFilterOnHostedOnly() {
        for (String uri : List.of("team-bookings/list", "org-team-bookings/list")) {
            assertThat(find(uri).parameters(HOSTED)).extracting(Parameter::name).contains("afterUpdatedAt", "sortUpdatedAt");
            assertThat(find(uri).parameters(SELF_HOSTED)).extracting(Parameter::name).doesNotContain("afterUpdatedAt", "sortUpdatedAt");
        }
    }

    @Test
    void cursorsAreFoundWhereEachListPutsThem() {
        assertThat(find("event-types/history").paging(HOSTED))
                .isEqualTo(new Paging(Paging.Style.CURSOR, 50, "data.auditLogs", "pagination.nextCursor"));
        assertThat(find("event-types/crm-sync-errors").paging(HOSTED).next()).isEqualTo("pagination.nextCursor");
        assertThat(find("org-attributes/sync-history").paging(HOSTED).next()).isEqualTo("meta.nextCursor");
        assertThat(find("org-attribute-options/assignment-history").paging(HOSTED))
                .isEqualTo(new Paging(Paging.Style.CURSOR, 50, "data.auditLogs", "data.nextCursor"));
        assertThat(find("routing-insights/form-responses").paging(HOSTED))
                .isEqualTo(new Paging(Paging.Style.BODY_OFFSET, 100, "data.data", null));
        assertThat(find("org-users/list").paging(SELF_HOSTED).maxPageSize()).isEqualTo(1000);
    }

    @Test
    void bookingsAreCreatedWithFieldsOfAllVariants() {
        Operation create = find("bookings/create");

        assertThat(create.bodyFields()).filteredOn(BodyField::required).extracting(BodyField::name)
                .containsExactly("start", "attendee");
        assertThat(create.bodyFields(SELF_HOSTED)).extracting(BodyField::name).contains("eventTypeId", "instant", "recurrenceCount")
                .doesNotContain("allowConflicts");
        assertThat(create.bodyFields(HOSTED)).extracting(BodyField::name).contains("allowConflicts", "skipBookingLimits");
    }

    @Test
    void webhookTriggersDifferByProfile() {
        Operation create = find("webhooks/create");

        assertThat(bodyField(create, SELF_HOSTED, "triggers").values()).hasSize(21).doesNotContain("BOOKING_REASSIGNED");
        assertThat(bodyField(create, HOSTED, "triggers").values()).hasSize(28).contains("BOOKING_CREATED", "BOOKING_REASSIGNED");
    }

    @Test
    void onlyWhatHasNoFurtherEffectMayBeRepeated() {
        assertThat(List.of("bookings/get", "bookings/list", "webhooks/delete", "schedules/update", "booking-insights/members",
                "routing-forms/calculate-slots", "org-role-permissions/set"))
                .allSatisfy(uri -> assertThat(find(uri).repeatable()).as(uri).isTrue());
        assertThat(List.of("bookings/create", "bookings/confirm", "bookings/cancel", "bookings/reschedule", "slots/reserve",
                "credits/charge", "oauth-client-users/refresh", "oauth2/token", "api-keys/refresh", "calendars/save", "stripe/save",
                "conferencing/oauth-callback")).allSatisfy(uri -> assertThat(find(uri).repeatable()).as(uri).isFalse());
    }

    @Test
    void limitsOfSingleOperationsAreKnown() {
        Map<String, CallLimit> limits = new TreeMap<>();
        calls().filter(operation -> operation.limit() != null).forEach(operation -> limits.put(operation.uri(), operation.limit()));

        CallLimit three = new CallLimit(3, 60);
        CallLimit five = new CallLimit(5, 60);
        assertThat(limits).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("booking-guests/add", five), Map.entry("bookings/conferencing-sessions", new CallLimit(60, 60)),
                Map.entry("verified-resources/request-email-code", five), Map.entry("team-verified-resources/request-email-code", five),
                Map.entry("org-team-verified-resources/request-email-code", three),
                Map.entry("verified-resources/request-phone-code", three), Map.entry("team-verified-resources/request-phone-code", three),
                Map.entry("org-team-verified-resources/request-phone-code", three),
                Map.entry("verified-resources/verify-email", three), Map.entry("team-verified-resources/verify-phone", three),
                Map.entry("org-team-verified-resources/verify-phone", three)));
        assertThat(five).hasToString("5 calls per 60 s");
    }

    @Test
    void publicOperationsNeedNoCredentials() {
        assertThat(List.of("bookings/create", "bookings/get", "bookings/cancel", "bookings/reschedule", "slots/list", "slots/reserve",
                "event-types/list", "team-event-types/list", "org-team-event-types/list", "allowlists/list", "timezones/list",
                "booking-email-verification/check", "oauth2/token")).allSatisfy(uri -> assertThat(find(uri).isPublic()).as(uri).isTrue());
        assertThat(List.of("bookings/list", "bookings/confirm", "event-types/get", "me/get", "webhooks/create"))
                .allSatisfy(uri -> assertThat(find(uri).isPublic()).as(uri).isFalse());
        assertThat(find("oauth-clients/create").authentication()).containsExactly(AuthenticationKind.API_KEY);
        assertThat(find("oauth-client-users/create").authentication()).containsExactly(AuthenticationKind.PLATFORM_CLIENT);
    }

    @Test
    void resultsAreShapedAsServersAnswer() {
        assertThat(find("bookings/create").result()).isEqualTo(new Result("Booking", Result.Shape.VALUE, null));
        assertThat(find("bookings/list").result()).isEqualTo(new Result("Booking", Result.Shape.LIST, null));
        assertThat(find("oauth2/token").result().shape()).isEqualTo(Result.Shape.DOCUMENT);
        assertThat(find("stripe/save").result().shape()).isEqualTo(Result.Shape.REDIRECT);
        assertThat(find("schedules/delete").result().shape()).isEqualTo(Result.Shape.NOTHING);
        assertThat(find("organizations/list").result()).isEqualTo(new Result("Organization", Result.Shape.LIST, "organization"));
    }

    private static Stream<Operation> all() {
        return CATALOG.resources().stream().flatMap(resource -> CATALOG.operations(resource).stream());
    }

    private static Stream<Operation> calls() {
        return all().filter(operation -> operation.kind() == Kind.CALL);
    }

    private static List<ApiProfile> profilesThatKnow(Operation operation) {
        return Stream.of(ApiProfile.values()).filter(operation.availability()::includes).toList();
    }

    private static Operation find(String uri) {
        String[] parts = uri.split("/");
        return CATALOG.find(parts[0], parts[1]).orElse(null);
    }

    private static Parameter parameter(Operation operation, ApiProfile profile, String name) {
        return operation.parameters(profile).stream().filter(parameter -> parameter.name().equals(name)).findFirst().orElseThrow();
    }

    private static BodyField bodyField(Operation operation, ApiProfile profile, String name) {
        return operation.bodyFields(profile).stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> placeholders(String path) {
        Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(path);
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        assertThat(new HashSet<>(names)).as(path).hasSize(names.size());
        return names;
    }

    private static String describe(Operation operation) {
        return ExpectedOperations.describe(operation.method(), operation.path(), text(operation.version(HOSTED)),
                text(operation.version(SELF_HOSTED)), style(operation.paging(HOSTED)), style(operation.paging(SELF_HOSTED)),
                operation.availability().label(), operation.deprecated() ? "yes" : "");
    }

    private static String style(Paging paging) {
        return paging == null ? "" : paging.style().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
