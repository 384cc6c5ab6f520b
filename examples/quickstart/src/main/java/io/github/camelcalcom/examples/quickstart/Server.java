package io.github.camelcalcom.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import io.github.camelcalcom.sandbox.CalcomSandbox;

/**
 * The server that the quickstart talks to: a sandbox in this process, or Cal.com where a key is given.
 *
 * @param url         where its API is
 * @param apiKey      to call it with
 * @param reachesHere whether its webhooks can reach a port of this machine's loopback interface
 * @param sandbox     the one in this process; null for any other server
 */
record Server(String url, String apiKey, boolean reachesHere, CalcomSandbox sandbox) implements AutoCloseable {

    /** Reads {@code CALCOM_API_KEY} and {@code CALCOM_API_URL}; without a key it starts a sandbox. */
    static Server fromEnvironment() {
        String key = System.getenv("CALCOM_API_KEY");
        if (key == null || key.isBlank()) {
            return of(CalcomSandbox.start());
        }
        String url = System.getenv("CALCOM_API_URL");
        return new Server(url == null || url.isBlank() ? "https://api.cal.com" : url, key, false, null);
    }

    /** A sandbox of this process, which is closed with the server. */
    static Server of(CalcomSandbox sandbox) {
        return new Server(sandbox.url(), sandbox.apiKey(), true, sandbox);
    }

    boolean isSandbox() {
        return sandbox != null;
    }

    /** A port of the loopback interface that nobody uses now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    public String toString() {
        return isSandbox() ? "a sandbox at " + url : url;
    }
}
