/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CallTally;
import io.github.camelcalcom.client.EventLoops;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.ParameterValue;
import io.github.camelcalcom.client.RequestBody;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.client.UploadedFile;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.error.CalcomNotFoundException;
import io.github.camelcalcom.error.CalcomRateLimitException;
import io.github.camelcalcom.error.CalcomValidationException;
import io.github.camelcalcom.pacing.CallPriority;
import io.github.camelcalcom.safecall.SafeCalls;
import io.github.camelcalcom.safecall.Upsert;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an operation for each exchange, on the thread that brings it. An exchange that comes on an event loop continues on a thread of the
 * component's worker pool.
 */
public class CalcomProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomProducer.class);
    /** Calls whose headers are checked: a name that is written wrongly in a route is so from the first call on. */
    private static final int CHECKED_CALLS = 10;

    private final AtomicInteger uncheckedCalls = new AtomicInteger(CHECKED_CALLS);
    private final EndpointScope scope;
    private final Operation operation;
    private final CalcomConfiguration configuration;
    private RequestTemplate template;
    private String[] parameterNames;
    private String[] headerNames;
    private Object[] defaults;
    private UnknownHeaders unknownHeaders;
    private CalcomClient client;
    /** The route of the last call; null if there is none. */
    private volatile String routeId;
    private SafeCalls safeCalls;
    /** Null for an operation of the API. */
    private Upsert upsert;
    private String attemptProperty;
    private boolean managedUserFromMessage;
    /** Null until a message names one; made twice by two messages at once, it is the same. */
    private ManagedUsers managedUsers;
    private RequestBody requestBody;
    private AnswerBinding binding;

    CalcomProducer(EndpointScope scope) {
        super(scope.endpoint());
        this.scope = scope;
        this.operation = scope.operation();
        this.configuration = scope.configuration();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        template = scope.template(scope.calledOperation());
        upsert = operation.kind() == Operation.Kind.UPSERT ? new Upsert(operation) : null;
        int count = template.parameters().size();
        parameterNames = new String[count];
        headerNames = new String[count];
        defaults = new Object[count];
        for (int index = 0; index < count; index++) {
            String name = template.parameters().get(index).name();
            parameterNames[index] = name;
            headerNames[index] = RequestTemplate.headerName(name);
            defaults[index] = scope.parameters().get(name);
        }
        unknownHeaders = new UnknownHeaders(template);
        client = scope.client().branch();
        managedUsers = null;
        managedUserFromMessage = scope.isManagedUserFromMessage();
        if (SafeCalls.covers(operation)) {
            safeCalls = scope.safeCalls(client);
            attemptProperty = BookingMessage.property(operation);
        }
        requestBody = scope.runtime().requestBody();
        binding = new AnswerBinding(operation, configuration, template, requestBody.mapper());
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null && !isDropped()) {
            client.stop();
        }
        super.doStop();
    }

    /**
     * Whether only a cache of producers has dropped this one, which does not ask whether calls are in progress or a list is being read. These
     * continue, and end with their component at the latest.
     */
    private boolean isDropped() {
        CamelContext context = scope.context();
        if (context.isStopping() || context.isStopped()) {
            return false;
        }
        if (routeId == null) {
            return true;
        }
        // a route stops its consumer before its steps
        Route caller = context.getRoute(routeId);
        return caller != null && ServiceHelper.isStarted(caller.getConsumer());
    }

    private void noteRoute(Exchange exchange) {
        String caller = ExchangeHelper.getRouteId(exchange);
        if (!Objects.equals(caller, routeId)) {
            routeId = caller;
        }
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        noteRoute(exchange);
        // before anything that may fail, so that whatever happens next leaves nothing of this send on the exchange
        DynamicParameters interrupted = DynamicParameters.interrupted(exchange, getEndpoint().getEndpointUri());
        Map<String, Object> dynamicParameters = DynamicParameters.take(exchange, getEndpoint().getEndpointUri());
        if (EventLoops.isCurrent()) {
            return handOver(exchange, dynamicParameters, interrupted, callback);
        }
        call(exchange, dynamicParameters, interrupted);
        callback.done(true);
        return true;
    }

    /** Continues on a worker thread, since the exchange came on an event loop. */
    private boolean handOver(Exchange exchange, Map<String, Object> dynamicParameters, DynamicParameters interrupted, AsyncCallback callback) {
        CallPriority priority = configuration.getPriority() == null ? CallPriority.NORMAL : configuration.getPriority();
        CalcomWorkers workers = scope.runtime().workers();
        boolean taken = workers.handOver(priority, () -> {
            call(exchange, dynamicParameters, interrupted);
            end(exchange, callback);
        });
        if (taken) {
            return false;
        }
        exchange.setException(new CalcomRateLimitException(operation.uri(), "it came on an event loop, and " + workers.mostWaiting()
                + " exchanges wait for a worker thread already, as many as may (option pacingQueueSize)", null));
        if (interrupted != null) {
            interrupted.resume(exchange);
        }
        callback.done(true);
        return true;
    }

    private void call(Exchange exchange, Map<String, Object> dynamicParameters, DynamicParameters interrupted) {
        try {
            checkHeaders(exchange.getMessage());
            CalcomRequest request = request(exchange.getMessage(), dynamicParameters);
            CalcomClient caller = caller(exchange);
            Object answer = safeCalls == null ? call(caller, request)
                    : callSafely(caller == client ? safeCalls : safeCalls.as(caller), request, exchange);
            for (String headerName : headerNames) {
                exchange.getMessage().removeHeader(headerName);
            }
            if (safeCalls != null) {
                BookingMessage.forget(exchange, operation, attemptProperty);
            }
            binding.bind(exchange, answer);
        } catch (Exception | Error e) {
            exchange.setException(explained(e, exchange.getMessage()));
        } finally {
            if (interrupted != null) {
                interrupted.resume(exchange);
            }
        }
    }

    /** Logs unknown headers once, since a call that ignores one can succeed with another result than intended. */
    private void checkHeaders(Message message) {
        if (uncheckedCalls.get() > 0 && uncheckedCalls.getAndDecrement() > 0) {
            String unknown = unknownHeaders.of(message);
            if (!unknown.isEmpty()) {
                uncheckedCalls.set(0);
                LOG.warn("The call of {} ignores a header of the message. {}", operation.uri(), unknown);
            }
        }
    }

    /** Adds unknown headers to a failure that they can cause: a missing parameter, or a request that the server does not accept. */
    private Throwable explained(Throwable failure, Message message) {
        if (failure instanceof IllegalArgumentException || failure instanceof CalcomValidationException || failure instanceof CalcomNotFoundException) {
            String unknown = unknownHeaders.of(message);
            if (!unknown.isEmpty() && failure.getClass() == IllegalArgumentException.class) {
                return new IllegalArgumentException(failure.getMessage() + ". " + unknown, failure);
            }
            if (!unknown.isEmpty()) {
                failure.addSuppressed(new IllegalArgumentException(unknown));
            }
        }
        return failure;
    }

    /** Continues the route on this thread, which does not report an Error of a later step. */
    private static void end(Exchange exchange, AsyncCallback callback) {
        try {
            callback.done(false);
        } catch (Error e) {
            GuardedRoute.fail(exchange, e);
        }
    }

    /** The client for a message. It reports to the listener of the exchange, for example that of a tracer. */
    private CalcomClient caller(Exchange exchange) {
        Authentication managedUser = managedUser(exchange.getMessage());
        CalcomClient caller = managedUser == null ? client : client.as(managedUser);
        return caller.observedBy(exchange.getProperty(CallTally.PROPERTY, CallTally.class));
    }

    /** The managed user of the message, or null for the configured caller. */
    private Authentication managedUser(Message message) {
        Object userId = message.getHeader(CalcomConstants.MANAGED_USER_ID);
        if (userId != null) {
            if (managedUsers == null) {
                managedUsers = scope.managedUsers();
            }
            return managedUsers.of(String.valueOf(ParameterValue.of(userId)));
        }
        if (managedUserFromMessage) {
            throw new IllegalArgumentException("authentication=managed-user needs to know the user: set the header "
                                               + CalcomConstants.MANAGED_USER_ID + " or the option managedUserId");
        }
        return null;
    }

    /** The URI of a dynamic send wins over headers, and headers win over the URI of the endpoint. */
    private CalcomRequest request(Message message, Map<String, Object> dynamicParameters) {
        CalcomRequest request = new CalcomRequest(template);
        for (int index = 0; index < headerNames.length; index++) {
            Object dynamic = dynamicParameters.get(parameterNames[index]);
            Object value = dynamic != null ? dynamic : ParameterValue.of(message.getHeader(headerNames[index]));
            request.parameter(index, value != null ? value : defaults[index]);
        }
        if (operation.upload() != null) {
            return request.file(UploadedFile.of(operation, AnswerBinding.fileBody(message)));
        }
        return request.body(operation.body() == Operation.Body.NONE ? null
                : requestBody.toJson(operation, AnswerBinding.plainBody(message)));
    }

    private Object call(CalcomClient caller, CalcomRequest request) throws CalcomException {
        if (upsert != null) {
            return upsert.call(caller, request);
        }
        if (configuration.getOutput() == OutputFormat.RAW) {
            return caller.open(request);
        }
        return switch (configuration.getPaging()) {
            case PAGE -> caller.call(request);
            case ALL -> caller.list(request, configuration.getMaxItems());
            case STREAM -> caller.iterate(request, configuration.getMaxItems());
        };
    }

    private Object callSafely(SafeCalls caller, CalcomRequest request, Exchange exchange) throws CalcomException {
        BookingMessage message = new BookingMessage(exchange, attemptProperty);
        return configuration.getOutput() == OutputFormat.RAW ? caller.open(request, message) : caller.call(request, message);
    }
}
