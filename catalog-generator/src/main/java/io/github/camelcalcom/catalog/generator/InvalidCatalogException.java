package io.github.camelcalcom.catalog.generator;

/** The OpenAPI document and the overlay do not fit together; the message says what has to be changed in the overlay. */
public class InvalidCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the change that is needed. */
    public InvalidCatalogException(String message) {
        super(message);
    }
}
