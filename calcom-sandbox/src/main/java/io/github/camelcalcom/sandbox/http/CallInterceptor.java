package io.github.camelcalcom.sandbox.http;

/** Decides what becomes of a call that has a route. Called on the sandbox's event loop. */
@FunctionalInterface
public interface CallInterceptor {

    /** Executes every call and answers what comes of it. */
    CallInterceptor NONE = call -> call.execute().onSuccess(call::answer);

    /** Takes a call over; whatever is to happen to it must be done here. */
    void intercept(ServedCall call);
}
