/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.error.CalcomException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands for the permission to call the first page of a list in an older version if the hosted service does not answer the newest one in
 * time. Warns once for each list. Thread safe.
 */
public final class ListFallback {

    private static final Logger LOG = LoggerFactory.getLogger(ListFallback.class);

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void note(Operation operation, RequestTemplate older, CalcomException failure) {
        if (warned.add(operation.uri())) {
            LOG.warn("The server did not answer {} in its newest version in time, so that it is called in version {}, here and whenever that"
                     + " happens again. Set apiVersion={} to call no other version, or listFallback=false to fail instead: {}",
                    operation.uri(), older.version(), older.version(), failure.getMessage());
        } else {
            LOG.debug("{} is called in version {}", operation.uri(), older.version(), failure);
        }
    }
}
