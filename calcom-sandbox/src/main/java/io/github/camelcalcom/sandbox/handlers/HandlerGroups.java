package io.github.camelcalcom.sandbox.handlers;

import io.github.camelcalcom.sandbox.absence.OutOfOfficeHandlers;
import io.github.camelcalcom.sandbox.apps.AppGroups;
import io.github.camelcalcom.sandbox.attributes.AttributeGroups;
import io.github.camelcalcom.sandbox.credits.CreditHandlers;
import io.github.camelcalcom.sandbox.http.OperationRegistry;
import io.github.camelcalcom.sandbox.insights.InsightGroups;
import io.github.camelcalcom.sandbox.limits.BookingLimitHandlers;
import io.github.camelcalcom.sandbox.notifications.NotificationHandlers;
import io.github.camelcalcom.sandbox.roles.RoleHandlers;
import io.github.camelcalcom.sandbox.state.SandboxState;
import io.github.camelcalcom.sandbox.teams.TeamGroups;
import io.github.camelcalcom.sandbox.verification.BookerEmailHandlers;
import io.github.camelcalcom.sandbox.verification.VerifiedResourceHandlers;
import io.github.camelcalcom.sandbox.workflows.WorkflowHandlers;

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
                new TeamEventTypeHandlers(state),
                new BookingFieldHandlers(state),
                new SchedulingConfigHandlers(state),
                new PrivateLinkHandlers(state),
                new WebhookHandlers(state),
                new TeamGroups(state),
                new RoleHandlers(state),
                new AttributeGroups(state),
                new OutOfOfficeHandlers(state),
                new VerifiedResourceHandlers(state),
                new WorkflowHandlers(state),
                new AppGroups(state),
                new PublicListHandlers(),
                new BookerEmailHandlers(),
                new BookingLimitHandlers(state),
                new NotificationHandlers(state),
                new CreditHandlers(state),
                new InsightGroups(state));
    }
}
