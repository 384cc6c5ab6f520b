/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;

/**
 * Measures the first access to an operation in a new JVM and prints it in microseconds: run it several times and use the median.
 * With a third argument, Jackson reads a document before, as in any application that uses JSON.
 */
public final class FirstLookup {

    private FirstLookup() {
    }

    /** Arguments: the resource and the name of an operation. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 2) {
            readAnyDocument();
        }
        long start = System.nanoTime();
        Operation operation = OperationCatalog.instance().find(arguments[0], arguments[1]).orElseThrow();
        long microseconds = (System.nanoTime() - start) / 1000;
        System.out.println(microseconds + " microseconds: " + operation.uri());
    }

    private static void readAnyDocument() throws IOException {
        byte[] document = "{\"any\": [\"text\", 7, true, {\"more\": null}]}".getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = new JsonFactory().createParser(new ByteArrayInputStream(document))) {
            while (parser.nextToken() != null) {
                if (parser.currentToken().isNumeric()) {
                    parser.getIntValue();
                } else {
                    parser.getText();
                }
            }
        }
    }
}
