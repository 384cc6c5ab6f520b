package io.github.camelcalcom.catalog;

/** Where an operation or a parameter exists. */
public enum Availability {

    /** On the hosted service and on self-hosted servers. */
    BOTH("both"),

    /** On the hosted service only. */
    HOSTED("hosted"),

    /** On self-hosted servers only. */
    SELF_HOSTED("self-hosted"),

    /** In older documents only: no longer documented anywhere, still answered by some servers. */
    LEGACY("legacy");

    private final String label;

    Availability(String label) {
        this.label = label;
    }

    /** The name that catalogue files use. */
    public String label() {
        return label;
    }

    /** Whether a server of this profile can be expected to know it. A legacy operation may be known anywhere. */
    public boolean includes(ApiProfile profile) {
        return switch (this) {
            case BOTH, LEGACY -> true;
            case HOSTED -> profile == ApiProfile.HOSTED;
            case SELF_HOSTED -> profile == ApiProfile.SELF_HOSTED;
        };
    }
}
