package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.OperationLimit;
import io.github.camelcalcom.sandbox.RateLimits;
import io.github.camelcalcom.sandbox.SandboxProfile;
import io.github.camelcalcom.sandbox.Seeding;

/** A sandbox with the users and organizations of the recorded server, in its order, and its limits: none but those of single operations. */
final class RecordedServer {

    private static final RateLimits LIMITS = RateLimits.GENEROUS.withOperations(OperationLimit.CALCOM);

    private RecordedServer() {
    }

    static CalcomSandbox start() {
        return CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).rateLimits(LIMITS).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
            Seeding.SeededUser admin = seeding.user("orgadmin", "Orgadmin", "orgadmin@acme.test", "Europe/London");
            Seeding.SeededUser member = seeding.user("orgmember", "Orgmember", "orgmember@acme.test", "Europe/London");
            Seeding.SeededUser owner = seeding.user("platowner", "Platowner", "owner@plat.test", "Europe/London");
            // the session makes user 6 by an operation of organizations, and a team of organization 1 has number 2
            seeding.organization("Sales", seeding.user("later", "Later", "later@acme.test", "Europe/London"));
            seeding.organization("Acme", admin).member(member);
            seeding.platform("Platform", owner);
        }).start();
    }
}
