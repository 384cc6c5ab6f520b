/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.safecall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.error.CalcomAmbiguousException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.sandbox.SandboxBuilder;
import io.github.camelcalcom.sandbox.Seeding;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.fault.FaultAnswer;
import io.github.camelcalcom.support.SandboxTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelcalcom.support.CalcomContext.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a team or a membership, when a route creates or updates it, then it is there once, with the values of the body. */
@Timeout(1_800)
class UpsertTest extends SandboxTestSupport {

    private static final String TEAM = "calcom:teams/upsert";
    private static final FaultAnswer EMPTY_LIST = FaultAnswer.of(200, Map.of("content-type", "application/json"), "{\"status\":\"success\",\"data\":[]}");

    private String member;
    private long bob;

    UpsertTest() {
        super(true);
    }

    @Override
    protected void seed(SandboxBuilder builder) {
        builder.seed(this::plant);
    }

    @BeforeEach
    void configure() {
        camel.calcom().getConfiguration().setApiKey(sandbox.apiKey("alice"));
    }

    private void plant(Seeding seeding) {
        Seeding.SeededUser alice = seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
        bob = seeding.user("bob", "Bob", "bob@example.com", "Europe/London").id();
        member = "calcom:org-memberships/upsert?orgId=" + seeding.organization("Acme", alice).id();
    }

    @Test
    void aTeamIsCreatedOnceAndUpdatedThen() {
        Exchange first = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew", "bio", "We"), Map.of());
        Exchange second = camel.call(TEAM, Map.of("name", "The crew", "slug", "crew"), Map.of());

        assertThatAnswer(first).containsEntry("name", "Crew");
        assertThat(outcome(first)).isEqualTo("created");
        assertThatAnswer(second).containsEntry("name", "The crew").containsEntry("bio", "We").containsEntry("id", id(first));
        assertThat(outcome(second)).isEqualTo("updated");
        assertThat(teams()).hasSize(1);
    }

    @Test
    void aTeamWithoutSlugIsFoundByItsName() {
        Exchange first = camel.call(TEAM, Map.of("name", "Crew"), Map.of());
        Exchange second = camel.call(TEAM, Map.of("name", "Crew", "bio", "We"), Map.of());

        assertThat(outcome(first)).isEqualTo("created");
        assertThatAnswer(second).containsEntry("bio", "We").containsEntry("id", id(first));
        assertThat(teams()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " " })
    void anEmptyFieldThatWouldIdentifyTheItemIsRefused(String empty) {
        camel.call(TEAM, Map.of("name", "Crew"), Map.of());
        int calls = sandbox.calls().size();

        assertThat(camel.call(TEAM, Map.of("name", "Crew", "slug", empty), Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessage("The field slug of the body of teams/upsert is '" + empty
                        + "', which identifies no item: set a value, or remove the field");
        assertThat(camel.call(member, Map.of("email", empty, "role", "ADMIN"), Map.of()).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("The field email of the body of org-memberships/upsert");
        assertThat(sandbox.calls()).hasSize(calls);
        assertThat(teams()).hasSize(1);
    }

    @Test
    void aMembershipIsCreatedOnceAndUpdatedThen() {
        Exchange first = camel.call(member, Map.of("userId", bob, "role", "MEMBER", "accepted", true), Map.of());
        Exchange second = camel.call(member, Map.of("userId", bob, "role", "ADMIN"), Map.of());

        assertThatAnswer(first).containsEntry("role", "MEMBER");
        assertThat(outcome(first)).isEqualTo("created");
        assertThatAnswer(second).containsEntry("role", "ADMIN").containsEntry("accepted", true).containsEntry("id", id(first));
        assertThat(outcome(second)).isEqualTo("updated");
    }

    @Test
    void aCreationThatTheServerAnswersWithTheUnchangedMemberLeadsToTheUpdate() {
        Exchange first = camel.call(member, Map.of("userId", bob, "role", "MEMBER", "accepted", true), Map.of());
        sandbox.faults().on("org-memberships/list").times(1).inject(Fault.answerInstead(EMPTY_LIST));
        sandbox.faults().on("org-memberships/create").times(1).inject(Fault.answerInstead(FaultAnswer.of(201, Map.of("content-type",
                "application/json"), "{\"status\":\"success\",\"data\":{\"id\":" + id(first) + ",\"userId\":" + bob
                + ",\"role\":\"MEMBER\",\"accepted\":true}}")));

        Exchange late = camel.call(member, Map.of("userId", bob, "role", "ADMIN"), Map.of());

        assertThatAnswer(late).containsEntry("role", "ADMIN").containsEntry("id", id(first));
        assertThat(outcome(late)).isEqualTo("updated");
        assertThat(sandbox.calls("org-memberships/update")).hasSize(1);
    }

    @Test
    void aCreationThatChangesTheExistingMemberIsAnUpdate() {
        camel.call(member, Map.of("userId", bob, "role", "MEMBER", "accepted", true), Map.of());
        sandbox.faults().on("org-memberships/list").times(1).inject(Fault.answerInstead(EMPTY_LIST));

        Exchange late = camel.call(member, Map.of("userId", bob, "role", "ADMIN"), Map.of());

        assertThatAnswer(late).containsEntry("role", "ADMIN");
        assertThat(outcome(late)).isEqualTo("updated");
        assertThat(sandbox.calls("org-memberships/create")).hasSize(2);
    }

    @Test
    void aCreationThatIsRefusedSinceTheTeamExistsLeadsToTheUpdate() {
        camel.call(TEAM, Map.of("name", "Crew", "slug", "crew"), Map.of());
        sandbox.faults().on("teams/list").times(1).inject(Fault.answerInstead(EMPTY_LIST));

        Exchange late = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew", "bio", "late"), Map.of());

        assertThatAnswer(late).containsEntry("bio", "late");
        assertThat(outcome(late)).isEqualTo("updated");
        assertThat(teams()).hasSize(1);
    }

    @Test
    void aRefusalForAnotherReasonIsTheResult() {
        Exchange refused = camel.call(TEAM, Map.of("name", "Crew", "timeFormat", "never"), Map.of());

        assertThat(refused.getException()).isInstanceOf(CalcomValidationException.class);
        assertThat(sandbox.calls("teams/list")).as("looked for again, since the team might exist").hasSize(2);
        assertThat(sandbox.calls("teams/update")).isEmpty();
    }

    @Test
    void aCreationWhoseAnswerIsLostEndsWithTheOneTeam() {
        sandbox.faults().on("teams/create").times(1).inject(Fault.resetAfterExecution());

        Exchange exchange = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew"), Map.of());

        assertThatAnswer(exchange).containsEntry("slug", "crew");
        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(sandbox.calls("teams/create")).hasSize(1);
        assertThat(teams()).hasSize(1);
    }

    @Test
    void aCreationThatMayStillBeExecutedIsAmbiguous() {
        sandbox.faults().on("teams/create").times(1).inject(Fault.resetBeforeExecution());

        Exchange exchange = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew"), Map.of());
        Exchange again = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew"), Map.of());

        assertThat(exchange.getException()).isInstanceOf(CalcomAmbiguousException.class);
        assertThat(outcome(again)).isEqualTo("created");
        assertThat(teams()).hasSize(1);
    }

    @Test
    void readsAndUpdatesAreRepeatedAfterAFailure() {
        camel.call(TEAM, Map.of("name", "Crew", "slug", "crew"), Map.of());
        sandbox.faults().on("teams/list").times(1).inject(Fault.resetAfterExecution());
        sandbox.faults().on("teams/update").times(1).inject(Fault.resetAfterExecution());

        Exchange exchange = camel.call(TEAM, Map.of("name", "Crew", "slug", "crew", "bio", "We"), Map.of());

        assertThatAnswer(exchange).containsEntry("bio", "We");
        assertThat(sandbox.calls("teams/update")).hasSize(2);
    }

    @Test
    void severalCallersAtOnceMakeOneTeam() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "Crew " + round;
            List<Exchange> ended = atOnce(TEAM, Map.of("name", name, "slug", "crew-" + round, "bio", "one"),
                    Map.of("name", name, "slug", "crew-" + round, "bio", "two"));

            assertThat(ended).extracting(UpsertTest::outcome).as("round %d", round).containsOnlyOnce("created").contains("updated");
            assertThat(ended).extracting(UpsertTest::id).containsOnly(id(ended.get(0)));
            assertThat(teams()).hasSize(round + 1);
        }
    }

    @Test
    void severalCallersAtOnceMakeOneMembershipWithTheValuesOfOne() throws Exception {
        List<Exchange> ended = atOnce(member, Map.of("userId", bob, "role", "ADMIN", "accepted", true),
                Map.of("userId", bob, "role", "MEMBER", "accepted", true));

        assertThat(ended).extracting(UpsertTest::id).containsOnly(id(ended.get(0)));
        assertThatAnswer(ended.get(0)).containsEntry("role", "ADMIN");
        assertThatAnswer(ended.get(1)).containsEntry("role", "MEMBER");
    }

    @Test
    void theBodyMustNameTheItem() {
        assertThat(camel.call(TEAM, Map.of("bio", "We"), Map.of()).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teams/upsert").hasMessageContaining("slug, name");
        assertThat(camel.call(member, "[1]", Map.of()).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a JSON object");
        assertThat(camel.call(TEAM).getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs a JSON body");
        assertThat(sandbox.calls()).isEmpty();
    }

    @Test
    void anEndpointThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> camel.getEndpoint(TEAM + "?output=raw").createProducer()).hasMessageContaining("makes several calls");
        assertThatThrownBy(() -> camel.getEndpoint(TEAM).createConsumer(exchange -> { })).hasMessageContaining("can only be called");
    }

    private List<Exchange> atOnce(String uri, Map<String, Object> one, Map<String, Object> other) throws Exception {
        List<CompletableFuture<Exchange>> calls = List.of(camel.begin(uri, one, Map.of()), camel.begin(uri, other, Map.of()));
        List<Exchange> ended = new ArrayList<>();
        for (CompletableFuture<Exchange> call : calls) {
            Exchange exchange = call.get(600, TimeUnit.SECONDS);
            assertThat(exchange.getException()).isNull();
            ended.add(exchange);
        }
        return ended;
    }

    private List<?> teams() {
        return camel.call("calcom:teams/list").getMessage().getBody(List.class);
    }

    private static String outcome(Exchange exchange) {
        return exchange.getMessage().getHeader(CalcomConstants.RESPONSE_OUTCOME, String.class);
    }

    private static Object id(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class).get("id");
    }
}
