package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;

/** How many items a page may have where a cursor leads to the next one. */
public final class PageLimit {

    private PageLimit() {
    }

    /**
     * What a call asks for.
     *
     * @throws ApiException 400 unless it is at least 1 and at most the last number
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
