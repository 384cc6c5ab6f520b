package io.github.camelcalcom.error;

import java.util.function.BiConsumer;

/** The headers of an answer, read where they are. Used by one thread, and only during the call that it is given to. */
public interface HeaderView {

    /**
     * A header's first value.
     *
     * @param  name in any case
     * @return      null if the answer does not have it
     */
    String header(String name);

    /**
     * Hands out every header. Asked for only where the usual headers do not tell, so it need not be quick.
     *
     * @param headers takes a header's name, in any case, and its value
     */
    void forEach(BiConsumer<String, String> headers);
}
