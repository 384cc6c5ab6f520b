/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Describes the pages of lists. */
public final class Pagination {

    private Pagination() {
    }

    /**
     * Returns the description of a page.
     *
     * @param total total number of items
     * @param take  maximum number of items on the page
     * @param skip  number of preceding items
     */
    public static ObjectNode of(int total, int take, int skip) {
        int pages = (total + take - 1) / take;
        return Json.object()
                .put("returnedItems", Math.max(0, Math.min(take, total - skip)))
                .put("totalItems", total)
                .put("itemsPerPage", take)
                .put("remainingItems", Math.max(0, total - skip - take))
                .put("currentPage", Math.min(skip / take + 1, pages))
                .put("totalPages", pages)
                .put("hasNextPage", skip + take < total)
                .put("hasPreviousPage", total > 0 && skip > 0);
    }
}
