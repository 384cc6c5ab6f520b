/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.util.List;

/**
 * The file of an operation that sends its body as {@code multipart/form-data}.
 *
 * @param field      the name of the part with the file
 * @param mediaTypes the accepted media types, such as {@code image/png}
 * @param maxBytes   the maximum size of the file in bytes
 */
public record Upload(String field, List<String> mediaTypes, long maxBytes) {

    public Upload {
        mediaTypes = List.copyOf(mediaTypes);
    }
}
