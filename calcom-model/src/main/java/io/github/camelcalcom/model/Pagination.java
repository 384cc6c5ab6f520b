/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The place of a page in its list. The server sends either the numbers of a list that is read by offset, or the cursor of the next page.
 *
 * @param totalItems      number of items of the list
 * @param remainingItems  number of items after this page
 * @param returnedItems   number of items on this page
 * @param itemsPerPage    size of a page
 * @param currentPage     number of this page, from 1
 * @param totalPages      number of pages
 * @param hasNextPage     whether another page follows
 * @param hasPreviousPage whether this is not the first page
 * @param nextCursor      the cursor of the next page; null on the last page
 * @param hasMore         whether another page follows, for lists that are read with a cursor
 * @param additional      see {@link CalcomRecord#additional()}
 */
@RecordBuilder
public record Pagination(
        Integer totalItems, Integer remainingItems, Integer returnedItems, Integer itemsPerPage, Integer currentPage, Integer totalPages,
        Boolean hasNextPage, Boolean hasPreviousPage, String nextCursor, Boolean hasMore, Map<String, JsonNode> additional) implements CalcomRecord {

    public Pagination {
        additional = CalcomJson.copy(additional);
    }
}
