package io.github.camelcalcom.sandbox.replay;

import io.github.camelcalcom.sandbox.CalcomSandbox;
import io.github.camelcalcom.sandbox.SandboxProfile;

/** A sandbox with the users of the recorded server, in its order. */
final class RecordedServer {

    private RecordedServer() {
    }

    static CalcomSandbox start() {
        return CalcomSandbox.builder().profile(SandboxProfile.SELF_HOSTED).seed(seeding -> {
            seeding.user("alice", "Alice", "alice@example.com", "Europe/London");
            seeding.user("bob", "Bob", "bob@example.com", "Europe/London");
            seeding.user("orgadmin", "Orgadmin", "orgadmin@example.com", "Europe/London");
            seeding.user("orgmember", "Orgmember", "orgmember@example.com", "Europe/London");
            seeding.user("platowner", "Platowner", "platowner@example.com", "Europe/London");
        }).start();
    }
}
