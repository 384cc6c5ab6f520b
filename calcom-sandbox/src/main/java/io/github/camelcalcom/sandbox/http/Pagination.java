package io.github.camelcalcom.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What lists tell about their pages. */
public final class Pagination {

    private Pagination() {
    }

    /**
     * The description of a page.
     *
     * @param total how many items there are
     * @param take  how many were wanted
     * @param skip  how many were left out before
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
