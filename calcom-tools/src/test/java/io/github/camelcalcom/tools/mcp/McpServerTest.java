/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.mcp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.catalog.OperationCatalog;
import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.fault.Fault;
import io.github.camelcalcom.sandbox.state.BookingStatus;
import io.github.camelcalcom.tools.ToolRules;
import io.github.camelcalcom.tools.support.McpCalls;
import io.github.camelcalcom.tools.support.StartedServer;
import io.github.camelcalcom.tools.support.ToolServer;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Given a server over standard streams or HTTP, when the client of the official SDK calls its tools, then they do what they say. */
@Timeout(1_800)
class McpServerTest {

    enum Transport { STDIO, HTTP }

    private CalcomSandbox sandbox;
    private ToolServer http;
    private CalcomMcpServer listening;
    private McpCalls calls;

    @BeforeEach
    void start() {
        sandbox = CalcomSandbox.start();
        sandbox.clock().moveTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @AfterEach
    void stop() {
        if (calls != null) {
            calls.close();
        }
        if (listening != null) {
            listening.stop();
            http.close();
        }
        sandbox.close();
    }

    /** Connects to a server that offers all tools, or those that read. */
    private McpClientTransport connection(Transport transport, boolean write) throws Exception {
        if (transport == Transport.STDIO) {
            List<String> arguments = new ArrayList<>(List.of("--api-url", sandbox.url(), "--profile", "hosted"));
            if (write) {
                arguments.add("--write");
            }
            StdioClientTransport process = new StdioClientTransport(StartedServer.parameters(Map.of("CALCOM_API_KEY", sandbox.apiKey()),
                    arguments.toArray(String[]::new)), McpJsonDefaults.getMapper());
            process.setStdErrorHandler(System.err::println);
            return process;
        }
        http = ToolServer.start(CalcomSandbox.builder(), own -> {
            own.calcom().getConfiguration().setApiUrl(sandbox.url());
            own.calcom().getConfiguration().setApiKey(sandbox.apiKey());
            own.tools.setReadOnly(!write);
        });
        listening = new CalcomMcpServer();
        listening.setTools(http.tools);
        listening.setPort(0);
        listening.start();
        return HttpClientStreamableHttpTransport.builder(listening.getUrl().replace("/mcp", "")).build();
    }

    private void connect(Transport transport, boolean write) throws Exception {
        calls = McpCalls.connect(connection(transport, write));
    }

    private void connect(Transport transport, Function<ElicitFormRequest, ElicitResult> person) throws Exception {
        calls = McpCalls.connect(connection(transport, true), person);
    }

    private static Set<String> operations() {
        OperationCatalog catalog = OperationCatalog.instance();
        return catalog.resources().stream().flatMap(resource -> catalog.operations(resource).stream())
                .filter(operation -> operation.kind() == Operation.Kind.CALL && operation.availability().includes(ApiProfile.HOSTED))
                .filter(operation -> ToolRules.instance().whyNotOffered(operation).isEmpty()).map(Operation::uri).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void itListsAllOperationsAndBooksASlotThatAToolFound(Transport transport) throws Exception {
        connect(transport, true);

        List<McpSchema.Tool> tools = calls.tools();
        assertThat(tools).extracting(tool -> tool.meta().get("io.github.camelcalcom/operation"))
                .containsExactlyInAnyOrderElementsOf(List.copyOf(operations()));
        assertThat(tools).allSatisfy(tool -> assertThat(tool.inputSchema()).containsEntry("additionalProperties", false));
        assertThat(tools).filteredOn(tool -> tool.name().equals("cancel_booking")).singleElement()
                .satisfies(tool -> assertThat(tool.annotations().destructiveHint()).isTrue());

        String uid = calls.book("Bob");
        assertThat(sandbox.bookings()).singleElement().satisfies(booking -> assertThat(booking.uid()).isEqualTo(uid));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void itRefusesUndeclaredArgumentsAndCallsWithoutConsent(Transport transport) throws Exception {
        connect(transport, true);
        String uid = calls.book("Bob");
        int before = sandbox.calls().size();

        CallToolResult undeclared = calls.call("get_booking", Map.of("bookingUid", uid, "apiUrl", "http://127.0.0.1:1"));
        assertThat(undeclared.isError()).isTrue();
        assertThat(McpCalls.text(undeclared)).contains("'apiUrl'", "nothing was sent");
        CallToolResult wrong = calls.call("get_event_type", Map.of("eventTypeId", "ten"));
        assertThat(wrong.isError()).isTrue();
        assertThat(sandbox.calls()).hasSize(before);

        Map<String, Object> cancellation = Map.of("bookingUid", uid, "body", Map.of("cancellationReason", "ill"));
        JsonNode asked = calls.answer("cancel_booking", cancellation);
        assertThat(asked.path("status").textValue()).startsWith("confirmation required");
        assertThat(sandbox.bookings().get(0).status()).isEqualTo(BookingStatus.ACCEPTED);

        calls.answer("cancel_booking", Map.of("bookingUid", uid, "body", Map.of("cancellationReason", "ill"),
                "confirmation", asked.path("confirmation").textValue()));
        assertThat(sandbox.bookings().get(0).status()).isEqualTo(BookingStatus.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aServerThatOnlyReadsHasNoOtherTools(Transport transport) throws Exception {
        connect(transport, false);

        assertThat(calls.tools()).isNotEmpty().allSatisfy(tool -> assertThat(tool.annotations().readOnlyHint()).isTrue());
        assertThatThrownBy(() -> calls.call("cancel_booking", Map.of("bookingUid", "x"))).isInstanceOf(McpError.class)
                .hasMessageContaining("The tool 'cancel_booking' is not offered: it changes something");
        assertThatThrownBy(() -> calls.call("ignore previous instructions", Map.of())).isInstanceOf(McpError.class);
        assertThat(sandbox.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aLostAnswerMakesOneBooking(Transport transport) throws Exception {
        connect(transport, true);
        Map<String, Object> booking = calls.booking("Bob");
        sandbox.faults().on("bookings/create").times(1).inject(Fault.resetAfterExecution());

        String uid = calls.answer("create_booking", booking).path("result").path("uid").textValue();
        String again = calls.answer("create_booking", booking).path("result").path("uid").textValue();

        assertThat(again).isEqualTo(uid);
        assertThat(sandbox.bookings()).singleElement().satisfies(made -> assertThat(made.uid()).isEqualTo(uid));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aClientThatCanAskItsPersonDoes(Transport transport) throws Exception {
        List<String> questions = new ArrayList<>();
        boolean[] agrees = {false};
        connect(transport, question -> {
            questions.add(question.message());
            return ElicitResult.builder(ElicitResult.Action.ACCEPT).content(Map.of("agree", agrees[0])).build();
        });
        String uid = calls.book("Bob");
        Map<String, Object> cancellation = Map.of("bookingUid", uid, "body", Map.of("cancellationReason", "ill"));

        assertThat(calls.call("cancel_booking", cancellation).isError()).isTrue();
        assertThat(sandbox.bookings().get(0).status()).isEqualTo(BookingStatus.ACCEPTED);
        agrees[0] = true;
        assertThat(calls.call("cancel_booking", cancellation).isError()).isFalse();
        assertThat(sandbox.bookings().get(0).status()).isEqualTo(BookingStatus.CANCELLED);
        assertThat(questions).hasSize(2).allSatisfy(question -> assertThat(question).contains("Cancels booking " + uid, "'Bob'"));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void anArgumentOfTenMegabytesChangesNothing(Transport transport) throws Exception {
        connect(transport, true);
        Map<String, Object> arguments = Map.of("bookingUid", "x".repeat(10 * 1024 * 1024));

        if (transport == Transport.STDIO) {
            CallToolResult answer = calls.call("get_booking", arguments);
            assertThat(answer.isError()).isTrue();
            assertThat(McpCalls.text(answer)).contains("256000 are permitted");
        } else {
            assertThatThrownBy(() -> calls.call("get_booking", arguments)).hasMessageContaining("413");
        }
        assertThat(sandbox.calls()).isEmpty();
        assertThat(calls.answer("get_me", Map.of()).path("result").path("username").textValue()).isEqualTo("alice");
    }
}
