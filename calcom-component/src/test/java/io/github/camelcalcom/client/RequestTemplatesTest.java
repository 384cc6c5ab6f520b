/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import io.github.camelcalcom.catalog.ApiProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTemplatesTest {

    @Test
    void theVersionOfTheOptionReplacesThatOfTheCatalogue() {
        RequestTemplates templates = new RequestTemplates(ApiProfile.SELF_HOSTED, "2030-01-01", "");

        assertThat(templates.template("bookings/get").version()).isEqualTo("2030-01-01");
    }

    @Test
    void theDocumentedOnesKeepTheVersionOfTheCatalogue() {
        RequestTemplates plain = new RequestTemplates(ApiProfile.SELF_HOSTED, null, "/api");
        RequestTemplates templates = new RequestTemplates(ApiProfile.SELF_HOSTED, "2030-01-01", "/api");

        assertThat(templates.documented().template("event-types/get").version()).isEqualTo(plain.template("event-types/get").version())
                .isNotEqualTo("2030-01-01");
        assertThat(templates.documented().template("event-types/get").target(new Object[] {7})).isEqualTo("/api/v2/event-types/7");
    }
}
