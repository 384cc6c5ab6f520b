package io.github.camelcalcom.error;

import java.util.regex.Pattern;

/**
 * There is no such thing (404, 410), or the server does not know the operation: see {@link #isOperationUnknown()}.
 */
public class CalcomNotFoundException extends CalcomException {

    private static final long serialVersionUID = 1L;

    /** The framework's own words for a path, or a version of it, without a route. */
    private static final Pattern NO_ROUTE = Pattern.compile("Cannot [A-Z]+ /.*", Pattern.DOTALL);

    private final boolean operationUnknown;

    CalcomNotFoundException(ErrorAnswer answer) {
        super(answer);
        this.operationUnknown = isOperationUnknown(answer);
    }

    /**
     * Whether the server has no such operation in the version that was asked for, or the answer did not come from the API at all
     * (a proxy's page, an empty body). Nothing is then known about the thing itself; {@code apiUrl}, {@code apiProfile} or
     * {@code apiVersion} is likely to be wrong.
     */
    public boolean isOperationUnknown() {
        return operationUnknown;
    }

    static boolean isOperationUnknown(ErrorAnswer answer) {
        return !answer.isFromApi() || answer.message() != null && NO_ROUTE.matcher(answer.message()).matches();
    }
}
