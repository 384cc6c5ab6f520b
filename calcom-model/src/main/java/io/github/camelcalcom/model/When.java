/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JSON objects that become this record of a sealed type. The first record of the sealed type whose condition is true is used. A record
 * without a condition is used for all other objects.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface When {

    /** The name of the field that decides. */
    String field();

    /**
     * The text of the field, or {@code true} or {@code false} for a flag. The field has no component and is written with the record. If empty, any
     * value other than null is sufficient.
     */
    String is() default "";
}
