/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import io.github.camelcalcom.auth.FixedAuthentication;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.support.ScriptedServer;
import io.github.camelcalcom.support.SettingsBuilder;
import io.github.camelcalcom.support.VirtualTimers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A scope keeps nothing of calls and lists that have ended. */
@Timeout(1_800)
class CallScopeTest {

    @Test
    void aListWhoseFirstPageCannotBeReadLeavesNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            ClientSettings settings = SettingsBuilder.to(server.url()).build();
            HttpTransport transport = new HttpTransport(settings);
            CallScope scope = new CallScope();
            CalcomClient client = new CalcomClient(transport, settings, CallPolicy.unguarded(new VirtualTimers()),
                    FixedAuthentication.apiKey("cal_test_1"), scope, RequestTemplates.of(settings.server()));

            server.answer(500, "{\"status\":\"error\"}");
            assertThatThrownBy(() -> client.iterate(client.request("bookings/list"), 0)).isInstanceOf(CalcomException.class);
            server.answer(200, "{\"status\":\"success\",\"data\":7}");
            assertThatThrownBy(() -> client.iterate(client.request("bookings/list"), 0)).isInstanceOf(CalcomException.class);
            assertThat(scope.branches()).isZero();

            server.answer(200, "{\"status\":\"success\",\"data\":[{\"id\":1},{\"id\":2}],\"pagination\":{\"hasNextPage\":true}}");
            ItemIterator unread = client.iterate(client.request("bookings/list").parameter("take", 2), 0);
            assertThat(scope.branches()).isEqualTo(1);
            unread.close();
            assertThat(scope.branches()).isZero();
            transport.close();
        }
    }
}
