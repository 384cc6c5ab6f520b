/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelcalcom.sandbox.http.Answer;
import io.github.camelcalcom.sandbox.http.ApiException;
import io.github.camelcalcom.sandbox.http.Call;
import io.github.camelcalcom.sandbox.http.Json;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Pages of a list by cursor. A cursor names the last item of its page. */
public final class CursorPage {

    /** The default size of a page. */
    public static final int DEFAULT_LIMIT = 50;

    /** The maximum size of a page. */
    public static final int MAX_LIMIT = 100;

    private CursorPage() {
    }

    /**
     * Returns the requested page of a list.
     *
     * @param id   identifier of an item
     * @param view renders an item
     * @throws ApiException 400 for a cursor that names no item of the list, or an invalid limit
     */
    public static <T> Answer of(Call call, List<T> items, Function<T, String> id, Function<T, ? extends JsonNode> view) {
        int limit = PageLimit.of(call, DEFAULT_LIMIT, MAX_LIMIT);
        Optional<String> cursor = call.query("cursor").filter(text -> !text.isEmpty());
        List<T> rest = cursor.map(text -> after(items, id, decoded(text))).orElse(items);
        List<T> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean more = page.size() < rest.size();
        ObjectNode answer = Json.object().put("status", "success");
        ArrayNode data = answer.putArray("data");
        page.forEach(item -> data.add(view.apply(item)));
        answer.putObject("pagination").put("nextCursor", more ? encoded(id.apply(page.get(limit - 1))) : null).put("hasMore", more);
        return Answer.document(200, answer);
    }

    private static <T> List<T> after(List<T> items, Function<T, String> id, String last) {
        for (int i = 0; i < items.size(); i++) {
            if (id.apply(items.get(i)).equals(last)) {
                return items.subList(i + 1, items.size());
            }
        }
        throw ApiException.badRequest("Invalid cursor");
    }

    private static String encoded(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("Invalid cursor");
        }
    }
}
