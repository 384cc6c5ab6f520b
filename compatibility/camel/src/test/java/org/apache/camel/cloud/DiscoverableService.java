/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package org.apache.camel.cloud;

import java.util.Map;

/** No longer exists in Camel 4.22. The older camel-undertow, which replaces that of 4.22 in these tests, implements it. */
public interface DiscoverableService {

    Map<String, String> getServiceProperties();
}
