/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelcalcom.tools.mcp.CalcomToolsMain;
import io.modelcontextprotocol.client.transport.ServerParameters;

/** The command that runs the server of the tools in a process of its own. */
public final class StartedServer {

    private StartedServer() {
    }

    /** With the class path of the tests. */
    public static ServerParameters parameters(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), CalcomToolsMain.class.getName()));
        command.addAll(List.of(arguments));
        return ServerParameters.builder(java()).args(command).env(environment).build();
    }

    /** The Java of this process. */
    public static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
