package io.github.camelcalcom.catalog;

/**
 * How an operation hands out a long list.
 *
 * @param style       which parameters select a page
 * @param maxPageSize the most items that the server gives in one page
 * @param items       field path from the root of the answer to the array of items, such as {@code data} or {@code data.auditLogs}
 * @param next        field path from the root of the answer to the next cursor, null unless the style is {@link Style#CURSOR}
 */
public record Paging(Style style, int maxPageSize, String items, String next) {

    /** Which parameters select a page. */
    public enum Style {
        /** Query parameters {@code take} and {@code skip}. */
        OFFSET("take", "skip"),
        /** Query parameters {@code limit} and {@code offset}. */
        LIMIT_OFFSET("limit", "offset"),
        /** Body fields {@code limit} and {@code offset}. */
        BODY_OFFSET("limit", "offset"),
        /** Query parameters {@code limit} and {@code cursor}; the answer names the next cursor. */
        CURSOR("limit", "cursor");

        private final String sizeParameter;
        private final String positionParameter;

        Style(String sizeParameter, String positionParameter) {
            this.sizeParameter = sizeParameter;
            this.positionParameter = positionParameter;
        }

        /** The parameter or body field that says how many items a page has. */
        public String sizeParameter() {
            return sizeParameter;
        }

        /** The parameter or body field that says where a page begins. */
        public String positionParameter() {
            return positionParameter;
        }
    }
}
