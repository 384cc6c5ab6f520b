package io.github.camelcalcom.sandbox.state;

/** A value that an attribute may have. An attribute of type text or number has one option for every assigned value. */
public record AttributeOption(String id, String attributeId, String value, String slug) {
}
