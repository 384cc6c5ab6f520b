package io.github.camelcalcom;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcalcom.auth.Authentication;
import io.github.camelcalcom.auth.ManagedUsers;
import io.github.camelcalcom.booking.SafeCalls;
import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.CallTally;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.RequestTemplate;
import io.github.camelcalcom.error.Causes;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Calls an operation for each exchange. Holds no thread while it waits for the server; the exchange continues on a worker thread.
 */
public class CalcomProducer extends DefaultAsyncProducer {

    private final CalcomEndpoint endpoint;
    private final Operation operation;
    private RequestTemplate template;
    private String[] parameterNames;
    private String[] headerNames;
    private Object[] defaults;
    private CalcomClient client;
    private SafeCalls safeCalls;
    private String attemptProperty;
    private boolean managedUserFromMessage;
    /** Null until a message names one; made twice by two messages at once, it is the same. */
    private ManagedUsers managedUsers;
    private AnswerBinding binding;

    public CalcomProducer(CalcomEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.getCatalogOperation();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        template = endpoint.template(operation);
        int count = template.parameters().size();
        parameterNames = new String[count];
        headerNames = new String[count];
        defaults = new Object[count];
        for (int index = 0; index < count; index++) {
            String name = template.parameters().get(index).name();
            parameterNames[index] = name;
            headerNames[index] = RequestTemplate.headerName(name);
            defaults[index] = endpoint.getOperationParameters().get(name);
        }
        client = endpoint.client().branch();
        managedUsers = null;
        managedUserFromMessage = endpoint.isManagedUserFromMessage();
        if (SafeCalls.covers(operation)) {
            safeCalls = endpoint.safeCalls(client);
            attemptProperty = BookingMessage.property(operation);
        }
        binding = new AnswerBinding(endpoint.getConfiguration(), template, endpoint.getComponent().requestBody().mapper());
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            client.stop();
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        // first of all, so that whatever happens next leaves nothing of this send on the exchange
        Map<String, Object> dynamicParameters = DynamicParameters.take(exchange, endpoint.getEndpointUri());
        CompletableFuture<?> answer;
        try {
            CalcomRequest request = request(exchange.getMessage(), dynamicParameters);
            CalcomClient caller = caller(exchange);
            answer = safeCalls == null ? start(caller, request)
                    : startSafely(caller == client ? safeCalls : safeCalls.as(caller), request, exchange);
        } catch (Exception | Error e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        answer.whenComplete((result, failure) -> endpoint.getComponent().workers().run(() -> complete(exchange, callback, result, failure)));
        return false;
    }

    /** Who calls for a message; what becomes of its calls is told where somebody, such as a tracer, wants to know. */
    private CalcomClient caller(Exchange exchange) {
        Authentication managedUser = managedUser(exchange.getMessage());
        CalcomClient caller = managedUser == null ? client : client.as(managedUser);
        return caller.observedBy(exchange.getProperty(CallTally.PROPERTY, CallTally.class));
    }

    /** The user that the message names, or null to call as who is configured. */
    private Authentication managedUser(Message message) {
        Object userId = message.getHeader(CalcomConstants.MANAGED_USER_ID);
        if (userId != null) {
            if (managedUsers == null) {
                managedUsers = endpoint.managedUsers();
            }
            return managedUsers.of(userId.toString());
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
            Object value = dynamic != null ? dynamic : message.getHeader(headerNames[index]);
            request.parameter(index, value != null ? value : defaults[index]);
        }
        return request.body(operation.body() == Operation.Body.NONE ? null
                : endpoint.getComponent().requestBody().toJson(operation, AnswerBinding.plainBody(message)));
    }

    private CompletableFuture<?> start(CalcomClient caller, CalcomRequest request) {
        if (endpoint.getConfiguration().getOutput() == OutputFormat.RAW) {
            return caller.open(request);
        }
        return switch (endpoint.getConfiguration().getPaging()) {
            case PAGE -> caller.call(request);
            case ALL -> caller.list(request, endpoint.getConfiguration().getMaxItems());
            case STREAM -> caller.iterate(request, endpoint.getConfiguration().getMaxItems());
        };
    }

    private CompletableFuture<?> startSafely(SafeCalls caller, CalcomRequest request, Exchange exchange) {
        BookingMessage message = new BookingMessage(exchange, attemptProperty);
        return endpoint.getConfiguration().getOutput() == OutputFormat.RAW ? caller.open(request, message) : caller.call(request, message);
    }

    private void complete(Exchange exchange, AsyncCallback callback, Object result, Throwable failure) {
        try {
            if (failure != null) {
                exchange.setException(Causes.unwrapped(failure));
            } else {
                for (String headerName : headerNames) {
                    exchange.getMessage().removeHeader(headerName);
                }
                if (safeCalls != null) {
                    BookingMessage.forget(exchange, operation, attemptProperty);
                }
                binding.bind(exchange, result);
            }
        } catch (Exception | Error e) {
            exchange.setException(e);
        }
        try {
            callback.done(false);
        } catch (Error e) {
            // of a later step of the route, which runs on this thread
            GuardedRoute.fail(exchange, e);
        }
    }
}
