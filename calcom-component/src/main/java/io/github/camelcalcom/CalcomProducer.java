package io.github.camelcalcom;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelcalcom.catalog.Operation;
import io.github.camelcalcom.client.CalcomClient;
import io.github.camelcalcom.client.CalcomRequest;
import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.RequestTemplate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an operation for each exchange. Holds no thread while it waits for the server; the exchange continues on a worker thread.
 */
public class CalcomProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(CalcomProducer.class);

    private final CalcomEndpoint endpoint;
    private final Operation operation;
    private RequestTemplate template;
    private String[] headerNames;
    private Object[] defaults;
    private CalcomClient client;
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
        headerNames = new String[count];
        defaults = new Object[count];
        for (int index = 0; index < count; index++) {
            String name = template.parameters().get(index).name();
            headerNames[index] = RequestTemplate.headerName(name);
            defaults[index] = endpoint.getOperationParameters().get(name);
        }
        client = endpoint.client();
        binding = new AnswerBinding(endpoint.getConfiguration(), template, endpoint.getComponent().requestBody().mapper());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<?> answer;
        try {
            answer = start(request(exchange.getMessage()));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        answer.whenComplete((result, failure) -> continueRoute(() -> complete(exchange, callback, result, failure)));
        return false;
    }

    private CalcomRequest request(Message message) {
        CalcomRequest request = new CalcomRequest(template);
        for (int index = 0; index < headerNames.length; index++) {
            Object value = message.getHeader(headerNames[index]);
            request.parameter(index, value != null ? value : defaults[index]);
        }
        return request.body(operation.body() == Operation.Body.NONE ? null
                : endpoint.getComponent().requestBody().toJson(operation, AnswerBinding.plainBody(message)));
    }

    private CompletableFuture<?> start(CalcomRequest request) {
        if (endpoint.getConfiguration().getOutput() == OutputFormat.RAW) {
            return client.open(request);
        }
        return switch (endpoint.getConfiguration().getPaging()) {
            case PAGE -> client.call(request);
            case ALL -> client.list(request, endpoint.getConfiguration().getMaxItems());
            case STREAM -> client.iterate(request, endpoint.getConfiguration().getMaxItems());
        };
    }

    private void continueRoute(Runnable continuation) {
        try {
            endpoint.getComponent().workers().execute(continuation);
        } catch (RejectedExecutionException e) {
            // the component is being shut down; the exchange must end all the same, and not on an event loop
            LOG.debug("The worker pool is shut down; continuing on the common pool", e);
            CompletableFuture.runAsync(continuation);
        }
    }

    private void complete(Exchange exchange, AsyncCallback callback, Object result, Throwable failure) {
        try {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
            } else {
                for (String headerName : headerNames) {
                    exchange.getMessage().removeHeader(headerName);
                }
                binding.bind(exchange, result);
            }
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }
}
