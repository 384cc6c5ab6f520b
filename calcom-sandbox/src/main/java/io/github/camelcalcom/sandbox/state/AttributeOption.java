package io.github.camelcalcom.sandbox.state;

/** A value that an attribute may have. An attribute of text or numbers has one for every value that was assigned. */
public record AttributeOption(String id, String attributeId, String value, String slug) {
}
