package io.github.camelcalcom.dsl;

/** One of the fixed values of a parameter. */
public interface ParameterValue {

    /** Returns the value as the API expects it. */
    String value();
}
