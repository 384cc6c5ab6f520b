/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.support;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Keys and certificates of an authority that only its own trust store knows, made by the JDK's keytool once per process. */
public final class TestCertificates {

    public static final String PASSWORD = "store-password";

    /** Of this process alone: tests run in several at the same time. */
    private static final Path DIRECTORY = Path.of("target", "test-certificates", String.valueOf(ProcessHandle.current().pid())).toAbsolutePath();
    private static final String AUTHORITY = "authority";
    private static final TestCertificates INSTANCE = new TestCertificates();

    private TestCertificates() {
        try {
            Files.createDirectories(DIRECTORY);
            for (String left : List.of(AUTHORITY, "trust", "server", "expired", "elsewhere", "client")) {
                Files.deleteIfExists(DIRECTORY.resolve(left + ".p12"));
            }
            await(generate(AUTHORITY, "CN=Test authority", List.of("-ext", "bc:c", "-ext", "ku:c=keyCertSign")));
            Path authority = DIRECTORY.resolve(AUTHORITY + ".cer");
            await(keytool(AUTHORITY, "-exportcert", "-alias", AUTHORITY, "-file", authority.toString()));
            for (String signed : List.of("server", "expired", "elsewhere", "client")) {
                Files.copy(DIRECTORY.resolve(AUTHORITY + ".p12"), DIRECTORY.resolve(signed + ".p12"));
            }
            String loopback = "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
            List<Process> processes = List.of(
                    keytool("trust", "-importcert", "-noprompt", "-alias", AUTHORITY, "-file", authority.toString()),
                    generate("server", "CN=server", List.of("-signer", AUTHORITY, "-ext", loopback)),
                    generate("expired", "CN=expired", List.of("-signer", AUTHORITY, "-ext", loopback, "-startdate", "-20d")),
                    generate("elsewhere", "CN=elsewhere", List.of("-signer", AUTHORITY, "-ext", "san=dns:elsewhere.example")),
                    generate("client", "CN=client", List.of("-signer", AUTHORITY)));
            for (Process process : processes) {
                await(process);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Process generate(String alias, String name, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC",
                "-groupname", "secp256r1", "-validity", "10"));
        arguments.addAll(more);
        return keytool(alias, arguments.toArray(String[]::new));
    }

    private static Process keytool(String store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1");
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", path(store), "-storetype", "PKCS12", "-storepass", PASSWORD));
        File log = DIRECTORY.resolve(store + ".log").toFile();
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    }

    private static void await(Process process) throws IOException {
        try {
            if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed; see " + DIRECTORY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String path(String store) {
        return DIRECTORY.resolve(store + ".p12").toString();
    }

    /**
     * A server on 127.0.0.1.
     *
     * @param alias server (good), expired, or elsewhere (another host's)
     */
    public static HttpServerOptions server(String alias) {
        return new HttpServerOptions().setHost("127.0.0.1").setPort(0).setSsl(true)
                .setKeyCertOptions(INSTANCE.pfx(alias).setAlias(alias));
    }

    /** A server that wants a certificate of its clients. */
    public static HttpServerOptions serverWithClientAuthentication() {
        return server("server").setClientAuth(ClientAuth.REQUIRED).setTrustOptions(INSTANCE.pfx("trust"));
    }

    private PfxOptions pfx(String store) {
        return new PfxOptions().setPath(path(store)).setPassword(PASSWORD);
    }

    /** Trusts the authority. */
    public static SSLContextParameters trusting() {
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keyStore("trust", PASSWORD));
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** Trusts the authority, and has a certificate of its own. */
    public static SSLContextParameters trustingWithClientCertificate() {
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(keyStore("client", PASSWORD));
        keys.setKeyPassword(PASSWORD);
        SSLContextParameters parameters = trusting();
        parameters.setKeyManagers(keys);
        parameters.setCertAlias("client");
        return parameters;
    }

    /** @param store trust or client, or one that does not exist */
    public static KeyStoreParameters keyStore(String store, String password) {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setResource("file:" + path(store));
        parameters.setType("PKCS12");
        parameters.setPassword(password);
        return parameters;
    }
}
