package io.github.camelcalcom.client;

import java.util.List;

import io.github.camelcalcom.error.CalcomException;

/** Is told what came of one attempt: one of the two methods is called, once, on a thread that must not be blocked. */
interface Outcome<T> {

    /** The server did what it was asked. */
    void succeeded(T result);

    /** What the attempt was sent with and no failure may show. */
    List<String> secrets();

    /** It did not, or it is not known whether it did. */
    void failed(CalcomException failure);
}
