package io.github.camelcalcom.sandbox;

/** What a sandbox knows when it starts. */
@FunctionalInterface
public interface SandboxSeed {

    /** Plants users and what belongs to them. Runs once, before the first call is served. */
    void plant(Seeding seeding);

    /** One user, {@code alice}, in London with an event type of 30 minutes ({@code 30min}) and one of 60 ({@code 60min}). */
    static SandboxSeed standard() {
        return seeding -> seeding.user("alice", "Alice", "alice@example.com", "Europe/London")
                .eventType("30 minutes", "30min", 30)
                .eventType("60 minutes", "60min", 60);
    }

    /**
     * The standard user and a platform organization: its owner {@code platowner} and an OAuth client that may do everything and gives its
     * managed users the default event types. {@link CalcomSandbox#platform()} knows its id and secret.
     */
    static SandboxSeed platform() {
        return seeding -> {
            standard().plant(seeding);
            seeding.platform("Platform", seeding.user("platowner", "Platowner", "platowner@example.com", "Europe/London"))
                    .oAuthClient("Platform client", "http://localhost:4321/cb");
        };
    }

    /** Nobody: every call with credentials is refused. */
    static SandboxSeed empty() {
        return seeding -> {
        };
    }
}
