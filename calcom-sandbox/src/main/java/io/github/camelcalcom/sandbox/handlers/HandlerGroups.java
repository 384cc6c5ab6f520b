package io.github.camelcalcom.sandbox.handlers;

import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.state.SandboxState;

import java.util.List;

/** Every group of handlers that the sandbox has. */
public final class HandlerGroups {

    private HandlerGroups() {
    }

    /** All groups, working on one state. */
    public static List<OperationRegistry.Group> all(SandboxState state) {
        return List.of(
                new MeHandlers(state),
                new ApiKeyHandlers(state),
                new ScheduleHandlers(state),
                new EventTypeHandlers(state),
                new PrivateLinkHandlers(state),
                new WebhookHandlers(state));
    }
}
