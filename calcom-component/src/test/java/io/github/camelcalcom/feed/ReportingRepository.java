/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.feed;

import io.github.camelcalcom.support.JavaProcess;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Says a line to the test when a state that is written is refused, since another process wrote it. */
final class ReportingRepository extends ServiceSupport implements StateRepository<String, String> {

    private final StateRepository<String, String> repository;
    private final String process;

    ReportingRepository(StateRepository<String, String> repository, String process) {
        this.repository = repository;
        this.process = process;
    }

    @Override
    public void setState(String key, String value) {
        try {
            repository.setState(key, value);
        } catch (IllegalStateException e) {
            JavaProcess.report(process + ' ' + FeedProcess.REFUSED);
            throw e;
        }
    }

    @Override
    public String getState(String key) {
        return repository.getState(key);
    }
}
