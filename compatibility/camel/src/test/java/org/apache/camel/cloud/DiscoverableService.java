package org.apache.camel.cloud;

import java.util.Map;

/** Is not in Camel 4.22 any more, but the older camel-undertow that stands in for that version's own implements it. */
public interface DiscoverableService {

    Map<String, String> getServiceProperties();
}
