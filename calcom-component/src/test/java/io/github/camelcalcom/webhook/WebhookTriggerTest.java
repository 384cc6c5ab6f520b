/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.webhook;

import java.util.ArrayList;
import java.util.List;

import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.catalog.OperationCatalog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Given the triggers of the API's documentation, when they are compared with the constants, then there is one for each. */
class WebhookTriggerTest {

    private static List<String> documented(ApiProfile profile) {
        return OperationCatalog.instance().find("webhooks", "create").orElseThrow().bodyFields(profile).stream()
                .filter(field -> field.name().equals("triggers")).findFirst().orElseThrow().values();
    }

    @Test
    void theConstantsAreTheDocumentedTriggers() throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (var field : WebhookTrigger.class.getFields()) {
            if (field.getType() == String.class) {
                constants.add(field.get(null));
                assertThat(field.getName()).isEqualTo(field.get(null));
            }
        }
        assertThat(constants).hasSize(28).containsExactlyInAnyOrderElementsOf(documented(ApiProfile.HOSTED));
        assertThat(WebhookTrigger.DOCUMENTED).containsExactlyInAnyOrderElementsOf(documented(ApiProfile.HOSTED));
    }

    @Test
    void whatIsRegisteredWithoutAWishIsKnownToEveryServer() {
        assertThat(documented(ApiProfile.SELF_HOSTED)).containsAll(WebhookTrigger.OF_BOOKINGS);
        assertThat(documented(ApiProfile.HOSTED)).containsAll(WebhookTrigger.OF_BOOKINGS);
    }
}
