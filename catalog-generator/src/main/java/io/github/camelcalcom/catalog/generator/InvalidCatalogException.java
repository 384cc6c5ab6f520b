package io.github.camelcalcom.catalog.generator;

/** The OpenAPI document and the overlay do not match. The message states the required change of the overlay. */
public class InvalidCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the required change of the overlay */
    public InvalidCatalogException(String message) {
        super(message);
    }
}
