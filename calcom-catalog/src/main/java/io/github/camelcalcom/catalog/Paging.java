/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

/**
 * The paging of a list.
 *
 * @param style       the parameters that select a page
 * @param maxPageSize the maximum number of items of a page
 * @param items       path from the root of the response to the array of items, such as {@code data} or {@code data.auditLogs}
 * @param next        path from the root of the response to the next cursor; null unless the style is {@link Style#CURSOR}
 */
public record Paging(Style style, int maxPageSize, String items, String next) {

    /** The parameters that select a page. */
    public enum Style {
        /** Query parameters {@code take} and {@code skip}. */
        OFFSET("take", "skip"),
        /** Query parameters {@code limit} and {@code offset}. */
        LIMIT_OFFSET("limit", "offset"),
        /** Body fields {@code limit} and {@code offset}. */
        BODY_OFFSET("limit", "offset"),
        /** Query parameters {@code limit} and {@code cursor}; the response contains the next cursor. */
        CURSOR("limit", "cursor");

        private final String sizeParameter;
        private final String positionParameter;

        Style(String sizeParameter, String positionParameter) {
            this.sizeParameter = sizeParameter;
            this.positionParameter = positionParameter;
        }

        /** The parameter or body field with the number of items of a page. */
        public String sizeParameter() {
            return sizeParameter;
        }

        /** The parameter or body field with the position of a page. */
        public String positionParameter() {
            return positionParameter;
        }
    }
}
