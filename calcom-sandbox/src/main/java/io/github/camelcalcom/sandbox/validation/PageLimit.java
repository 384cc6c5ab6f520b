/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;

/** The maximum size of a page in lists with cursors. */
public final class PageLimit {

    private PageLimit() {
    }

    /**
     * Returns the page size of a call.
     *
     * @throws ApiException 400 unless it is between 1 and the maximum
     */
    public static int of(Call call, int otherwise, int most) {
        ObjectNode query = Json.object().put("limit", otherwise);
        call.query("limit").ifPresent(limit -> {
            if (limit.matches("-?\\d{1,9}")) {
                query.put("limit", Integer.parseInt(limit));
            } else {
                query.put("limit", limit);
            }
        });
        return new Schema().required("limit", Rule.max(most), Rule.min(1), Rule.number()).accept(query).get("limit").asInt();
    }
}
